import { objectsOf } from '../core/query/objects.ts';
import { toRecordContext } from '../core/query/context.ts';
import { planQuery } from '../core/query/plan.ts';
import { AppError } from '../errors.ts';
import type { RecordReader } from '../ports.ts';
import type { Describes } from './describe.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';
import { queryOne } from './query.ts';

/** Codes for "a field, object or relationship is not there (for you)": the remembered describe may be too old. */
const NOT_VISIBLE = new Set(['INVALID_FIELD', 'INVALID_TYPE']);

/**
 * Reads a record with everything the mapping names as the running person, in one query. The org decides what comes
 * back; what the person may not see is left out before and named.
 */
export function createRecordReader(connections: OrgConnections, describes: Describes): RecordReader {
  const read: RecordReader['read'] = async (caller, mapping, recordId) => {
    const visibility = await describes.visibility(caller, objectsOf(mapping));
    const plan = planQuery(mapping, recordId, visibility);
    const row = await queryOne(connections, caller, plan.soql);
    // The same error, to the word, as for an object the person may not read: nobody learns the difference.
    if (!row) throw new AppError('RECORD_NOT_FOUND', { detail: mapping.root.objectName });
    return { record: toRecordContext(plan, row), leftOut: plan.leftOut };
  };
  return {
    async read(caller, mapping, recordId) {
      try {
        return await read(caller, mapping, recordId).catch((cause: unknown) => {
          if (!NOT_VISIBLE.has(salesforceCode(cause))) throw cause;
          describes.forget(caller);
          return read(caller, mapping, recordId);
        });
      } catch (cause) {
        throw salesforceCode(cause) ? toOrgError(cause) : (cause as Error);
      }
    },
  };
}
