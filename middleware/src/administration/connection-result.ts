import type { Cost } from '../core/cost.ts';
import { ProviderError } from '../core/provider-error.ts';
import { errorView, toAppError, type AppError } from '../errors.ts';

export type CheckName = 'reachable' | 'authentication' | 'answer' | 'first token' | 'json' | 'tools';

/** One thing that was tried. What could not be tried any more is not in the list. */
export interface ConnectionCheck {
  name: CheckName;
  outcome: 'passed' | 'failed' | 'not supported';
  milliseconds: number | null;
  code?: string;
  detail?: string;
  hint?: string;
}

/** What a test of a connection found. */
export interface ConnectionResult {
  /** `partly`: the model answers, but something its record promises does not work. */
  status: 'passed' | 'partly' | 'failed';
  checks: ConnectionCheck[];
  /** ISO 8601. */
  testedAt: string;
  /** The model that the provider says answered. */
  model: string | null;
  /** Of all calls of the test; null when nothing was used or no price is known. */
  cost: Cost | null;
  /** The run under which it is on record. */
  runId: string;
}

/** Failures that come before anybody has answered. */
const UNREACHABLE = new Set([
  'MODEL_UNREACHABLE',
  'MODEL_TIMEOUT',
  'MODEL_CANCELLED',
  'RUN_DEADLINE_EXCEEDED',
]);
/** Failures with which somebody has answered, and not known us. The others of the key come before anything is sent. */
const UNKNOWN_TO_PROVIDER = new Set(['MODEL_AUTHENTICATION_FAILED', 'MODEL_PERMISSION_DENIED']);
/** Failures that only those are told who are known. */
const KNOWN_TO_PROVIDER = new Set([
  'MODEL_RATE_LIMITED',
  'MODEL_QUOTA_EXHAUSTED',
  'MODEL_REQUEST_TOO_LARGE',
  'MODEL_CONTEXT_TOO_LONG',
  'MODEL_CONTENT_FILTERED',
  'MODEL_REFUSED',
  'MODEL_ANSWER_EMPTY',
]);

export const passed = (name: CheckName, milliseconds: number | null = null): ConnectionCheck => ({
  name,
  outcome: 'passed',
  milliseconds,
});

export const notSupported = (name: CheckName, detail: string): ConnectionCheck => ({
  name,
  outcome: 'not supported',
  milliseconds: null,
  detail,
});

/** A check that failed, in the words of the error table: never what a provider wrote. */
export function failed(name: CheckName, thrown: unknown, milliseconds: number | null): ConnectionCheck {
  const { code, detail } = toAppError(thrown);
  const view = errorView(code, detail);
  return { name, outcome: 'failed', milliseconds, code, detail: view.message, hint: view.hint };
}

/** What a model that could not even be connected says about its connection: its key, or its address. */
export function notConnected(failure: AppError): ConnectionCheck[] {
  const name = failure.code.startsWith('CREDENTIAL_') ? 'authentication' : 'reachable';
  return [failed(name, failure, null)];
}

/** What the failure of the first question says about the way to the model. `begun`: text had arrived. */
export function notAnswered(
  failure: AppError,
  { hasKey, begun, milliseconds }: { hasKey: boolean; begun: boolean; milliseconds: number },
): ConnectionCheck[] {
  if (!begun && nobodyAnswered(failure)) return [failed('reachable', failure, milliseconds)];
  const reached = passed('reachable');
  if (UNKNOWN_TO_PROVIDER.has(failure.code))
    return [reached, failed('authentication', failure, milliseconds)];
  const known = begun || KNOWN_TO_PROVIDER.has(failure.code) ? [keyAccepted(hasKey)] : [];
  return [reached, ...known, failed('answer', failure, milliseconds)];
}

/** An invalid request without a status was refused on our side: where a name led, for example. */
function nobodyAnswered({ code, cause }: AppError): boolean {
  const refusedHere = cause instanceof ProviderError && cause.status === null;
  return UNREACHABLE.has(code) || (code === 'MODEL_INVALID_REQUEST' && refusedHere);
}

/** The key of a model that answered. */
export const keyAccepted = (hasKey: boolean): ConnectionCheck =>
  hasKey ? passed('authentication') : notSupported('authentication', 'The model is asked without a key.');

/** The checks in one word. */
export function statusOf(checks: ConnectionCheck[]): ConnectionResult['status'] {
  if (checks.every(({ outcome }) => outcome !== 'failed')) return 'passed';
  return checks.some(({ name, outcome }) => name === 'answer' && outcome === 'passed') ? 'partly' : 'failed';
}
