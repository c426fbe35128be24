/** Results of DML as the different REST resources show them. */
import { OrgError } from '../errors.ts';
import type { Row, SaveResult } from '../ports.ts';

/** One element of a collections answer; `created` only for upserts. */
export function collectionResult(result: SaveResult, upsert = false): Row {
  const { id, success, errors, created } = result;
  return { ...(id ? { id } : {}), success, errors, ...(upsert && success ? { created } : {}) };
}

/** The result of a single row, or its first error thrown. */
export function single(results: SaveResult[]): SaveResult {
  const [result] = results;
  if (result?.success) return result;
  const [error] = result?.errors ?? [];
  throw new OrgError(error?.statusCode ?? 'UNKNOWN_EXCEPTION', error?.message ?? 'nothing was saved', error?.fields ?? []);
}
