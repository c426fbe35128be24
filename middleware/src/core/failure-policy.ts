import type { ProviderErrorCode } from './provider-error.ts';

/** What a run does about a failure. */
export interface FailureRow {
  /** The same model may be asked again. */
  retry: boolean;
  /** The next model in the order may be asked instead, as long as the person has seen nothing of an answer. */
  fallBack: boolean;
  /** It speaks against the model: enough of them in a row and the model is left alone for a while (circuit.ts). */
  blamesModel: boolean;
  /** The failure in a few words, for a sentence that begins with the name of the model. */
  words: string;
}

/** Failures of one model: what its adapter throws, and what keeps us from asking it. */
export type ModelFailureCode =
  ProviderErrorCode | 'MODEL_PAUSED' | 'MODEL_BUSY' | 'CREDENTIAL_MISSING' | 'CREDENTIAL_MALFORMED';

const row = (
  retry: 'retry' | 'once',
  fallBack: 'fall back' | 'stop',
  blame: 'blame' | 'no blame',
  words: string,
): FailureRow => ({
  retry: retry === 'retry',
  fallBack: fallBack === 'fall back',
  blamesModel: blame === 'blame',
  words,
});

/**
 * The shipped policy. A failure that passes by itself is retried, except a timeout: it has taken its time already, and the
 * provider may charge for it. What another model cannot help with, or must not be asked to work around, stops the run.
 */
export const FAILURE_POLICY: Record<ModelFailureCode, FailureRow> = {
  MODEL_RATE_LIMITED: row('retry', 'fall back', 'blame', 'its requests are limited'),
  MODEL_AT_CAPACITY: row('retry', 'fall back', 'blame', 'its provider has no capacity left'),
  MODEL_OVERLOADED: row('retry', 'fall back', 'blame', 'its provider is overloaded'),
  MODEL_UNREACHABLE: row('retry', 'fall back', 'blame', 'its provider cannot be reached'),
  MODEL_STREAM_BROKEN: row('retry', 'fall back', 'blame', 'the connection to it broke'),
  MODEL_REPLY_MALFORMED: row('retry', 'fall back', 'blame', 'its reply could not be read'),
  MODEL_ANSWER_EMPTY: row('retry', 'fall back', 'no blame', 'its answer was empty'),
  MODEL_TIMEOUT: row('once', 'fall back', 'blame', 'it took too long'),
  MODEL_QUOTA_EXHAUSTED: row('once', 'fall back', 'no blame', 'its quota is used up'),
  MODEL_REQUEST_TOO_LARGE: row('once', 'fall back', 'no blame', 'the prompt is larger than its limit'),
  MODEL_CONTEXT_TOO_LONG: row('once', 'fall back', 'no blame', 'the prompt is longer than it can read'),
  MODEL_NOT_FOUND: row('once', 'fall back', 'no blame', 'its provider does not know it'),
  MODEL_AUTHENTICATION_FAILED: row('once', 'fall back', 'no blame', 'its key was refused'),
  MODEL_PERMISSION_DENIED: row('once', 'fall back', 'no blame', 'its key may not use it'),
  CREDENTIAL_MISSING: row('once', 'fall back', 'no blame', 'its key is not stored here'),
  CREDENTIAL_MALFORMED: row('once', 'fall back', 'no blame', 'its key is not of the form its platform takes'),
  MODEL_PAUSED: row('once', 'fall back', 'no blame', 'it failed too often a moment ago'),
  MODEL_BUSY: row('once', 'fall back', 'no blame', 'its limits were reached by other runs'),
  MODEL_CONTENT_FILTERED: row('once', 'stop', 'no blame', "its provider's content filter stopped it"),
  MODEL_REFUSED: row('once', 'stop', 'no blame', 'it declined to answer'),
  MODEL_INVALID_REQUEST: row('once', 'stop', 'no blame', 'its provider did not accept the request'),
  MODEL_INPUT_UNSUPPORTED: row('once', 'stop', 'no blame', 'it cannot read the prompt'),
  MODEL_CANCELLED: row('once', 'stop', 'no blame', 'the run was cancelled'),
};

/** Whatever is not in the table (a leak, the database, a key for another host, something unforeseen) stops the run. */
const STOP = row('once', 'stop', 'no blame', 'it could not be asked');

/** The part of FALLBACK_ON that is not the shipped table: a list of codes; empty for `none`. */
export type FallbackOn = 'default' | readonly string[];

/** The row of a failure under a setting. A list replaces which failures fall back, and nothing else. */
export function failureRow(code: string, fallbackOn: FallbackOn): FailureRow {
  const known = Object.hasOwn(FAILURE_POLICY, code) ? FAILURE_POLICY[code as ModelFailureCode] : STOP;
  return fallbackOn === 'default' || known === STOP
    ? known
    : { ...known, fallBack: fallbackOn.includes(code) };
}

/**
 * Reads FALLBACK_ON: `default`, `none`, or codes separated by commas. Throws RangeError naming a code that is no failure of a
 * model, or that can never fall back.
 */
export function readFallbackOn(text: string): FallbackOn {
  const words = text.split(/[\s,]+/).filter(Boolean);
  if (words.length === 0 || (words.length === 1 && words[0] === 'default')) return 'default';
  if (words.length === 1 && words[0] === 'none') return [];
  for (const code of words) {
    if (!Object.hasOwn(FAILURE_POLICY, code) || code === 'MODEL_CANCELLED')
      throw new RangeError(`${code} is not a failure after which another model can be asked`);
  }
  return words;
}
