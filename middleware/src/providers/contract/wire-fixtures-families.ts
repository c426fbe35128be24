/** How the families of models on Bedrock are asked and answer in InvokeModel, each in the documented form of its own. */

import { PROMPT, SYSTEM } from './contract-request.ts';

const METRICS = { 'amazon-bedrock-invocationMetrics': { inputTokenCount: 21, outputTokenCount: 7 } };
const LIMITS = { temperature: 0.2, top_p: 0.9 };
const CHAT = {
  messages: [
    { role: 'system', content: SYSTEM },
    { role: 'user', content: PROMPT },
  ],
  max_tokens: 99,
  ...LIMITS,
};
const choice = (finish: string): unknown => ({
  choices: [{ index: 0, message: { content: 'Hello.' }, finish_reason: finish }],
  usage: { prompt_tokens: 21, completion_tokens: 7 },
});

export interface Family {
  technology: string;
  sent: unknown;
  complete: unknown;
  chunks: unknown[];
  finish: [raw: string, unified: string];
  /** False where the body does not tell: then AWS's own count does in a stream, and an estimate otherwise. */
  counts: boolean;
}

/** Bodies as https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html documents them. */
export const FAMILIES: Family[] = [
  {
    technology: 'anthropic.claude-v2:1',
    sent: { prompt: `${SYSTEM}\n\nHuman: ${PROMPT}\n\nAssistant:`, max_tokens_to_sample: 99, ...LIMITS },
    complete: { completion: 'Hello.', stop_reason: 'stop_sequence', stop: '\n\nHuman:' },
    chunks: [
      { type: 'completion', completion: 'Hel', stop_reason: null },
      { type: 'completion', completion: 'lo.', stop_reason: 'stop_sequence', ...METRICS },
    ],
    finish: ['stop_sequence', 'stop'],
    counts: false,
  },
  {
    technology: 'us.meta.llama3-3-70b-instruct-v1:0',
    sent: {
      prompt: `<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\n${SYSTEM}<|eot_id|><|start_header_id|>user<|end_header_id|>\n\n${PROMPT}<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n`,
      max_gen_len: 99,
      ...LIMITS,
    },
    complete: {
      generation: 'Hello.',
      prompt_token_count: 21,
      generation_token_count: 7,
      stop_reason: 'length',
    },
    chunks: [
      { generation: 'Hel', prompt_token_count: 21, generation_token_count: 1, stop_reason: null },
      { generation: 'lo.', prompt_token_count: null, generation_token_count: 7, stop_reason: 'length' },
    ],
    finish: ['length', 'length'],
    counts: true,
  },
  {
    technology: 'amazon.titan-text-express-v1',
    sent: {
      inputText: `${SYSTEM}\nUser: ${PROMPT}\nBot:`,
      textGenerationConfig: { maxTokenCount: 99, temperature: 0.2, topP: 0.9 },
    },
    complete: {
      inputTextTokenCount: 21,
      results: [{ tokenCount: 7, outputText: 'Hello.', completionReason: 'CONTENT_FILTERED' }],
    },
    chunks: [
      { outputText: 'Hel', index: 0, inputTextTokenCount: 21, completionReason: null },
      { outputText: 'lo.', index: 0, totalOutputTextTokenCount: 7, completionReason: 'CONTENT_FILTERED' },
    ],
    finish: ['CONTENT_FILTERED', 'content-filter'],
    counts: true,
  },
  {
    technology: 'eu.amazon.nova-lite-v1:0',
    sent: {
      schemaVersion: 'messages-v1',
      messages: [{ role: 'user', content: [{ text: PROMPT }] }],
      system: [{ text: SYSTEM }],
      inferenceConfig: { maxTokens: 99, temperature: 0.2, topP: 0.9 },
    },
    complete: {
      output: { message: { role: 'assistant', content: [{ text: 'Hello.' }] } },
      stopReason: 'end_turn',
      usage: { inputTokens: 16, outputTokens: 7, totalTokens: 28, cacheReadInputTokenCount: 5 },
    },
    chunks: [
      { messageStart: { role: 'assistant' } },
      { contentBlockDelta: { delta: { text: 'Hel' }, contentBlockIndex: 0 } },
      { contentBlockDelta: { delta: { text: 'lo.' }, contentBlockIndex: 0 } },
      { messageStop: { stopReason: 'end_turn' } },
      { metadata: { usage: { inputTokens: 16, outputTokens: 7, cacheReadInputTokenCount: 5 } }, ...METRICS },
    ],
    finish: ['end_turn', 'stop'],
    counts: true,
  },
  {
    technology: 'mistral.mistral-7b-instruct-v0:2',
    sent: { prompt: `<s>[INST] ${SYSTEM} [/INST][INST] ${PROMPT} [/INST]`, max_tokens: 99, ...LIMITS },
    complete: { outputs: [{ text: 'Hello.', stop_reason: 'stop' }] },
    chunks: [
      { outputs: [{ text: 'Hel', stop_reason: null }] },
      { outputs: [{ text: 'lo.', stop_reason: 'stop' }], ...METRICS },
    ],
    finish: ['stop', 'stop'],
    counts: false,
  },
  {
    technology: 'mistral.mistral-large-2407-v1:0',
    sent: CHAT,
    complete: choice('length'),
    chunks: [
      { choices: [{ index: 0, delta: { content: 'Hel' }, finish_reason: null }] },
      { choices: [{ index: 0, delta: { content: 'lo.' }, finish_reason: 'length' }], ...METRICS },
    ],
    finish: ['length', 'length'],
    counts: true,
  },
  {
    technology: 'cohere.command-r-plus-v1:0',
    sent: { message: PROMPT, preamble: SYSTEM, max_tokens: 99, temperature: 0.2, p: 0.9 },
    complete: { response_id: '1', text: 'Hello.', chat_history: [], finish_reason: 'MAX_TOKENS' },
    chunks: [
      { event_type: 'text-generation', text: 'Hel', is_finished: false },
      { event_type: 'text-generation', text: 'lo.', is_finished: false },
      {
        event_type: 'stream-end',
        finish_reason: 'MAX_TOKENS',
        is_finished: true,
        response: { text: 'Hello.' },
        ...METRICS,
      },
    ],
    finish: ['MAX_TOKENS', 'length'],
    counts: false,
  },
  {
    technology: 'cohere.command-text-v14',
    sent: { prompt: `${SYSTEM}\n\n${PROMPT}\n`, max_tokens: 99, temperature: 0.2, p: 0.9 },
    complete: { id: '1', generations: [{ id: '1', text: 'Hello.', finish_reason: 'COMPLETE' }] },
    chunks: [
      { text: 'Hel', is_finished: false },
      { text: 'lo.', is_finished: false },
      { is_finished: true, finish_reason: 'COMPLETE', ...METRICS },
    ],
    finish: ['COMPLETE', 'stop'],
    counts: false,
  },
  {
    technology: 'ai21.j2-ultra-v1',
    sent: { prompt: `${SYSTEM}\n\n${PROMPT}\n`, maxTokens: 99, temperature: 0.2, topP: 0.9 },
    complete: {
      prompt: { tokens: Array.from({ length: 21 }, () => ({})) },
      completions: [
        {
          data: { text: 'Hello.', tokens: Array.from({ length: 7 }, () => ({})) },
          finishReason: { reason: 'endoftext' },
        },
      ],
    },
    chunks: [],
    finish: ['endoftext', 'stop'],
    counts: true,
  },
];
