/** Anthropic's messages and Google's two interfaces. */

import {
  argumentsOf,
  at,
  listAt,
  nothingRead,
  numberAt,
  partsText,
  textAt,
  type Reading,
} from './reading.ts';

/** One message, or the events of one: https://docs.anthropic.com/en/api/messages-streaming */
export function readMessages(values: unknown[]): Reading {
  const reading = nothingRead();
  const blocks = new Map<number, Record<string, string>>();
  const usage: Record<string, unknown> = {};
  for (const value of values) {
    const type = textAt(value, 'type');
    if (type === 'error' || at(value, 'error')) reading.error ??= at(value, 'error') ?? value;
    const message = type === 'message_start' ? at(value, 'message') : type === 'message' ? value : null;
    if (message) {
      reading.found = true;
      reading.model ??= textAt(message, 'model') || null;
      listAt(message, 'content').forEach((block, index) => blocks.set(index, started(block)));
    }
    if (type === 'content_block_start')
      blocks.set(numberAt(value, 'index'), started(at(value, 'content_block')));
    if (type === 'content_block_delta') addDelta(blocks.get(numberAt(value, 'index')), at(value, 'delta'));
    for (const part of [at(message, 'usage'), type === 'message_delta' ? at(value, 'usage') : null])
      Object.assign(usage, Object.fromEntries(Object.entries(part ?? {}).filter(([, one]) => one !== null)));
    const finish = textAt(message, 'stop_reason') || textAt(value, 'delta.stop_reason');
    if (finish) reading.finish = [finish];
  }
  for (const block of blocks.values()) {
    if (block['type'] === 'text') reading.text += block['text'] ?? '';
    if (block['type'] === 'thinking') reading.reasoning += block['thinking'] ?? '';
    if (block['type'] === 'tool_use')
      reading.calls.push({
        name: block['name'] ?? '',
        argumentsText: block['json'] || block['input'] || '{}',
      });
  }
  reading.refused = reading.finish[0] === 'refusal';
  const region = textAt(usage, 'inference_geo');
  reading.region = region === '' || region === 'not_available' ? null : region;
  return { ...reading, usage: messagesUsage(usage) };
}

/** The parts of a block as text; what a stream adds comes to them. */
const started = (block: unknown): Record<string, string> => ({
  type: textAt(block, 'type'),
  text: textAt(block, 'text'),
  thinking: textAt(block, 'thinking'),
  name: textAt(block, 'name'),
  input: argumentsOf(at(block, 'input')),
  json: '',
});

function addDelta(block: Record<string, string> | undefined, delta: unknown): void {
  if (!block) return;
  block['text'] += textAt(delta, 'text');
  block['thinking'] += textAt(delta, 'thinking');
  block['json'] += textAt(delta, 'partial_json');
}

/** Anthropic counts what the cache gave and took beside the input. */
function messagesUsage(usage: unknown): Reading['usage'] {
  if (typeof at(usage, 'input_tokens') !== 'number') return null;
  const [cached, cacheWrite] = [
    numberAt(usage, 'cache_read_input_tokens'),
    numberAt(usage, 'cache_creation_input_tokens'),
  ];
  return {
    input: numberAt(usage, 'input_tokens') + cached + cacheWrite,
    output: numberAt(usage, 'output_tokens'),
    cached,
    cacheWrite,
    reasoning: numberAt(usage, 'output_tokens_details.thinking_tokens'),
  };
}

/** generateContent and streamGenerateContent: https://ai.google.dev/api/generate-content */
export function readGenerateContent(values: unknown[]): Reading {
  const reading = nothingRead();
  for (const value of values) {
    reading.error ??= at(value, 'error') ?? null;
    reading.model ??= textAt(value, 'modelVersion') || null;
    const candidate = at(value, 'candidates.0');
    const blocked = textAt(value, 'promptFeedback.blockReason');
    reading.found ||= candidate !== undefined || blocked !== '';
    for (const part of listAt(candidate, 'content.parts')) {
      if (at(part, 'thought') === true) reading.reasoning += textAt(part, 'text');
      else reading.text += textAt(part, 'text');
      if (at(part, 'functionCall'))
        reading.calls.push({
          name: textAt(part, 'functionCall.name'),
          argumentsText: argumentsOf(at(part, 'functionCall.args')),
        });
    }
    const finish = textAt(candidate, 'finishReason') || blocked;
    if (finish) reading.finish = [finish];
    const usage = at(value, 'usageMetadata');
    if (typeof at(usage, 'promptTokenCount') === 'number') {
      const reasoning = numberAt(usage, 'thoughtsTokenCount');
      reading.usage = {
        input: numberAt(usage, 'promptTokenCount') + numberAt(usage, 'toolUsePromptTokenCount'),
        output: numberAt(usage, 'candidatesTokenCount') + reasoning,
        cached: numberAt(usage, 'cachedContentTokenCount'),
        cacheWrite: 0,
        reasoning,
      };
    }
  }
  return reading;
}

/** The interactions interface, complete or as events of steps: https://ai.google.dev/api/interactions-api */
export function readInteractions(values: unknown[]): Reading {
  const reading = nothingRead();
  const steps = new Map<number, Record<string, string>>();
  for (const value of values) {
    reading.error ??= at(value, 'error') ?? null;
    const index = numberAt(value, 'index');
    if (textAt(value, 'event_type') === 'step.start') steps.set(index, stepOf(at(value, 'step')));
    const open = steps.get(index);
    if (open && textAt(value, 'event_type') === 'step.delta') {
      open['text'] += textAt(value, 'delta.text') + textAt(value, 'delta.content.text');
      open['arguments'] += textAt(value, 'delta.arguments');
    }
    const whole = at(value, 'interaction') ?? (textAt(value, 'event_type') === '' ? value : null);
    if (!whole) continue;
    listAt(whole, 'steps').forEach((step, place) => steps.set(place, stepOf(step)));
    reading.found = true;
    reading.model ??= textAt(whole, 'model') || null;
    const status = textAt(whole, 'status');
    if (status && status !== 'in_progress') reading.finish = [status];
    reading.usage = interactionUsage(at(whole, 'usage')) ?? reading.usage;
  }
  for (const step of steps.values()) {
    if (step['type'] === 'model_output') reading.text += step['text'] ?? '';
    if (step['type'] === 'thought') reading.reasoning += step['text'] ?? '';
    if (step['type'] === 'function_call')
      reading.calls.push({ name: step['name'] ?? '', argumentsText: step['arguments'] || '{}' });
  }
  return reading;
}

/** The parts of a step as text; what a stream adds comes to them. */
const stepOf = (step: unknown): Record<string, string> => ({
  type: textAt(step, 'type'),
  text: partsText(at(step, 'content') ?? at(step, 'summary'), /^text$/),
  name: textAt(step, 'name'),
  arguments: Object.keys(at(step, 'arguments') ?? {}).length > 0 ? argumentsOf(at(step, 'arguments')) : '',
});

function interactionUsage(usage: unknown): Reading['usage'] {
  if (typeof at(usage, 'total_input_tokens') !== 'number') return null;
  const reasoning = numberAt(usage, 'total_thought_tokens');
  return {
    input: numberAt(usage, 'total_input_tokens') + numberAt(usage, 'total_tool_use_tokens'),
    output: numberAt(usage, 'total_output_tokens') + reasoning,
    cached: numberAt(usage, 'total_cached_tokens'),
    cacheWrite: 0,
    reasoning,
  };
}
