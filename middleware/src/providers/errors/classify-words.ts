/** What an error body says, out of the many forms in which the providers write one. Looked at and forgotten. */
export interface ErrorWords {
  /** Names of the error, the most exact first: codes, types, reasons. */
  names: string[];
  /** A status that stands in the body, for errors that come with 200. */
  status: number | null;
  message: string;
  /** Google's `RetryInfo.retryDelay`, such as "34.4s". */
  retryDelay: string | null;
  /** Anthropic's `request_id`, Google's `RequestInfo.requestId`. */
  requestId: string | null;
}

/** Fields that name an error, the most exact first. */
const NAME_FIELDS = ['code', 'status', '__type', 'type', 'error_type', 'reason', 'error_code'];
/** Fields that hold its sentence. */
const MESSAGE_FIELDS = ['message', 'detail', 'Message', 'error_msg'];
/** A message is a sentence or two; a page of HTML need not be searched to its end. */
const LONGEST_MESSAGE = 4000;

/** Reads a body: `{error: {…}}`, `{error: "…"}`, a plain object, a list of them, or a text. */
export function wordsOf(body: unknown): ErrorWords {
  const words: ErrorWords = { names: [], status: null, message: '', retryDelay: null, requestId: null };
  collect(body, words);
  words.message = words.message.slice(0, LONGEST_MESSAGE);
  return words;
}

function collect(body: unknown, words: ErrorWords): void {
  if (typeof body === 'string') words.message += ` ${body.slice(0, LONGEST_MESSAGE)}`;
  if (Array.isArray(body)) collect(body[0], words);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return;
  const fields = body as Record<string, unknown>;
  if (fields['error']) collect(fields['error'], words);
  if (fields['innererror']) collect(fields['innererror'], words);
  for (const field of NAME_FIELDS) takeName(fields[field], words);
  if (typeof fields['status_code'] === 'number') takeName(fields['status_code'], words);
  for (const field of MESSAGE_FIELDS) takeMessage(fields[field], words);
  // OpenRouter: what the host behind it said.
  const { raw } = (fields['metadata'] ?? {}) as { raw?: unknown };
  if (typeof raw === 'string') takeMessage(raw, words);
  if (typeof fields['request_id'] === 'string') words.requestId = fields['request_id'];
  [fields['details']].flat().forEach((detail) => takeDetail(detail, words));
}

function takeName(value: unknown, words: ErrorWords): void {
  if (typeof value !== 'string' && typeof value !== 'number') return;
  const name = String(value);
  const number = Number(name);
  if (number >= 400 && number < 600) words.status ??= number;
  else if (name !== '') words.names.push(name);
}

/** Mistral and FastAPI put the list of what is wrong with the fields where others put a sentence. */
function takeMessage(value: unknown, words: ErrorWords): void {
  if (typeof value === 'string') words.message += ` ${value.slice(0, LONGEST_MESSAGE)}`;
  else if (typeof value === 'object' && value !== null) {
    words.message += ` ${JSON.stringify(value).slice(0, LONGEST_MESSAGE)}`;
  }
}

/** A list of them with Google (https://cloud.google.com/apis/design/errors#error_details), one with Anthropic. */
function takeDetail(value: unknown, words: ErrorWords): void {
  const { reason, error_code, retryDelay, requestId, violations } = (value ?? {}) as Record<string, unknown>;
  for (const name of [reason, error_code]) if (typeof name === 'string') words.names.unshift(name);
  if (typeof requestId === 'string') words.requestId = requestId;
  if (typeof retryDelay === 'string') words.retryDelay = retryDelay;
  for (const violation of Array.isArray(violations) ? violations : []) {
    const { quotaId } = (violation ?? {}) as { quotaId?: unknown };
    if (typeof quotaId === 'string') words.message += ` ${quotaId}`;
  }
}
