/** What is answered in Google's generateContent format, complete or streamed: the same reply from both. */

import { ProviderError } from '../../core/provider-error.ts';
import { PLAIN_REPLY, requestText } from '../../core/model-messages.ts';
import type {
  ContentVerdict,
  Finish,
  FinishReason,
  ModelReply,
  ModelRequest,
  ModelUsage,
  ToolCall,
} from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { addPart, madeUpId, toContinuation, type Part } from './generate-content-parts.ts';
import { valueCall } from './tool-calls.ts';

/** `finishReason` of a candidate and `blockReason` of a prompt; all others are `other`. */
export const GENERATE_CONTENT_FINISH: Readonly<Record<string, FinishReason>> = {
  STOP: 'stop',
  MAX_TOKENS: 'length',
  SAFETY: 'content-filter',
  RECITATION: 'content-filter',
  BLOCKLIST: 'content-filter',
  PROHIBITED_CONTENT: 'content-filter',
  SPII: 'content-filter',
  MODEL_ARMOR: 'content-filter',
  JAILBREAK: 'content-filter',
  IMAGE_SAFETY: 'content-filter',
  IMAGE_PROHIBITED_CONTENT: 'content-filter',
  IMAGE_RECITATION: 'content-filter',
};

interface SafetyRating {
  category?: string;
  probability?: string;
  severity?: string;
  blocked?: boolean;
}

/** As much of a response as we read; every field may be missing. */
interface WireResponse {
  candidates?: { content?: { parts?: Part[] }; finishReason?: string; safetyRatings?: SafetyRating[] }[];
  promptFeedback?: { blockReason?: string; safetyRatings?: SafetyRating[] };
  usageMetadata?: Record<string, unknown>;
  modelVersion?: string;
  responseId?: string;
}

/** Puts a response together: from one body, or from the pieces of a stream. */
export interface GenerateContentReader {
  /** Takes a complete response and gives its text. Throws MODEL_REPLY_MALFORMED when it is none. */
  whole(response: unknown): string;
  /** Takes one piece of a stream and gives the text it adds to the answer, '' for none. */
  take(response: unknown): string;
  /** Null until usage was reported. */
  usage(): ModelUsage | null;
  /** Throws MODEL_STREAM_BROKEN when a stream brought neither an end nor a block. */
  reply(request: ModelRequest, requestId: string | null): ModelReply;
}

interface Known {
  parts: Part[];
  /** Complete, though it may not say why it ended. */
  whole: boolean;
  finish: string | null;
  block: string | null;
  usage: Record<string, unknown>;
  model: string | null;
  responseId: string | null;
  ratings: Map<string, ContentVerdict>;
}

/** A response of which nothing has come yet. */
export function startGenerateContent(): GenerateContentReader {
  const known: Known = {
    parts: [],
    whole: false,
    finish: null,
    block: null,
    usage: {},
    model: null,
    responseId: null,
    ratings: new Map(),
  };
  return {
    whole(response) {
      const { candidates, promptFeedback, usageMetadata } = (response ?? {}) as WireResponse;
      if (!candidates && !promptFeedback && !usageMetadata) {
        throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
      }
      known.whole = true;
      return take(known, response as WireResponse);
    },
    take: (response) => take(known, (response ?? {}) as WireResponse),
    usage: () => usageOf(known.usage),
    reply(request, requestId) {
      const ended = known.whole || known.finish !== null || known.block !== null;
      if (!ended) throw new ProviderError('MODEL_STREAM_BROKEN');
      return replyOf(known, request, requestId);
    },
  };
}

function take(known: Known, response: WireResponse): string {
  const { candidates, promptFeedback, usageMetadata, modelVersion, responseId } = response;
  const candidate = candidates?.[0];
  const parts = candidate?.content?.parts ?? [];
  for (const part of parts) addPart(known.parts, part);
  known.finish = candidate?.finishReason ?? known.finish;
  known.block = promptFeedback?.blockReason ?? known.block;
  // The pieces before the last may report less: what was not reported again still holds.
  known.usage = { ...known.usage, ...usageMetadata };
  known.model = modelVersion ?? known.model;
  known.responseId = responseId ?? known.responseId;
  for (const rating of promptFeedback?.safetyRatings ?? []) rate(known, 'prompt', rating);
  for (const rating of candidate?.safetyRatings ?? []) rate(known, 'answer', rating);
  return textIn(parts, false);
}

const textIn = (parts: Part[], thought: boolean): string =>
  parts.map((part) => ((part.thought === true) === thought ? (part.text ?? '') : '')).join('');

function replyOf(known: Known, request: ModelRequest, requestId: string | null): ModelReply {
  const text = textIn(known.parts, false);
  const reasoning = textIn(known.parts, true);
  const toolCalls = callsIn(known.parts);
  const usage = usageOf(known.usage);
  const believable = usage && (usage.output > 0 || text === '');
  return {
    text,
    ...PLAIN_REPLY,
    reasoning: reasoning || null,
    toolCalls,
    finish: finishOf(known, toolCalls),
    usage: believable ? usage : estimateUsage(requestText(request), text + reasoning),
    verdicts: verdictsOf(known),
    providerRequestId: known.responseId ?? requestId,
    model: known.model,
    continuation: toContinuation(known.parts),
  };
}

function callsIn(parts: Part[]): ToolCall[] {
  return parts
    .flatMap(({ functionCall }) => (functionCall ? [functionCall] : []))
    .map(({ id, name, args }, index) => valueCall(id || madeUpId(index), name ?? '', args));
}

/** A reply that calls tools ends with STOP. */
function finishOf({ finish, block }: Known, calls: ToolCall[]): Finish {
  const raw = finish ?? block;
  if (finish === null && block !== null) return { unified: 'content-filter', raw };
  const found =
    raw !== null && Object.hasOwn(GENERATE_CONTENT_FINISH, raw) ? GENERATE_CONTENT_FINISH[raw] : null;
  return { unified: found === 'stop' && calls.length > 0 ? 'tool-calls' : (found ?? 'other'), raw };
}

/**
 * Output is what was said and what was thought; input is the prompt, and what tools of the provider's own added to it.
 * https://ai.google.dev/api/generate-content#UsageMetadata
 */
function usageOf(reported: Record<string, unknown>): ModelUsage | null {
  const count = (name: string): number => (typeof reported[name] === 'number' ? reported[name] : 0);
  if (typeof reported['promptTokenCount'] !== 'number') return null;
  const reasoning = count('thoughtsTokenCount');
  return {
    input: count('promptTokenCount') + count('toolUsePromptTokenCount'),
    output: count('candidatesTokenCount') + reasoning,
    cached: count('cachedContentTokenCount'),
    cacheWrite: 0,
    reasoning,
    source: 'reported',
  };
}

/** The last word on a category counts, but what was withheld stays withheld. */
function rate(known: Known, on: ContentVerdict['on'], rating: SafetyRating): void {
  const { category = 'UNSPECIFIED', severity, probability, blocked } = rating;
  const key = `${on} ${category}`;
  const filtered = blocked === true || known.ratings.get(key)?.filtered === true;
  known.ratings.set(key, { on, category, severity: severity ?? probability ?? null, filtered });
}

/** Where no rating says why something was withheld, the reason itself is the category. */
function verdictsOf(known: Known): ContentVerdict[] {
  const verdicts = [...known.ratings.values()];
  const { unified, raw } = finishOf(known, []);
  if (unified !== 'content-filter' || raw === null || verdicts.some(({ filtered }) => filtered))
    return verdicts;
  const on = known.finish === null ? 'prompt' : 'answer';
  return [...verdicts, { on, category: raw, severity: null, filtered: true }];
}
