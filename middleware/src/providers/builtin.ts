import { setTimeout as wait } from 'node:timers/promises';
import type { ModelEvent, ModelReply, ModelRequest } from '../core/provider.ts';
import { PLAIN_REPLY, requestText, userText } from '../core/model-messages.ts';
import { estimateUsage } from '../core/usage.ts';
import { guardedProvider } from './calls/guard.ts';
import { summarize } from './builtin/summarize.ts';

const NOTICE = 'Built-in extractive summary: sentences picked from the record, no language model was asked.';

/** Pieces of a few words, a few milliseconds apart: as a person sees any other model's answer arrive. */
const WORDS_PER_PIECE = 2;
const PAUSE_MS = 6;

/** The model that is always there: picks sentences from the text it is given. No network, no key, always the same answer. */
export const builtin = guardedProvider('builtin', (request, _connection, _options, watch) =>
  answer(request, watch.signal),
);

async function* answer(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
  const text = summarize(userText(request.messages));
  for (const piece of request.stream ? pieces(text) : [text]) {
    if (request.stream) await wait(PAUSE_MS, undefined, { signal });
    yield { type: 'text', text: piece };
  }
  yield { type: 'reply', reply: replyOf(request, text) };
}

function pieces(text: string): string[] {
  return text.match(new RegExp(`(?:\\S+\\s*){1,${WORDS_PER_PIECE}}|\\s+`, 'g')) ?? [];
}

function replyOf(request: ModelRequest, text: string): ModelReply {
  return {
    text,
    ...PLAIN_REPLY,
    finish: { unified: 'stop', raw: null },
    usage: estimateUsage(requestText(request), text),
    notice: NOTICE,
  };
}
