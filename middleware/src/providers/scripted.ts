import { readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { ProviderError, type ProviderErrorCode } from '../core/provider-error.ts';
import type { ModelEvent, ModelReply, ModelRequest, Provider } from '../core/provider.ts';
import { PLAIN_REPLY, requestText, userText } from '../core/model-messages.ts';
import { estimateUsage } from '../core/usage.ts';
import { guardedProvider } from './calls/guard.ts';

/** The scripts that are shipped: one per situation that a demonstration or a test wants to show. */
const SHIPPED = new URL('./scripted-replies.json', import.meta.url);

const script = z.strictObject({
  /** Pieces of the answer. `{prompt}` is the prompt as it was received, `{token:2}` the second token in it. */
  chunks: z.array(z.string()),
  /** Before the first piece, and between two pieces, in milliseconds. */
  firstDelayMs: z.number().int().min(0).default(0),
  delayMs: z.number().int().min(0).default(0),
  /** After the chunks the call fails with this code instead of ending. */
  error: z
    .strictObject({
      code: z.string(),
      status: z.number().int().optional(),
      retryAfterMs: z.number().int().optional(),
    })
    .optional(),
  finish: z.enum(['stop', 'length', 'content-filter', 'refusal']).default('stop'),
  usage: z.strictObject({ input: z.number().int(), output: z.number().int() }).optional(),
});
/** Per technology name a list: the first call gets the first script, and so on; after the last one it begins again. */
const scripts = z.record(z.string(), z.array(script).min(1));
type Script = z.infer<typeof script>;

/** Replies, errors and delays from a list: for demonstrations and tests. `file` replaces the shipped list. */
export function createScripted(file: string | null): Provider {
  const list = readFile(file ?? SHIPPED, 'utf8').then((text) => scripts.parse(JSON.parse(text)));
  // A missing file is told to whoever asks the model, not to the process.
  list.catch(() => undefined);
  const calls = new Map<string, number>();
  return guardedProvider('scripted', async function* (request, { technology }, _options, watch) {
    const replies = (await list)[technology];
    if (!replies) throw new ProviderError('MODEL_NOT_FOUND');
    const call = calls.get(technology) ?? 0;
    calls.set(technology, call + 1);
    yield* play(replies[call % replies.length]!, request, watch.signal);
  });
}

async function* play(reply: Script, request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  let text = '';
  let delay = reply.firstDelayMs;
  const pieces = reply.chunks.map((chunk) => fill(chunk, request));
  for (const piece of request.stream ? pieces : [pieces.join('')]) {
    if (delay > 0) await wait(delay, undefined, { signal });
    delay = reply.delayMs;
    text += piece;
    yield { type: 'text', text: piece };
  }
  if (reply.error) {
    if (text === '' && delay > 0) await wait(delay, undefined, { signal });
    throw new ProviderError(reply.error.code as ProviderErrorCode, reply.error);
  }
  yield { type: 'reply', reply: replyOf(reply, request, text) };
}

function fill(chunk: string, request: ModelRequest): string {
  const prompt = userText(request.messages);
  const tokens = [...new Set(prompt.match(/\b[A-Z]+-[A-Z0-9]{2}-\d{4}\b/g))];
  return chunk
    .replaceAll('{prompt}', () => prompt)
    .replace(/\{token:(\d+)\}/g, (_, number: string) => tokens[Number(number) - 1] ?? '(nothing masked)');
}

function replyOf(reply: Script, request: ModelRequest, text: string): ModelReply {
  return {
    text,
    ...PLAIN_REPLY,
    finish: { unified: reply.finish, raw: reply.finish },
    usage: reply.usage
      ? { ...reply.usage, cached: 0, cacheWrite: 0, reasoning: 0, source: 'reported' }
      : estimateUsage(requestText(request), text),
    notice: 'Scripted reply: this text comes from a list, no language model was asked.',
  };
}
