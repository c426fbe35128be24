import type { GuardrailAssessment } from '@aws-sdk/client-bedrock-runtime';
import { PLAIN_REPLY, requestText } from '../../core/model-messages.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { ContentVerdict, ModelReply, ModelRequest, ModelUsage } from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { readConverse, replyOfConverse } from './converse-reply.ts';
import { startConverseStream } from './converse-stream.ts';
import { verdictsOf } from './guardrail-verdicts.ts';
import { INVOKE_FINISH, partIn, type InvokePart } from './invoke-text.ts';
import { readMessage, toReply } from '../wire/messages-reply.ts';
import { startMessageStream } from '../wire/messages-stream.ts';
import { reportedUsage } from '../wire/reported-usage.ts';
import { writtenCall } from '../wire/tool-calls.ts';

/** What a reply is told besides its own body. */
export interface InvokeFacts {
  request: ModelRequest;
  requestId: string | null;
  region: string | null;
  /** Tokens as the headers of the response tell them; null where they do not. */
  counted: ModelUsage | null;
}

type Fields = Record<string, unknown>;

/** Our reply from a complete body of any family. Throws MODEL_REPLY_MALFORMED when it is of none. */
export function replyOfBody(body: unknown, facts: InvokeFacts): ModelReply {
  const fields = (body ?? {}) as Fields;
  if ('output' in fields) return guardedReply(replyOfNova(fields, facts), fields);
  if (Array.isArray(fields['content'])) return guardedReply(replyOfMessage(fields, facts), fields);
  const part = partIn(body);
  if (!part || (part.text === '' && part.raw === null)) {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
  }
  return guardedReply(replyOfParts([part], facts), fields);
}

const replyOfNova = (body: Fields, { request, requestId, region }: InvokeFacts): ModelReply =>
  replyOfConverse(readConverse(body), request, requestId, region);

function replyOfMessage(body: Fields, { request, requestId, region }: InvokeFacts): ModelReply {
  const reply = toReply(readMessage(body), request, requestId);
  return { ...reply, region: reply.region ?? region };
}

/** A stream of chunks of any family, put together. */
export interface InvokeStream {
  /** Takes one chunk and gives the text it adds to the answer, '' for none. */
  take(chunk: unknown): string;
  /** Throws MODEL_STREAM_BROKEN when the end did not come. */
  finished(): ModelReply;
}

/** A stream that has not begun; the first chunk tells its family. */
export function startInvokeStream(facts: () => InvokeFacts): InvokeStream {
  let family: InvokeStream | null = null;
  return {
    take(chunk) {
      const fields = (chunk ?? {}) as Fields;
      family ??= familyOf(fields, facts);
      return family.take(chunk);
    },
    finished() {
      if (!family) throw new ProviderError('MODEL_STREAM_BROKEN');
      return family.finished();
    },
  };
}

function familyOf(first: Fields, facts: () => InvokeFacts): InvokeStream {
  if (/^(?:message|content_block|ping)/.test(String(first['type']))) {
    const stream = startMessageStream();
    return {
      take: (chunk) => stream.take(chunk),
      finished: () => {
        const { request, requestId, region } = facts();
        const reply = toReply(stream.finished(), request, requestId);
        return { ...reply, region: reply.region ?? region };
      },
    };
  }
  if (['messageStart', 'contentBlockStart', 'contentBlockDelta'].some((event) => event in first)) {
    const stream = startConverseStream();
    return {
      take: (chunk) => stream.take((chunk ?? {}) as Parameters<typeof stream.take>[0]),
      finished: () => {
        const { request, requestId, region } = facts();
        return replyOfConverse(stream.finished(), request, requestId, region);
      },
    };
  }
  return partsStream(facts);
}

function partsStream(facts: () => InvokeFacts): InvokeStream {
  const parts: InvokePart[] = [];
  return {
    take(chunk) {
      const part = partIn(chunk);
      if (!part) throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
      parts.push(part);
      return part.text;
    },
    finished() {
      if (!parts.some((part) => part.raw !== null)) throw new ProviderError('MODEL_STREAM_BROKEN');
      return replyOfParts(parts, facts());
    },
  };
}

function replyOfParts(parts: InvokePart[], { request, requestId, region, counted }: InvokeFacts): ModelReply {
  const last = <Value>(pick: (part: InvokePart) => Value | null): Value | null =>
    parts.map(pick).findLast((value) => value !== null) ?? null;
  const text = parts.map((part) => part.text).join('');
  const reasoning = parts.map((part) => part.reasoning).join('');
  const raw = last((part) => part.raw);
  const reported =
    reportedUsage(
      last((part) => part.input),
      last((part) => part.output),
    ) ?? counted;
  return {
    text,
    ...PLAIN_REPLY,
    reasoning: reasoning || null,
    toolCalls: callsIn(parts),
    finish: {
      unified: (raw !== null && Object.hasOwn(INVOKE_FINISH, raw) && INVOKE_FINISH[raw]) || 'other',
      raw,
    },
    usage: reported ?? estimateUsage(requestText(request), text + reasoning),
    providerRequestId: requestId,
    region,
  };
}

/** A call is named in its first piece. */
function callsIn(parts: InvokePart[]): ModelReply['toolCalls'] {
  const calls = new Map<number, { id: string; name: string; written: string }>();
  for (const { index, id, name, written } of parts.flatMap((part) => part.calls)) {
    const call = calls.get(index) ?? { id: '', name: '', written: '' };
    calls.set(index, {
      id: call.id || (id ?? ''),
      name: call.name || (name ?? ''),
      written: call.written + written,
    });
  }
  return [...calls.values()].map((call) => writtenCall(call.id, call.name, call.written));
}

/** An account can put a guardrail over every call: what it did stands beside the model's own fields. */
function guardedReply(reply: ModelReply, body: Fields): ModelReply {
  if (body['amazon-bedrock-guardrailAction'] !== 'INTERVENED') return reply;
  const { guardrail } = (body['amazon-bedrock-trace'] ?? {}) as {
    guardrail?: {
      input?: Record<string, GuardrailAssessment>;
      outputs?: Record<string, GuardrailAssessment>[];
    };
  };
  const found = (on: ContentVerdict['on'], assessments: Record<string, GuardrailAssessment> | undefined) =>
    Object.values(assessments ?? {}).flatMap((assessment) => verdictsOf(on, assessment));
  const verdicts = [
    ...found('prompt', guardrail?.input),
    ...(guardrail?.outputs ?? []).flatMap((output) => found('answer', output)),
  ];
  return { ...reply, finish: { ...reply.finish, unified: 'content-filter' }, verdicts };
}
