import type { FinishReason } from '../../core/provider.ts';

/** What one body, or one chunk of a stream, says. The same fields hold the whole text in the one and a piece in the other. */
export interface InvokePart {
  text: string;
  reasoning: string;
  /** Pieces of tool calls, by their place. */
  calls: { index: number; id: string | null; name: string | null; written: string }[];
  raw: string | null;
  input: number | null;
  output: number | null;
}

type Fields = Record<string, unknown>;

/**
 * How the families of models write their text in InvokeModel's own bodies, by the field that tells them apart:
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html
 */
const SHAPES: Record<string, (body: Fields) => Partial<InvokePart>> = {
  // Anthropic Claude, text completions
  completion: (body) => ({ text: textIn(body['completion']), raw: wordIn(body['stop_reason']) }),
  // Meta Llama
  generation: (body) => ({
    text: textIn(body['generation']),
    raw: wordIn(body['stop_reason']),
    input: countIn(body['prompt_token_count']),
    output: countIn(body['generation_token_count']),
  }),
  // Amazon Titan Text, complete and streamed
  results: (body) => {
    const result = firstIn(body['results']);
    return {
      text: textIn(result['outputText']),
      raw: wordIn(result['completionReason']),
      input: countIn(body['inputTextTokenCount']),
      output: countIn(result['tokenCount']),
    };
  },
  outputText: (body) => ({
    text: textIn(body['outputText']),
    raw: wordIn(body['completionReason']),
    input: countIn(body['inputTextTokenCount']),
    output: countIn(body['totalOutputTextTokenCount']),
  }),
  // Mistral, text completions
  outputs: (body) => {
    const output = firstIn(body['outputs']);
    return { text: textIn(output['text']), raw: wordIn(output['stop_reason']) };
  },
  // Cohere Command
  generations: (body) => {
    const generation = firstIn(body['generations']);
    return { text: textIn(generation['text']), raw: wordIn(generation['finish_reason']) };
  },
  // AI21 Jurassic
  completions: (body) => {
    const completion = firstIn(body['completions']);
    const data = fieldsIn(completion['data']);
    return {
      text: textIn(data['text']),
      raw: wordIn(fieldsIn(completion['finishReason'])['reason']),
      input: lengthIn(fieldsIn(body['prompt'])['tokens']),
      output: lengthIn(data['tokens']),
    };
  },
  // Mistral, AI21 Jamba, DeepSeek and the open models: as chat completions, and text completions of the same hosts
  choices: choicesPart,
  // Cohere Command R: the last event of a stream repeats the whole text
  event_type: (body) => ({
    text: body['event_type'] === 'text-generation' ? textIn(body['text']) : '',
    raw: wordIn(body['finish_reason']),
  }),
  text: (body) => ({ text: textIn(body['text']), raw: wordIn(body['finish_reason']) }),
  is_finished: (body) => ({ raw: wordIn(body['finish_reason']) }),
};

function choicesPart(body: Fields): Partial<InvokePart> {
  const choice = firstIn(body['choices']);
  const message = fieldsIn(choice['message'] ?? choice['delta']);
  const usage = fieldsIn(body['usage']);
  const calls = Array.isArray(message['tool_calls']) ? (message['tool_calls'] as Fields[]) : [];
  return {
    text: textIn(message['content'] ?? choice['text']),
    reasoning: textIn(message['reasoning_content'] ?? message['reasoning']),
    calls: calls.map((call, place) => ({
      index: countIn(call['index']) ?? place,
      id: wordIn(call['id']),
      name: wordIn(fieldsIn(call['function'])['name']),
      written: textIn(fieldsIn(call['function'])['arguments']),
    })),
    raw: wordIn(choice['finish_reason'] ?? choice['stop_reason']),
    input: countIn(usage['prompt_tokens']),
    output: countIn(usage['completion_tokens']),
  };
}

/** Why it stopped, in the words of all the families. */
export const INVOKE_FINISH: Record<string, FinishReason> = {
  stop: 'stop',
  stop_sequence: 'stop',
  endoftext: 'stop',
  end_turn: 'stop',
  FINISH: 'stop',
  FINISHED: 'stop',
  STOP_CRITERIA_MET: 'stop',
  COMPLETE: 'stop',
  length: 'length',
  max_tokens: 'length',
  LENGTH: 'length',
  MAX_TOKENS: 'length',
  tool_calls: 'tool-calls',
  TOOL_CALL: 'tool-calls',
  content_filter: 'content-filter',
  CONTENT_FILTERED: 'content-filter',
  ERROR_TOXIC: 'content-filter',
};

/** What a body or a chunk says; null when it is of no family known. A chunk with nothing but metrics is a part without text. */
export function partIn(body: unknown): InvokePart | null {
  const fields = fieldsIn(body);
  const metrics = fieldsIn(fields['amazon-bedrock-invocationMetrics']);
  const shape = Object.keys(SHAPES).find((field) => field in fields);
  if (!shape && !('amazon-bedrock-invocationMetrics' in fields)) return null;
  const part = shape ? SHAPES[shape]!(fields) : {};
  return {
    text: part.text ?? '',
    reasoning: part.reasoning ?? '',
    calls: part.calls ?? [],
    raw: part.raw ?? null,
    input: countIn(metrics['inputTokenCount']) ?? part.input ?? null,
    output: countIn(metrics['outputTokenCount']) ?? part.output ?? null,
  };
}

const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const firstIn = (value: unknown): Fields => fieldsIn(Array.isArray(value) ? value[0] : null);
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');
const wordIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const countIn = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const lengthIn = (value: unknown): number | null => (Array.isArray(value) ? value.length : null);
