/** Cohere's chat and Ollama's own. */

import {
  argumentsOf,
  at,
  listAt,
  nothingRead,
  numberAt,
  partsText,
  textAt,
  type ReadCall,
  type Reading,
} from './reading.ts';

/** Both versions of Cohere's chat, complete or streamed: https://docs.cohere.com/reference/chat */
export function readCohere(values: unknown[]): Reading {
  const reading = nothingRead();
  for (const value of values) {
    const event = textAt(value, 'event_type');
    const whole =
      event === 'stream-end' ? at(value, 'response') : event === '' && !at(value, 'type') ? value : null;
    const say = (text: string): void => void (reading.text += text);
    if (event === 'text-generation') say(textAt(value, 'text'));
    if (whole) {
      reading.found = true;
      reading.reasoning += thoughtsOf(at(whole, 'message'));
      if (event === '') say(textAt(whole, 'text') + partsText(at(whole, 'message.content'), /^text$/));
      addCohereCalls(reading.calls, whole);
    }
    addCohereEvent(reading, value);
    const finish =
      textAt(value, 'finish_reason') ||
      textAt(whole, 'finish_reason') ||
      textAt(value, 'delta.finish_reason');
    if (finish) reading.finish = [finish];
    reading.usage =
      cohereUsage(at(whole, 'meta') ?? at(whole, 'usage') ?? at(value, 'delta.usage')) ?? reading.usage;
  }
  return reading;
}

/** Parts of its own type, and what it says before it calls a tool. */
const thoughtsOf = (message: unknown): string =>
  textAt(message, 'tool_plan') +
  listAt(message, 'content')
    .map((part) => textAt(part, 'thinking'))
    .join('');

function addCohereCalls(calls: ReadCall[], whole: unknown): void {
  for (const call of [...listAt(whole, 'tool_calls'), ...listAt(whole, 'message.tool_calls')]) {
    const name = textAt(call, 'name') || textAt(call, 'function.name');
    calls.push({
      name,
      argumentsText: argumentsOf(at(call, 'parameters') ?? at(call, 'function.arguments')),
    });
  }
}

/** The events of version 2. */
function addCohereEvent(reading: Reading, value: unknown): void {
  const type = textAt(value, 'type');
  reading.found ||= type === 'message-start';
  reading.error ??= at(value, 'delta.error') ?? null;
  if (type === 'content-delta') {
    reading.text += textAt(value, 'delta.message.content.text');
    reading.reasoning += textAt(value, 'delta.message.content.thinking');
  }
  if (type === 'tool-plan-delta') reading.reasoning += textAt(value, 'delta.message.tool_plan');
  const call = at(value, 'delta.message.tool_calls');
  const piece = textAt(call, 'function.arguments');
  if (type === 'tool-call-start')
    reading.calls.push({ name: textAt(call, 'function.name'), argumentsText: piece });
  const open = reading.calls.at(-1);
  if (type === 'tool-call-delta' && open) open.argumentsText += piece;
}

/** What is charged, where Cohere says it. */
function cohereUsage(meta: unknown): Reading['usage'] {
  const counted = at(meta, 'billed_units') ?? at(meta, 'tokens');
  if (typeof at(counted, 'input_tokens') !== 'number') return null;
  return {
    input: numberAt(counted, 'input_tokens'),
    output: numberAt(counted, 'output_tokens'),
    cached: numberAt(meta, 'cached_tokens'),
    cacheWrite: 0,
    reasoning: 0,
  };
}

/** Ollama's own chat: https://github.com/ollama/ollama/blob/main/docs/api.md */
export function readOllama(values: unknown[]): Reading {
  const reading = nothingRead();
  for (const value of values) {
    reading.error ??= at(value, 'error') ?? null;
    reading.model ??= textAt(value, 'model') || null;
    reading.found ||= at(value, 'message') !== undefined;
    reading.text += textAt(value, 'message.content');
    reading.reasoning += textAt(value, 'message.thinking');
    for (const call of listAt(value, 'message.tool_calls'))
      reading.calls.push({
        name: textAt(call, 'function.name'),
        argumentsText: argumentsOf(at(call, 'function.arguments')),
      });
    if (at(value, 'done') !== true) continue;
    reading.finish = [textAt(value, 'done_reason') || 'stop'];
    if (typeof at(value, 'eval_count') === 'number')
      reading.usage = {
        input: numberAt(value, 'prompt_eval_count'),
        output: numberAt(value, 'eval_count'),
        cached: 0,
        cacheWrite: 0,
        reasoning: 0,
      };
  }
  return reading;
}
