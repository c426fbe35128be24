/** Results of DML as the different REST resources show them. */
import { OrgError } from '../errors.ts';
import type { Row, SaveError, SaveResult } from '../ports.ts';

const halted: SaveError = {
  statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  message: 'Record rolled back because not all records were valid and the request was using AllOrNone header',
  fields: [],
};

/** One element of a collections answer; `created` only for upserts. */
export function collectionResult(result: SaveResult, upsert = false): Row {
  const { id, success, created } = result;
  const errors = success || result.errors.length > 0 ? result.errors : [halted];
  return { ...(id ? { id } : {}), success, errors, ...(upsert && success ? { created } : {}) };
}

/** The result of a single row, or its first error thrown. */
export function single(results: SaveResult[]): SaveResult {
  const [result] = results;
  if (result?.success) return result;
  const [error] = result?.errors ?? [];
  throw new OrgError(
    error?.statusCode ?? 'UNKNOWN_EXCEPTION',
    error?.message ?? 'nothing was saved',
    error?.fields ?? [],
  );
}
