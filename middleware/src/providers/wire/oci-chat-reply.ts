/** What is answered in OCI's own chat. A complete answer and an event of a stream have the same fields. */

import { PLAIN_REPLY, requestText } from '../../core/model-messages.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { Finish, FinishReason, ModelReply, ModelRequest, ModelUsage } from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { madeUpId } from './call-ids.ts';
import { reportedUsage } from './reported-usage.ts';
import { writtenCall } from './tool-calls.ts';

/** `finishReason` of all formats, in small letters: https://docs.oracle.com/iaas/api/#/en/generative-ai-inference/20231130/datatypes/ */
const FINISH: Record<string, FinishReason> = {
  complete: 'stop',
  stop: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  length: 'length',
  error_limit: 'length',
  tool_call: 'tool-calls',
  tool_calls: 'tool-calls',
  error_toxic: 'content-filter',
  content_filter: 'content-filter',
  safety: 'content-filter',
};

interface CallPart {
  id?: string;
  index?: number;
  name?: string;
  arguments?: string;
  parameters?: unknown;
  function?: { name?: string; arguments?: string };
}

interface OciCall {
  id: string;
  name: string;
  written: string;
}

/** One choice, or one event. `text` and the outer calls are those of Cohere's first format. */
export interface OciPart {
  text?: string | null;
  toolCalls?: CallPart[] | null;
  message?: {
    content?: { type?: string; text?: string; thinking?: string }[] | null;
    reasoningContent?: string | null;
    refusal?: string | null;
    toolCalls?: CallPart[] | null;
  };
  finishReason?: string | null;
  usage?: WireUsage | null;
  chatHistory?: unknown;
  choices?: OciPart[];
}

interface WireUsage {
  promptTokens?: number;
  completionTokens?: number;
  promptTokensDetails?: { cachedTokens?: number } | null;
  completionTokensDetails?: { reasoningTokens?: number } | null;
}

/** An answer put together from its parts. */
export interface OciAnswer {
  /** Takes one part and gives the text it adds to the answer, '' for none. */
  take(part: OciPart): string;
  /** Null until the provider reported it. */
  usage(): ModelUsage | null;
  /** True once the provider said why it stopped. */
  ended(): boolean;
  /** Throws MODEL_STREAM_BROKEN when the end did not come, MODEL_OVERLOADED when the end was an error. */
  reply(request: ModelRequest, requestId: string | null, model: string | null): ModelReply;
}

/** An answer that has not begun. */
export function startOciAnswer(): OciAnswer {
  let text = '';
  let reasoning = '';
  let refused = false;
  let raw: string | null = null;
  let usage: ModelUsage | null = null;
  const calls: OciCall[] = [];
  return {
    take(part) {
      const { message } = part;
      const pieces = message?.content ?? [];
      const spoken = (part.text ?? '') + pieces.map((piece) => piece.text ?? '').join('');
      const said = spoken || (message?.refusal ?? '');
      reasoning += (message?.reasoningContent ?? '') + pieces.map((piece) => piece.thinking ?? '').join('');
      refused ||= Boolean(message?.refusal);
      raw = part.finishReason ?? raw;
      usage = usageOf(part.usage) ?? usage;
      addCalls(calls, part.toolCalls ?? message?.toolCalls ?? [], Boolean(part.finishReason));
      // Cohere's last event says the whole text once more; other servers end with one more piece.
      const repeats = part.finishReason && text !== '' && ('chatHistory' in part || said === text);
      const added = repeats ? '' : said;
      text += added;
      return added;
    },
    usage: () => usage,
    ended: () => raw !== null,
    reply(request, requestId, model) {
      if (raw === null) throw new ProviderError('MODEL_STREAM_BROKEN', { usage });
      if (raw.toLowerCase() === 'error') throw new ProviderError('MODEL_OVERLOADED', { status: 200, usage });
      const finish = finishOf(raw, refused, calls.length > 0);
      return {
        text,
        ...PLAIN_REPLY,
        reasoning: reasoning || null,
        toolCalls: calls.map(({ id, name, written }, place) =>
          writtenCall(id || madeUpId(`${requestId}:${place}:${name}:${written}`), name, written),
        ),
        finish,
        usage: usage ?? estimateUsage(requestText(request), text + reasoning),
        providerRequestId: requestId,
        model,
      };
    },
  };
}

/** Some models name no reason of their own for a turn that calls tools. */
function finishOf(raw: string, refused: boolean, calls: boolean): Finish {
  const word = raw.toLowerCase();
  const unified = (Object.hasOwn(FINISH, word) ? FINISH[word] : null) ?? 'other';
  if (refused) return { unified: 'refusal', raw };
  return { unified: unified === 'stop' && calls ? 'tool-calls' : unified, raw };
}

/**
 * A call begins with its name; what follows without one goes on with it, or with the call of that place. Cohere's last event
 * says the calls once more.
 */
function addCalls(calls: OciCall[], parts: CallPart[], isLast: boolean): void {
  const before = [...calls];
  for (const part of parts) {
    const name = part.name ?? part.function?.name ?? '';
    const written =
      part.arguments ??
      part.function?.arguments ??
      (part.parameters === undefined ? '' : JSON.stringify(part.parameters));
    const repeats = before.some((call) => call.name === name && call.written === written);
    const known = part.id ? calls.find((call) => call.id === part.id) : undefined;
    const going = known ?? (name === '' ? (calls[part.index ?? -1] ?? calls.at(-1)) : undefined);
    if (isLast && name !== '' && repeats) continue;
    if (going) going.written += written;
    else calls.push({ id: part.id ?? '', name, written });
  }
}

const usageOf = (usage: WireUsage | null | undefined): ModelUsage | null =>
  reportedUsage(usage?.promptTokens, usage?.completionTokens, {
    cached: usage?.promptTokensDetails?.cachedTokens ?? 0,
    reasoning: usage?.completionTokensDetails?.reasoningTokens ?? 0,
  });
