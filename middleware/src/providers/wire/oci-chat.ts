import { ownAddress } from '../../core/platforms.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { InvokeOptions, ModelConnection, ModelEvent, ModelRequest } from '../../core/provider.ts';
import type { Watch } from '../calls/watch.ts';
import { messagesOf } from './lines.ts';
import { startOciAnswer, type OciAnswer, type OciPart } from './oci-chat-reply.ts';
import { ociChatBody } from './oci-chat-request.ts';
import { readOciKeys, signedHeaders } from './oci-signature.ts';
import { errorBodyOf, objectOfBody, post, type Posted } from './post.ts';
import { refusalOf, wordsIn, type ErrorRule } from './refusal.ts';

const PATH = '/20231130/actions/chat';

/**
 * What OCI's errors mean: https://docs.oracle.com/iaas/Content/API/References/apierrors.htm. A 404 is what somebody sees who may
 * not see; only a model that does not exist is named as missing.
 */
export const OCI_ERRORS: readonly ErrorRule[] = [
  {
    says: /inappropriate|blocklist|content moderation|harmful|prompt injection/i,
    code: 'MODEL_CONTENT_FILTERED',
  },
  {
    status: 400,
    says: /too many (?:input )?tokens|context (?:length|window)|prompt is too long|(?:token|input)[^.]*exceed|exceed[^.]* tokens/i,
    code: 'MODEL_CONTEXT_TOO_LONG',
  },
  {
    says: /entity with key .* not found|model .*(?:not found|does not exist|retired)/i,
    code: 'MODEL_NOT_FOUND',
  },
  { name: /^(?:Related)?(?:ResourceNot|Not)AuthorizedOrNotFound$/, code: 'MODEL_PERMISSION_DENIED' },
  { name: /^NotAuthenticated$/, code: 'MODEL_AUTHENTICATION_FAILED' },
  { name: /^(?:NotAuthorized|SignUpRequired|NotAllowed)$/, code: 'MODEL_PERMISSION_DENIED' },
  { name: /^(?:QuotaExceeded|LimitExceeded)$/, code: 'MODEL_QUOTA_EXHAUSTED' },
  { status: 429, says: /capacity/i, code: 'MODEL_AT_CAPACITY' },
  { name: /^(?:OutOfCapacity|OutOfHostCapacity)$/, code: 'MODEL_AT_CAPACITY' },
  { name: /^TooManyRequests$/, code: 'MODEL_RATE_LIMITED' },
  { status: 404, says: /authorization failed/i, code: 'MODEL_PERMISSION_DENIED' },
];

/** Asks OCI's own chat, signed by the customer's API signing key. Gives its reply as the last event. */
export async function* askOciChat(
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  const keys = readOciKeys(connection.secret);
  const url = addressOf(connection);
  const body = JSON.stringify(ociChatBody(request, connection.technology, keys.compartmentId));
  const headers = { ...signedHeaders(url, body, keys), accept: 'application/json, text/event-stream' };
  const posted = await post({ url, headers, body }, watch, options);
  const requestId = posted.headers.get('opc-request-id');
  if (posted.status >= 300) throw errorOf(posted.status, posted.headers, await errorBodyOf(posted.body));
  const answer = startOciAnswer();
  if (!(posted.headers.get('content-type') ?? '').includes('text/event-stream')) {
    const text = await takeWhole(posted, answer);
    const reply = answer.reply(request, requestId, text.model);
    yield { type: 'text', text: reply.text };
    yield { type: 'reply', reply };
    return;
  }
  for await (const { data } of messagesOf(posted.body)) {
    const text = answer.take(partOf(data, posted, answer));
    watch.known.usage = answer.usage();
    if (text !== '') yield { type: 'text', text };
  }
  yield { type: 'reply', reply: answer.reply(request, requestId, null) };
}

/** The address may be given with or without a path; OpenAI's format has another one on the same host. */
function addressOf({ endpoint, region }: ModelConnection): string {
  const base = endpoint ?? ownAddress('oci', region);
  if (!base) throw new ProviderError('MODEL_INVALID_REQUEST');
  return base.replace(/\/+$/, '').replace(/\/(?:openai\/v1|v1|20231130(?:\/.*)?)$/, '') + PATH;
}

/** A complete answer has its parts one level deeper; the model stands beside it. */
async function takeWhole(posted: Posted, answer: OciAnswer): Promise<{ model: string | null }> {
  const body = await objectOfBody(posted);
  const { chatResponse, modelId } = body as { chatResponse?: OciPart | null; modelId?: unknown };
  const choices = chatResponse?.choices;
  const part = choices ? { ...choices[0], usage: chatResponse.usage ?? choices[0]?.usage } : chatResponse;
  answer.take(partOf(part ?? body, posted, answer));
  if (!answer.ended()) throw new ProviderError('MODEL_REPLY_MALFORMED', { status: posted.status });
  return { model: typeof modelId === 'string' ? modelId : null };
}

/** What belongs to an answer has one of these. */
const FIELDS = ['text', 'message', 'finishReason', 'usage', 'toolCalls', 'choices'];

/** A part of an answer, or the error that came in its place. */
function partOf(data: unknown, { headers, status }: Posted, answer: OciAnswer): OciPart {
  const fields = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const isError = 'error' in fields || ('code' in fields && typeof fields['message'] === 'string');
  if (isError) throw errorOf(status, headers, data, answer);
  if (!FIELDS.some((field) => field in fields) || typeof fields['message'] === 'string') {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status });
  }
  const choice = (fields as OciPart).choices?.[0];
  return choice
    ? { ...choice, usage: (fields as OciPart).usage ?? choice.usage ?? null }
    : (fields as OciPart);
}

/** The code is a word, or the status once more as a number. */
function errorOf(status: number, headers: Headers, body: unknown, answer?: OciAnswer): ProviderError {
  const words = wordsIn(body);
  const meant = status === 200 && Number(words.name) >= 400 ? Number(words.name) : status;
  const known = meant === 200 ? 500 : meant;
  return refusalOf(OCI_ERRORS, { ...words, status: known }, headers, {
    status,
    usage: answer?.usage() ?? null,
  });
}
