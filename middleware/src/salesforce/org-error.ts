import { AppError, type ErrorCode } from '../errors.ts';

/** Salesforce's error codes that mean something to our callers; every other code is ORG_REQUEST_REFUSED. */
const CODES: Record<string, ErrorCode> = {
  REQUEST_LIMIT_EXCEEDED: 'ORG_LIMIT_EXCEEDED',
  SERVER_UNAVAILABLE: 'ORG_UNREACHABLE',
  UNABLE_TO_LOCK_ROW: 'ORG_UNREACHABLE',
  QUERY_TIMEOUT: 'ORG_UNREACHABLE',
  API_DISABLED_FOR_ORG: 'ORG_API_ACCESS_DENIED',
  API_CURRENTLY_DISABLED: 'ORG_API_ACCESS_DENIED',
  INVALID_SESSION_ID: 'ORG_TOKEN_REFUSED',
};

/** The code of Salesforce's answer, empty when there was none. */
export function salesforceCode(thrown: unknown): string {
  const code = (thrown as { errorCode?: unknown } | null)?.errorCode;
  return typeof code === 'string' ? code : '';
}

/** Turns what a call to the org rejected with into our error. Its text stays in the cause: it can quote values. */
export function toOrgError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = salesforceCode(thrown);
  const known = CODES[code];
  if (known) return new AppError(known, { cause: thrown });
  if (code === '' || /^ERROR_HTTP_5\d\d$/.test(code))
    return new AppError('ORG_UNREACHABLE', { cause: thrown });
  return new AppError('ORG_REQUEST_REFUSED', { cause: thrown, detail: code });
}
