/** Amazon Bedrock and Oracle's own interface. */

import {
  argumentsOf,
  at,
  listAt,
  nothingRead,
  numberAt,
  partsText,
  textAt,
  type Reading,
  type ReadUsage,
} from './reading.ts';
import { readMessages } from './readings-vendors.ts';

/** Converse and ConverseStream: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export function readConverse(values: unknown[]): Reading {
  const reading = nothingRead();
  for (const value of values) {
    reading.error ??= at(value, 'error') ?? null;
    for (const block of listAt(value, 'output.message.content')) addBlock(reading, block);
    const start = at(value, 'contentBlockStart.start.toolUse');
    if (start) reading.calls.push({ name: textAt(start, 'name'), argumentsText: '' });
    const delta = at(value, 'contentBlockDelta.delta');
    reading.text += textAt(delta, 'text');
    reading.reasoning += textAt(delta, 'reasoningContent.text');
    const open = reading.calls.at(-1);
    if (open) open.argumentsText += textAt(delta, 'toolUse.input');
    const finish = textAt(value, 'stopReason') || textAt(value, 'messageStop.stopReason');
    if (finish) reading.finish = [finish];
    reading.found ||=
      finish !== '' || at(value, 'output') !== undefined || at(value, 'messageStart') !== undefined;
    reading.usage = converseUsage(at(value, 'usage') ?? at(value, 'metadata.usage')) ?? reading.usage;
    addGuardrail(reading.filters, at(value, 'trace') ?? at(value, 'metadata.trace'));
  }
  return reading;
}

function addBlock(reading: Reading, block: unknown): void {
  reading.text += textAt(block, 'text');
  reading.reasoning += textAt(block, 'reasoningContent.reasoningText.text');
  if (at(block, 'toolUse'))
    reading.calls.push({
      name: textAt(block, 'toolUse.name'),
      argumentsText: argumentsOf(at(block, 'toolUse.input')),
    });
}

/** Amazon counts what the cache gave and took beside the input. */
function converseUsage(usage: unknown): ReadUsage | null {
  if (typeof at(usage, 'inputTokens') !== 'number') return null;
  const cached = numberAt(usage, 'cacheReadInputTokens', 'cacheReadInputTokenCount');
  const cacheWrite = numberAt(usage, 'cacheWriteInputTokens', 'cacheWriteInputTokenCount');
  return {
    input: numberAt(usage, 'inputTokens') + cached + cacheWrite,
    output: numberAt(usage, 'outputTokens'),
    cached,
    cacheWrite,
    reasoning: 0,
  };
}

/** Whatever a guardrail acted on, wherever it stands in its report. */
function addGuardrail(filters: Set<string>, report: unknown): void {
  if (typeof report !== 'object' || report === null) return;
  const action = textAt(report, 'action');
  if (action === 'BLOCKED' || action === 'ANONYMIZED')
    // A word of the customer's own list has no name but itself.
    filters.add((textAt(report, 'name') || textAt(report, 'type') || 'custom_word').toLowerCase());
  for (const part of Object.values(report)) addGuardrail(filters, part);
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ApplyGuardrail.html */
export function readGuardrail(values: unknown[]): Reading {
  const reading = nothingRead();
  const [value] = values;
  const action = textAt(value, 'action');
  addGuardrail(reading.filters, at(value, 'assessments'));
  return {
    ...reading,
    found: action !== '',
    finish: [action].filter(Boolean),
    text: listAt(value, 'outputs')
      .map((output) => textAt(output, 'text'))
      .join(''),
  };
}

/** Where each family of models on Bedrock's InvokeModel puts its words; the first that is there counts. */
const INVOKED: { text: string; finish: string; input: string; output: string }[] = [
  {
    text: 'generation',
    finish: 'stop_reason',
    input: 'prompt_token_count',
    output: 'generation_token_count',
  },
  { text: 'completion', finish: 'stop_reason', input: 'usage.input_tokens', output: 'usage.output_tokens' },
  {
    text: 'results.0.outputText',
    finish: 'results.0.completionReason',
    input: 'inputTextTokenCount',
    output: 'results.0.tokenCount',
  },
  {
    text: 'outputText',
    finish: 'completionReason',
    input: 'inputTextTokenCount',
    output: 'totalOutputTextTokenCount',
  },
  { text: 'outputs.0.text', finish: 'outputs.0.stop_reason', input: '', output: '' },
  { text: 'generations.0.text', finish: 'generations.0.finish_reason', input: '', output: '' },
  {
    text: 'choices.0.message.content',
    finish: 'choices.0.finish_reason',
    input: 'usage.prompt_tokens',
    output: 'usage.completion_tokens',
  },
  {
    text: 'completions.0.data.text',
    finish: 'completions.0.finishReason.reason',
    input: 'prompt.tokens.length',
    output: 'completions.0.data.tokens.length',
  },
  { text: 'text', finish: 'finish_reason', input: '', output: '' },
];

/** InvokeModel: the body is the model's own, so the shape tells what it is. */
export function readInvoke(values: unknown[]): Reading {
  if (values.some((value) => /^message/.test(textAt(value, 'type')))) return readMessages(values);
  if (values.some((value) => at(value, 'output.message') ?? at(value, 'messageStart')))
    return readConverse(values);
  const reading = nothingRead();
  for (const value of values) {
    reading.error ??= at(value, 'error') ?? null;
    const shape = INVOKED.find(({ text }) => typeof at(value, text) === 'string');
    reading.found ||= shape !== undefined;
    if (shape) reading.text += textAt(value, shape.text);
    // Cohere's last chunk says why it stopped and what was counted, and no text.
    const finish = textAt(value, shape?.finish ?? 'finish_reason');
    if (finish) reading.finish = [finish];
    const metrics = at(value, 'amazon-bedrock-invocationMetrics');
    const input = numberAt(value, shape?.input ?? '') || numberAt(metrics, 'inputTokenCount');
    const output = numberAt(value, shape?.output ?? '') || numberAt(metrics, 'outputTokenCount');
    if (input > 0) reading.usage = { input, output, cached: 0, cacheWrite: 0, reasoning: 0 };
  }
  return reading;
}

/** https://docs.oracle.com/en-us/iaas/api/#/en/generative-ai-inference/latest/ChatResult/Chat */
export function readOci(values: unknown[]): Reading {
  const reading = nothingRead();
  for (const value of values) {
    const said = at(value, 'chatResponse') ?? value;
    if (at(value, 'code') !== undefined && typeof at(value, 'message') === 'string') reading.error ??= value;
    reading.model ??= textAt(value, 'modelId') || null;
    const choice = at(said, 'choices.0') ?? said;
    const message = at(choice, 'message');
    reading.found ||= at(said, 'apiFormat') !== undefined || message !== undefined;
    const finish = textAt(choice, 'finishReason');
    if (finish) reading.finish = [finish];
    const usage = at(said, 'usage');
    if (typeof at(usage, 'promptTokens') === 'number')
      reading.usage = {
        input: numberAt(usage, 'promptTokens'),
        output: numberAt(usage, 'completionTokens'),
        cached: numberAt(usage, 'promptTokensDetails.cachedTokens'),
        cacheWrite: 0,
        reasoning: numberAt(usage, 'completionTokensDetails.reasoningTokens'),
      };
    // The last event of Cohere's models says everything once more.
    if (values.length > 1 && at(said, 'chatHistory') !== undefined) continue;
    reading.text += textAt(said, 'text') + partsText(at(message, 'content'), /^TEXT$/i);
    reading.reasoning += textAt(message, 'reasoningContent');
    for (const call of [...listAt(message, 'toolCalls'), ...listAt(said, 'toolCalls')]) {
      const name = textAt(call, 'name') || textAt(call, 'function.name');
      const given = at(call, 'arguments') ?? at(call, 'parameters') ?? at(call, 'function.arguments');
      if (name) reading.calls.push({ name, argumentsText: argumentsOf(given) });
      else reading.calls.at(-1)!.argumentsText += argumentsOf(given);
    }
  }
  return reading;
}
