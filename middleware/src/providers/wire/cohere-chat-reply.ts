/**
 * What is answered in Cohere's chat, second version and first: https://docs.cohere.com/reference/chat and
 * https://docs.cohere.com/v1/reference/chat. Both may come complete or as events.
 */

import { PLAIN_REPLY, requestText } from '../../core/model-messages.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { FinishReason, ModelReply, ModelRequest, ModelUsage } from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { madeUpId } from './call-ids.ts';
import { reportedUsage } from './reported-usage.ts';
import { writtenCall } from './tool-calls.ts';

/** `finish_reason` of both versions. ERROR and TIMEOUT are failures, not ends. */
const FINISH: Record<string, FinishReason> = {
  COMPLETE: 'stop',
  STOP_SEQUENCE: 'stop',
  MAX_TOKENS: 'length',
  ERROR_LIMIT: 'length',
  TOOL_CALL: 'tool-calls',
  ERROR_TOXIC: 'content-filter',
};

interface CohereCall {
  id?: string;
  name?: string;
  parameters?: unknown;
  function?: { name?: string; arguments?: string };
}

interface Content {
  type?: string;
  text?: string;
  thinking?: string;
}

interface Message {
  content?: Content | Content[] | string;
  tool_plan?: string;
  tool_calls?: CohereCall | CohereCall[] | null;
}

interface Counts {
  input_tokens?: number;
  output_tokens?: number;
}

interface CohereUsage {
  billed_units?: Counts | null;
  tokens?: Counts | null;
  cached_tokens?: number | null;
}

/** A complete answer, or one event. Fields of the first version: `text`, `meta`, outer `tool_calls`, `response`. */
export interface CoherePart {
  type?: string;
  event_type?: string;
  index?: number;
  id?: string;
  response_id?: string;
  generation_id?: string;
  message?: Message | string;
  delta?: { message?: Message; finish_reason?: string; usage?: CohereUsage; error?: string };
  text?: string;
  tool_calls?: CohereCall[] | null;
  finish_reason?: string;
  usage?: CohereUsage;
  meta?: CohereUsage;
  response?: CoherePart;
}

/** An answer put together from its parts. */
export interface CohereAnswer {
  /** Takes one part and gives the text it adds to the answer, '' for none. */
  take(part: CoherePart): string;
  /** Null until the provider reported it. */
  usage(): ModelUsage | null;
  /** True once the provider said why it stopped. */
  ended(): boolean;
  /** Throws MODEL_STREAM_BROKEN when the end did not come, MODEL_OVERLOADED or MODEL_TIMEOUT when the end was a failure. */
  reply(request: ModelRequest, requestId: string | null): ModelReply;
}

/** An answer that has not begun. */
export function startCohereAnswer(): CohereAnswer {
  let text = '';
  let reasoning = '';
  let raw: string | null = null;
  let usage: ModelUsage | null = null;
  const calls: { id: string; name: string; written: string }[] = [];
  const add = (part: CoherePart): string => {
    const message = messageOf(part);
    const contents = listOf(
      typeof message.content === 'string' ? { text: message.content } : message.content,
    );
    const said = contents.map((content) => content.text ?? '').join('') + (part.text ?? '');
    // What it plans to do with its tools is said to itself.
    reasoning += contents.map((content) => content.thinking ?? '').join('') + (message.tool_plan ?? '');
    for (const call of listOf(message.tool_calls ?? part.tool_calls ?? undefined)) {
      addCall(calls, call, part.type === 'tool-call-delta');
    }
    raw = part.delta?.finish_reason ?? part.finish_reason ?? raw;
    usage = usageOf(part.delta?.usage ?? part.usage ?? part.meta) ?? usage;
    text += said;
    return said;
  };
  return {
    take(part) {
      if (part.event_type !== 'stream-end') return add(part);
      // The last event of the first version says everything once more: what was said in pieces counts.
      const { text: whole, tool_calls: called, ...facts } = part.response ?? {};
      const missing = {
        ...(text === '' && whole ? { text: whole } : {}),
        ...(calls.length === 0 ? { tool_calls: called } : {}),
      };
      return add({
        ...facts,
        ...missing,
        finish_reason: part.finish_reason ?? facts.finish_reason,
      } as CoherePart);
    },
    usage: () => usage,
    ended: () => raw !== null,
    reply(request, requestId) {
      if (raw === null) throw new ProviderError('MODEL_STREAM_BROKEN', { usage });
      if (raw === 'ERROR') throw new ProviderError('MODEL_OVERLOADED', { status: 200, usage });
      if (raw === 'TIMEOUT') throw new ProviderError('MODEL_TIMEOUT', { status: 200, usage });
      const unified = (Object.hasOwn(FINISH, raw) ? FINISH[raw] : null) ?? 'other';
      return {
        text,
        ...PLAIN_REPLY,
        reasoning: reasoning || null,
        toolCalls: calls.map(({ id, name, written }, place) =>
          writtenCall(id || madeUpId(`${requestId}:${place}:${name}:${written}`), name, written),
        ),
        // The first version has no word of its own for a turn that calls tools.
        finish: { unified: unified === 'stop' && calls.length > 0 ? 'tool-calls' : unified, raw },
        usage: usage ?? estimateUsage(requestText(request), text + reasoning),
        providerRequestId: requestId,
      };
    },
  };
}

function messageOf({ message, delta }: CoherePart): Message {
  if (delta?.message) return delta.message;
  return typeof message === 'object' ? message : {};
}

const listOf = <Item>(value: Item | Item[] | undefined): Item[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** A piece of arguments belongs to the call that began last: calls come one after the other. */
function addCall(
  calls: { id: string; name: string; written: string }[],
  call: CohereCall,
  isPiece: boolean,
): void {
  const written =
    call.function?.arguments ?? (call.parameters === undefined ? '' : JSON.stringify(call.parameters));
  const last = calls.at(-1);
  if (isPiece && last) last.written += written;
  else calls.push({ id: call.id ?? '', name: call.name ?? call.function?.name ?? '', written });
}

/**
 * Tokens as Cohere bills them; what its own wrapping of the prompt adds is in `tokens`, and free. Null when nothing was
 * reported.
 */
function usageOf(usage: CohereUsage | undefined): ModelUsage | null {
  const counts = usage?.billed_units ?? usage?.tokens;
  const cached = Math.min(usage?.cached_tokens ?? 0, counts?.input_tokens ?? 0);
  return reportedUsage(counts?.input_tokens, counts?.output_tokens, { cached });
}
