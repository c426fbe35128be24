import { CoreError } from './core/core-error.ts';
import { ProviderError } from './core/provider-error.ts';
import { inWords } from './core/retry.ts';
import { ERRORS, type ErrorCode } from './errors/table.ts';

export { ERRORS, type ErrorCode };
export type { ErrorFacts } from './errors/error-facts.ts';

/** What a caller is told about a failure. It holds configuration names at most, never a record's value or a secret. */
export interface ErrorView {
  code: string;
  message: string;
  hint: string;
  retryable: boolean;
}

/** The one error of the service. `cause` is for the operator's log; `detail` names configuration and is shown. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: string | null;

  constructor(code: ErrorCode, options: { cause?: unknown; detail?: string | null } = {}) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = options.detail ?? null;
  }
}

/** Turns whatever was thrown into an AppError; what nobody foresaw becomes INTERNAL_ERROR with its cause kept. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof CoreError) return new AppError(thrown.code, { cause: thrown, detail: thrown.detail });
  if (thrown instanceof ProviderError) {
    const { retryAfterMs } = thrown;
    const detail = retryAfterMs === null ? null : `the provider asks to wait ${inWords(retryAfterMs)}`;
    return new AppError(thrown.code, { cause: thrown, detail });
  }
  return new AppError('INTERNAL_ERROR', { cause: thrown });
}

/** Code, sentence, hint and retryability of a code, with the detail put into the sentence. */
export function errorView(code: string, detail: string | null): ErrorView {
  const known = code in ERRORS ? (code as ErrorCode) : 'INTERNAL_ERROR';
  const { message, hint, retryable } = ERRORS[known];
  return { code: known, message: detail ? `${message} (${detail})` : message, hint, retryable };
}
