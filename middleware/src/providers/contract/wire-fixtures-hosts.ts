import { KEY } from './contract-request.ts';
import { sse, type WireFormat } from './wire-format.ts';
import {
  chatCompletions,
  complete,
  CONVERSATION_AS_SENT,
  frames,
  STOP_REASONS,
} from './wire-fixtures-chat-completions.ts';

const NEW_LIMIT = { ...chatCompletions('openai').sent, limit: 'max_completion_tokens' };

/** Azure's form of a reply: verdicts beside the answer, and a first chunk without choices that has those on the prompt. */
const AZURE: Partial<WireFormat> = {
  sent: NEW_LIMIT,
  headers: { 'x-request-id': 'req_1', 'apim-request-id': 'apim_1', 'x-ms-region': 'Sweden Central' },
  region: 'Sweden Central',
  authenticated: (headers) => headers['api-key'] === KEY && !headers['authorization'],
  frames: (reply) => {
    const { begin, end } = frames(reply);
    const verdicts = { hate: { filtered: false, severity: 'safe' } };
    const first = { id: '', model: '', object: '', created: 0, choices: [] };
    const prompt = {
      ...first,
      prompt_filter_results: [{ prompt_index: 0, content_filter_results: verdicts }],
    };
    return { begin: [sse(prompt), ...begin], end };
  },
};

const MISTRAL_IDS: [ours: string, theirs: string][] = [
  ['call_1', '74196fe72'],
  ['call_2', '1b68f83fa'],
];
const AS_MISTRAL_TAKES_IT = JSON.parse(
  MISTRAL_IDS.reduce(
    (text, [ours, theirs]) => text.replaceAll(ours, theirs),
    JSON.stringify(CONVERSATION_AS_SENT),
  ),
) as unknown;

const plain = chatCompletions('openai-compatible').sent;

/** Chat completions of every host, each with what it does in its own way. */
export const CHAT_COMPLETIONS_FORMATS: readonly WireFormat[] = [
  chatCompletions('openai', { sent: NEW_LIMIT }),
  chatCompletions('openai-compatible'),
  chatCompletions('azure-openai', {
    ...AZURE,
    name: 'azure-openai chat-completions v1',
    connection: (url) => ({ endpoint: `${url}/openai/v1`, secret: KEY, region: null }),
    path: () => '/openai/v1/chat/completions',
  }),
  chatCompletions('azure-openai', {
    ...AZURE,
    name: 'azure-openai chat-completions of a deployment',
    connection: (url) => ({
      endpoint: `${url}/openai/deployments/model-1?api-version=2025-01-01-preview`,
      secret: KEY,
      region: null,
    }),
    path: () => '/openai/deployments/model-1/chat/completions?api-version=2025-01-01-preview',
  }),
  chatCompletions('mistral', {
    sent: { ...plain, conversation: { at: 'messages', is: AS_MISTRAL_TAKES_IT } },
    complete: (reply) => asMistral(complete(reply), 'message'),
    frames: (reply) => ({
      begin: frames(reply).begin.map((text) => eachChunk(text, (body) => asMistral(body, 'delta'))),
      end: frames(reply).end,
    }),
    headers: { 'mistral-correlation-id': 'req_1' },
    stopReasons: [...STOP_REASONS, ['model_length', 'length']],
  }),
  chatCompletions('deepseek', {
    connection: (url) => ({ endpoint: url, secret: KEY, region: null }),
    path: () => '/chat/completions',
    headers: { 'x-ds-trace-id': 'req_1' },
    sent: { ...plain, schema: null },
  }),
  chatCompletions('llama', {
    complete: (reply) => renamed(complete(reply)),
    frames: (reply) => ({
      begin: frames(reply).begin.map((text) => eachChunk(text, renamed)),
      end: frames(reply).end,
    }),
    stopReasons: [...STOP_REASONS, ['eos', 'stop']],
  }),
  chatCompletions('ollama', {
    connection: (url) => ({ endpoint: url, secret: KEY, region: null }),
    headers: {},
    lacks: ['ids'],
    replyId: 'chatcmpl-1',
  }),
  chatCompletions('oci', {
    connection: (url) => ({ endpoint: url, secret: KEY, region: 'eu-frankfurt-1' }),
    path: () => '/openai/v1/chat/completions',
    headers: { 'opc-request-id': 'req_1' },
  }),
];

/** Groq's name for thoughts. */
function renamed(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll('"reasoning_content"', '"reasoning"')) as unknown;
}

/** Mistral's thoughts are a part of the content, and its streamed calls come whole and without an index. */
function asMistral(body: unknown, part: 'message' | 'delta'): unknown {
  const copy = JSON.parse(JSON.stringify(body)) as { choices: Record<string, Record<string, unknown>>[] };
  const said = copy.choices[0]?.[part];
  const thought = said?.['reasoning_content'];
  if (!said || thought === undefined) return copy;
  const text = typeof said['content'] === 'string' ? [{ type: 'text', text: said['content'] }] : [];
  said['content'] = [{ type: 'thinking', thinking: [{ type: 'text', text: thought }] }, ...text];
  delete said['reasoning_content'];
  return copy;
}

function eachChunk(text: string, change: (body: unknown) => unknown): string {
  return sse(change(JSON.parse(text.replace(/^data: /, ''))));
}
