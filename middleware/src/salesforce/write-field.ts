import type { FieldValue, FieldWriter } from '../batch-ports.ts';
import { AppError } from '../errors.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';
import { describeObject, fieldNamed } from './describe-object.ts';
import type { OrgConnections } from './org-connections.ts';
import { salesforceCode, toOrgError } from './org-error.ts';
import { queryAll } from './query.ts';

/** Describe's types of fields that take any text. */
const TEXT_TYPES = new Set(['string', 'textarea']);
const NAME = /^[A-Za-z]\w{0,79}$/;
/** The org's words for: the record was changed after the time of If-Unmodified-Since. */
const CHANGED = /^ERROR_HTTP_412$|PRECONDITION/;

/** Texts in fields of records, read and written as a person: the org decides what that person may. */
export function createFieldWriter(connections: OrgConnections): FieldWriter {
  return {
    async check(caller, objectName, fieldName) {
      const refused = new AppError('BATCH_FIELD_NOT_WRITABLE', { detail: fieldName });
      if (!NAME.test(objectName)) throw refused;
      const object = await describeObject(connections, caller, objectName);
      const field = object && fieldNamed(object, fieldName);
      if (!field || object.updateable === false || field.updateable !== true) throw refused;
      if (!TEXT_TYPES.has(field.type ?? '')) throw refused;
      const rich = field.extraTypeInfo === 'richtextarea' || field.htmlFormatted === true;
      return { name: field.name, length: field.length ?? 255, rich };
    },
    async read(caller, objectName, field, recordIds) {
      if (![objectName, field].every((name) => NAME.test(name)) || !recordIds.every(isSalesforceId))
        throw new AppError('BATCH_FIELD_NOT_WRITABLE', { detail: field });
      const ids = recordIds.map((id) => `'${id}'`).join(', ');
      const soql = `SELECT Id, LastModifiedDate, ${field} FROM ${objectName} WHERE Id IN (${ids})`;
      try {
        const rows = await queryAll(connections, caller, soql);
        return new Map(rows.map((row) => [toId18(String(row['Id'])), toValue(row, field)]));
      } catch (cause) {
        throw toOrgError(cause);
      }
    },
    async write(caller, { objectName, recordId, field }, text, unmodifiedSince) {
      // To the second, as HTTP writes times; the org's own have no more.
      const since = new Date(unmodifiedSince).toUTCString();
      const path = `/sobjects/${objectName}/${recordId}`;
      const headers = { 'If-Unmodified-Since': since };
      try {
        await connections.call(caller, { method: 'PATCH', path, headers, body: { [field]: text } });
        return true;
      } catch (cause) {
        if (CHANGED.test(salesforceCode(cause))) return false;
        throw toOrgError(cause);
      }
    },
  };
}

function toValue(row: Record<string, unknown>, field: string): FieldValue {
  const [, value] = Object.entries(row).find(([name]) => name.toLowerCase() === field.toLowerCase()) ?? [];
  return {
    text: typeof value === 'string' ? value : null,
    modifiedAt: String(row['LastModifiedDate']).replace(/\+0000$/, 'Z'),
  };
}
