/** Ollama's own chat: https://github.com/ollama/ollama/blob/main/docs/api.md#generate-a-chat-completion */

import { PLAIN_REPLY, requestText, textOf } from '../../core/model-messages.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type {
  FinishReason,
  InvokeOptions,
  ModelConnection,
  ModelEvent,
  ModelMessage,
  ModelReply,
  ModelRequest,
  ModelUsage,
  ToolCall,
} from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import type { Watch } from '../calls/watch.ts';
import { madeUpId } from './call-ids.ts';
import { jsonLinesOf } from './lines.ts';
import { errorBodyOf, objectOfBody, post, type Posted } from './post.ts';
import { refusalOf, wordsIn, type ErrorRule } from './refusal.ts';
import { reportedUsage } from './reported-usage.ts';
import { valueCall } from './tool-calls.ts';

/** What Ollama's errors mean; it has sentences and a status, no names. */
export const OLLAMA_ERRORS: readonly ErrorRule[] = [
  { says: /model .*not found|try pulling it first/i, code: 'MODEL_NOT_FOUND' },
  {
    says: /exceeds? (?:the )?(?:available )?context|context (?:length|size|window)|input length/i,
    code: 'MODEL_CONTEXT_TOO_LONG',
  },
  { says: /does not support (?:tools|thinking|chat)/i, code: 'MODEL_INVALID_REQUEST' },
  { says: /server busy|maximum pending requests/i, code: 'MODEL_AT_CAPACITY' },
  { says: /(?:weekly|hourly|daily|session) usage limit/i, code: 'MODEL_QUOTA_EXHAUSTED' },
  { says: /more system memory|out of memory/i, code: 'MODEL_AT_CAPACITY' },
];

/** `done_reason`; without one an answer that is done came to its own end. */
const FINISH: Record<string, FinishReason> = { stop: 'stop', length: 'length' };

/** A line of a stream; a complete answer is one line. */
interface OllamaPart {
  model?: string;
  created_at?: string;
  message?: {
    content?: string;
    thinking?: string;
    tool_calls?: { id?: string; function?: { name?: string; arguments?: unknown } }[];
  };
  /** Text of the older interface, `/api/generate`, which some servers in front answer with. */
  response?: string;
  done?: boolean;
  done_reason?: string;
  prompt_eval_count?: number;
  eval_count?: number;
  error?: unknown;
}

/** Asks Ollama's own chat. Gives its reply as the last event. */
export async function* askOllamaChat(
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  if (!connection.endpoint) throw new ProviderError('MODEL_INVALID_REQUEST');
  // The endpoint may be the one that OpenAI's format needs, on the same server.
  const url = `${connection.endpoint.replace(/\/+$/, '').replace(/\/(?:v1|api)$/, '')}/api/chat`;
  const headers = {
    'content-type': 'application/json',
    ...(connection.secret ? { authorization: `Bearer ${connection.secret}` } : {}),
  };
  const body = JSON.stringify(ollamaBody(request, connection.technology));
  const posted = await post({ url, headers, body }, watch, options);
  if (posted.status >= 300) throw errorOf(posted, await errorBodyOf(posted.body), posted.status);
  const answer = startAnswer();
  if (!request.stream) {
    const part = partOf(await objectOfBody(posted), posted);
    if (!part.done) throw new ProviderError('MODEL_REPLY_MALFORMED', { status: posted.status });
    answer.take(part);
    const reply = answer.reply(request);
    yield { type: 'text', text: reply.text };
    yield { type: 'reply', reply };
    return;
  }
  for await (const line of jsonLinesOf(posted.body)) {
    const text = answer.take(partOf(line, posted));
    if (text !== '') yield { type: 'text', text };
  }
  yield { type: 'reply', reply: answer.reply(request) };
}

function ollamaBody(request: ModelRequest, technology: string): Record<string, unknown> {
  const { system, messages, tools, toolChoice, output, temperature, topP, maxTokens, stream } = request;
  const options = {
    ...(temperature === null ? {} : { temperature }),
    ...(topP === null ? {} : { top_p: topP }),
    ...(maxTokens === null ? {} : { num_predict: maxTokens }),
  };
  return {
    model: technology,
    messages: [...(system ? [{ role: 'system', content: system }] : []), ...messages.flatMap(turnsOf)],
    ...offeredTools(tools, toolChoice),
    ...(output ? { format: output.schema } : {}),
    ...(Object.keys(options).length > 0 ? { options } : {}),
    stream,
  };
}

/** There is no choice of tools: those that must not be called are left out, and nothing can demand a call. */
function offeredTools(tools: ModelRequest['tools'], choice: ModelRequest['toolChoice']): object {
  const offered = typeof choice === 'object' ? tools.filter((tool) => tool.name === choice.name) : tools;
  if (offered.length === 0 || choice === 'none') return {};
  return { tools: offered.map((tool) => ({ type: 'function', function: tool })) };
}

function turnsOf(message: ModelMessage): unknown[] {
  if (message.role === 'user') return [{ role: 'user', content: textOf(message.content) }];
  if (message.role === 'tool') {
    return message.results.map(({ name, content }) => ({ role: 'tool', tool_name: name, content }));
  }
  const calls = message.toolCalls.map(({ name, arguments: given }) => ({
    function: { name, arguments: given ?? {} },
  }));
  return [{ role: 'assistant', content: message.text, ...(calls.length > 0 ? { tool_calls: calls } : {}) }];
}

/** One line read. Throws the error that stands in its place. */
function partOf(line: unknown, posted: Posted): OllamaPart {
  const part = (typeof line === 'object' && line !== null ? line : {}) as OllamaPart;
  if (part.error !== undefined) throw errorOf(posted, part, 500);
  if ((part.message ?? part.response) === undefined && part.done !== true) {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status: posted.status });
  }
  return part;
}

/** `status`: what an error inside a reply with status 200 counts as. */
function errorOf({ headers, status: sent }: Posted, body: unknown, status: number): ProviderError {
  const { error } = (body ?? {}) as { error?: unknown };
  const words = { ...wordsIn(error ?? body), status };
  return refusalOf(OLLAMA_ERRORS, words, headers, { status: sent });
}

function startAnswer(): { take(part: OllamaPart): string; reply(request: ModelRequest): ModelReply } {
  let text = '';
  let reasoning = '';
  let last: OllamaPart = {};
  const calls: ToolCall[] = [];
  return {
    take(part) {
      const { thinking = '', tool_calls: called = [] } = part.message ?? {};
      const content = part.message?.content ?? part.response ?? '';
      text += content;
      reasoning += thinking;
      for (const { id, function: tool } of called) {
        const seed = `${part.created_at}:${calls.length}:${JSON.stringify(tool)}`;
        calls.push(valueCall(id || madeUpId(seed), tool?.name ?? '', tool?.arguments));
      }
      last = part;
      return content;
    },
    reply(request) {
      if (!last.done) throw new ProviderError('MODEL_STREAM_BROKEN');
      const raw = last.done_reason ?? null;
      const unified = raw === null ? 'stop' : ((Object.hasOwn(FINISH, raw) ? FINISH[raw] : null) ?? 'other');
      return {
        text,
        ...PLAIN_REPLY,
        reasoning: reasoning || null,
        toolCalls: calls,
        finish: { unified: unified === 'stop' && calls.length > 0 ? 'tool-calls' : unified, raw },
        usage: usageOf(last) ?? estimateUsage(requestText(request), text + reasoning),
        model: last.model ?? null,
      };
    },
  };
}

/** A prompt that was read from a cache is left out by some versions: without a count nothing was reported. */
const usageOf = ({ prompt_eval_count: input, eval_count: output }: OllamaPart): ModelUsage | null =>
  reportedUsage(input, output);
