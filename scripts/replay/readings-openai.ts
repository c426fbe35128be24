/** Chat completions and responses, as OpenAI documents them and its many hosts vary them. */

import {
  addFilters,
  argumentsOf,
  at,
  listAt,
  nothingRead,
  numberAt,
  partsText,
  textAt,
  type ReadCall,
  type Reading,
  type ReadUsage,
} from './reading.ts';

/** One completion, or the chunks of one. */
export function readChatCompletions(values: unknown[]): Reading {
  const reading = nothingRead();
  const calls: (ReadCall & { id: string; index: unknown })[] = [];
  for (const value of values) {
    reading.error ??= at(value, 'error') ?? null;
    reading.model ??= textAt(value, 'model') || null;
    reading.usage = chatUsage(at(value, 'usage') ?? at(value, 'x_groq.usage')) ?? reading.usage;
    for (const result of listAt(value, 'prompt_filter_results'))
      addFilters(reading.filters, at(result, 'content_filter_results'));
    const choice = listAt(value, 'choices').find((one) => numberAt(one, 'index') === 0);
    if (!choice) continue;
    reading.found = true;
    addFilters(reading.filters, at(choice, 'content_filter_results'));
    const said = at(choice, 'delta') ?? at(choice, 'message');
    reading.text += partsText(at(said, 'content'), /^text$/) + textAt(said, 'refusal');
    reading.refused ||= textAt(said, 'refusal') !== '';
    reading.reasoning += reasoningOf(said);
    for (const part of listAt(said, 'tool_calls')) addCallPart(calls, part);
    const finish = textAt(choice, 'finish_reason');
    if (finish) reading.finish = [finish];
  }
  reading.calls = calls.map(({ name, argumentsText }) => ({ name, argumentsText }));
  return withoutThinkTags(reading);
}

/** DeepSeek and xAI say `reasoning_content`, Groq and others `reasoning`, Mistral has parts of their own type. */
function reasoningOf(said: unknown): string {
  const thinking = listAt(said, 'content').flatMap((part) => {
    const thought = at(part, 'thinking');
    return typeof thought === 'string' ? [thought] : [partsText(thought, /^text$/)];
  });
  return (textAt(said, 'reasoning_content') || textAt(said, 'reasoning')) + thinking.join('');
}

/** A part belongs to the call of its index, unless it brings an id of its own. */
function addCallPart(calls: (ReadCall & { id: string; index: unknown })[], part: unknown): void {
  const id = textAt(part, 'id');
  const index = at(part, 'index') ?? null;
  const known = calls.findLast((call) =>
    index === null ? id === '' || call.id === id : call.index === index,
  );
  const text =
    at(part, 'function.arguments') === undefined ? '' : argumentsOf(at(part, 'function.arguments'));
  if (known && (id === '' || known.id === '' || known.id === id)) {
    known.argumentsText += text;
    known.name ||= textAt(part, 'function.name');
    return;
  }
  calls.push({ id, index, name: textAt(part, 'function.name'), argumentsText: text });
}

/** Hosts of open models leave the thoughts in the text, between tags at its start. */
function withoutThinkTags(reading: Reading): Reading {
  const match = /^\s*<think>([\s\S]*?)(?:<\/think>\s*|$)/.exec(reading.text);
  if (!match) return reading;
  return { ...reading, reasoning: reading.reasoning + match[1]!, text: reading.text.slice(match[0].length) };
}

/** Some hosts count reasoning beside the completion; the total tells. */
function chatUsage(usage: unknown): ReadUsage | null {
  if (typeof at(usage, 'prompt_tokens') !== 'number') return null;
  const input = numberAt(usage, 'prompt_tokens');
  return {
    input,
    output: Math.max(numberAt(usage, 'completion_tokens'), numberAt(usage, 'total_tokens') - input),
    cached: numberAt(
      usage,
      'prompt_tokens_details.cached_tokens',
      'prompt_cache_hit_tokens',
      'num_cached_tokens',
      'cached_tokens',
    ),
    cacheWrite: numberAt(usage, 'prompt_tokens_details.cache_write_tokens'),
    reasoning: numberAt(usage, 'completion_tokens_details.reasoning_tokens', 'reasoning_tokens'),
  };
}

/** One response, or the events of one. */
export function readResponses(values: unknown[]): Reading {
  const reading = nothingRead();
  const done: unknown[] = [];
  let last: unknown = null;
  let shown = '';
  for (const value of values) {
    const type = textAt(value, 'type');
    if (/^response\.(?:output_text|refusal)\.delta$/.test(type)) shown += textAt(value, 'delta');
    if (type === 'error') reading.error ??= at(value, 'error') ?? value;
    if (type === 'response.output_item.done') done.push(at(value, 'item'));
    if (/^response\.(?:completed|incomplete|failed)$/.test(type)) last = at(value, 'response');
    reading.model ??= textAt(value, 'response.model') || textAt(value, 'model') || null;
    if (textAt(value, 'object') === 'response') last = value;
    if (type === '') reading.error ??= at(value, 'error') ?? null;
  }
  reading.error ??= at(last, 'error') ?? null;
  reading.found = last !== null || done.length > 0 || shown !== '';
  if (!last || reading.error) return { ...reading, text: shown };
  const items = listAt(last, 'output').length > 0 ? listAt(last, 'output') : done;
  for (const item of items) addItem(reading, item);
  for (const filter of listAt(last, 'content_filters'))
    addFilters(reading.filters, at(filter, 'content_filter_results'));
  reading.finish = [textAt(last, 'incomplete_details.reason'), textAt(last, 'status')].filter(Boolean);
  reading.usage = responsesUsage(at(last, 'usage'));
  return reading;
}

function addItem(reading: Reading, item: unknown): void {
  const type = textAt(item, 'type');
  if (type === 'message') {
    reading.text += partsText(at(item, 'content'), /^(?:output_)?text$/);
    const refusal = listAt(item, 'content').map((part) => textAt(part, 'refusal'));
    reading.refused ||= refusal.join('') !== '';
    reading.text += refusal.join('');
  }
  if (type === 'reasoning') {
    reading.reasoning += partsText(at(item, 'summary'), /./) + partsText(at(item, 'content'), /./);
  }
  if (type === 'function_call') {
    reading.calls.push({ name: textAt(item, 'name'), argumentsText: argumentsOf(at(item, 'arguments')) });
  }
}

function responsesUsage(usage: unknown): ReadUsage | null {
  if (typeof at(usage, 'input_tokens') !== 'number') return null;
  return {
    input: numberAt(usage, 'input_tokens'),
    output: numberAt(usage, 'output_tokens'),
    cached: numberAt(usage, 'input_tokens_details.cached_tokens'),
    cacheWrite: numberAt(usage, 'input_tokens_details.cache_write_tokens'),
    reasoning: numberAt(usage, 'output_tokens_details.reasoning_tokens'),
  };
}
