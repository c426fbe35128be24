/** Turns whatever was thrown — our Apex error, the platform's, the browser's — into something a person can act on. */
import type { RunError } from 'c/runView';

const TRY_AGAIN = 'Try again. If it happens again, tell your administrator what you did and when.';

/** What the platform says, in English, to a user without the permission set; other languages get it as it comes. */
const NO_APEX_ACCESS = /access to the Apex class/i;

/** What somebody is told who may not use the Apex class behind a component. */
export interface NoAccess {
  message: string;
  hint: string;
}

const RUNS: NoAccess = {
  message: 'You cannot run prompts yet.',
  hint: 'Ask your administrator for the permission set “BYOM User”.',
};

/** For the pages that set the cockpit up. */
export const ADMINISTRATION: NoAccess = {
  message: 'You cannot see models and credentials.',
  hint: 'Ask your administrator for the permission set “BYOM Admin”.',
};

/** Never throws; `code` is ours when the middleware or Apex gave one, else `NO_ACCESS`, `NO_CONNECTION` or `UNEXPECTED`. */
export function describeError(error: unknown, noAccess = RUNS): RunError {
  if (isRunError(error)) {
    return normal(error);
  }
  const text = textOf(error);
  const parsed = parseJson(text);
  if (isRunError(parsed)) {
    return normal(parsed);
  }
  if (isRunError(parsed?.error)) {
    return normal(parsed.error);
  }
  if (isNetworkFailure(error)) {
    return {
      code: 'NO_CONNECTION',
      message: 'Salesforce did not answer.',
      hint: 'Check your connection, then try again.',
      retryable: true,
    };
  }
  if (NO_APEX_ACCESS.test(text)) {
    return { code: 'NO_ACCESS', ...noAccess, retryable: false };
  }
  return { code: 'UNEXPECTED', message: text || 'Something went wrong.', hint: TRY_AGAIN, retryable: true };
}

function normal(error: RunError): RunError {
  return {
    code: error.code,
    message: error.message,
    hint: error.hint ?? '',
    retryable: error.retryable === true,
    traceId: error.traceId ?? null,
  };
}

function isRunError(value: unknown): value is RunError {
  const candidate = value as Partial<RunError> | null | undefined;
  return typeof candidate?.code === 'string' && typeof candidate.message === 'string';
}

/** The platform wraps an Apex error as `{ body: { message } }`, several as `{ body: [{ message }] }`. */
function textOf(error: unknown): string {
  if (typeof error === 'string') {
    return error;
  }
  const { body, message } = (error ?? {}) as { body?: unknown; message?: unknown };
  const first = (Array.isArray(body) ? body[0] : body) as { message?: unknown } | undefined;
  const text = first?.message ?? message;
  return typeof text === 'string' ? text : '';
}

function parseJson(text: string): { error?: unknown } | null {
  try {
    return JSON.parse(text) as { error?: unknown } | null;
  } catch {
    // Plain text is the usual case for the platform's own messages; it is shown as it is.
    return null;
  }
}

function isNetworkFailure(error: unknown): boolean {
  return error instanceof TypeError && /fetch|network|load/i.test(error.message);
}
