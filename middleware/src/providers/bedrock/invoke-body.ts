import { ProviderError } from '../../core/provider-error.ts';
import type { ModelRequest } from '../../core/provider.ts';
import { converseRequest } from './converse-request.ts';
import { chatBody } from './invoke-chat.ts';
import { HUMAN, INSTRUCT, LLAMA, PLAIN, promptIn, TITAN, type PromptFormat } from './invoke-prompt.ts';
import { messagesBody } from '../wire/messages-request.ts';

type Body = Record<string, unknown>;

/** What a family calls the parameters of its text completions. */
interface Names {
  prompt: string;
  limit: string;
  topP: string;
}

/** The older Claude demands a limit. */
const DEFAULT_MAX_TOKENS = 4096;

/**
 * Which body a model wants, by its id; the first row that fits. Models that answer with pictures, vectors or sound are
 * refused, and those whose bodies are not documented are asked as most are: with chat completions.
 */
const FAMILIES: readonly [RegExp, (request: ModelRequest, technology: string) => Body][] = [
  [/embed|rerank|image|canvas|reel|sonic|stability\.|luma\.|twelvelabs\.|deepseek\.r1/, refuse],
  [/anthropic\.claude-(?:v\d|instant)/, claudeCompletion],
  [/anthropic\./, (request) => ({ anthropic_version: 'bedrock-2023-05-31', ...messagesBody(request) })],
  [/meta\.llama2/, completion(INSTRUCT, { prompt: 'prompt', limit: 'max_gen_len', topP: 'top_p' })],
  [/meta\.llama/, completion(LLAMA, { prompt: 'prompt', limit: 'max_gen_len', topP: 'top_p' })],
  [/amazon\.titan/, titan],
  [/amazon\.nova/, nova],
  [
    /mistral\.(?:mistral-7b|mixtral|mistral-large-2402|mistral-small-2402)/,
    completion(INSTRUCT, { prompt: 'prompt', limit: 'max_tokens', topP: 'top_p' }),
  ],
  [/cohere\.command-r/, commandR],
  [/cohere\.command/, completion(PLAIN, { prompt: 'prompt', limit: 'max_tokens', topP: 'p' })],
  [/ai21\.j2/, completion(PLAIN, { prompt: 'prompt', limit: 'maxTokens', topP: 'topP' })],
  [/./, (request, technology) => chatBody(request, /openai\./.test(technology))],
];

/** The body of InvokeModel for this model. Throws MODEL_INVALID_REQUEST for a model that does not answer with text. */
export function invokeBody(request: ModelRequest, technology: string): Body {
  const family = FAMILIES.find(([fits]) => fits.test(technology));
  return family ? family[1](request, technology) : refuse();
}

function refuse(): never {
  throw new ProviderError('MODEL_INVALID_REQUEST');
}

function completion(format: PromptFormat, names: Names): (request: ModelRequest) => Body {
  return (request) => ({
    [names.prompt]: promptIn(format, request),
    ...given(names.limit, request.maxTokens),
    ...given('temperature', request.temperature),
    ...given(names.topP, request.topP),
  });
}

function claudeCompletion(request: ModelRequest): Body {
  const names = { prompt: 'prompt', limit: 'max_tokens_to_sample', topP: 'top_p' };
  return { max_tokens_to_sample: DEFAULT_MAX_TOKENS, ...completion(HUMAN, names)(request) };
}

function titan(request: ModelRequest): Body {
  const config = {
    ...given('maxTokenCount', request.maxTokens),
    ...given('temperature', request.temperature),
    ...given('topP', request.topP),
  };
  return { inputText: promptIn(TITAN, request), textGenerationConfig: config };
}

/** Nova's own body is that of Converse without the model. */
function nova(request: ModelRequest, technology: string): Body {
  const { modelId: _, outputConfig: __, ...body } = converseRequest(request, technology);
  return { schemaVersion: 'messages-v1', ...body };
}

function commandR(request: ModelRequest): Body {
  const { system, messages } = request;
  const prompt = promptIn(PLAIN, { ...request, system: '', messages: messages.slice(-1) }).trimEnd();
  const history = messages.slice(0, -1).map((message) => ({
    role: message.role === 'assistant' ? 'CHATBOT' : 'USER',
    message: promptIn(PLAIN, { ...request, system: '', messages: [message] }).trimEnd(),
  }));
  return {
    message: prompt,
    ...(history.length > 0 ? { chat_history: history } : {}),
    ...(system ? { preamble: system } : {}),
    ...given('max_tokens', request.maxTokens),
    ...given('temperature', request.temperature),
    ...given('p', request.topP),
  };
}

const given = (name: string, value: number | null): Body => (value === null ? {} : { [name]: value });
