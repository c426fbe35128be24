/** Saving records: statements and Database methods, one way for both. */
import type { Row, SaveResult } from '../ports.ts';
import type { DmlOperation, Site } from './ast.ts';
import { convert } from './convert.ts';
import { ThrownException, UnsupportedApex } from './errors.ts';
import type { Frame } from './frame.ts';
import { makeException, throwApex } from './platform-exceptions.ts';
import { apexTypeOf, fromRow, toRow } from './records.ts';
import { SObjectValue } from './sobject.ts';
import { type IdValue, ListValue, type Value } from './values.ts';

export interface DmlRequest {
  operation: DmlOperation;
  records: SObjectValue[];
  mode: 'user' | 'system';
  allOrNone: boolean;
  externalIdField: string | null;
}

/** The records of a DML statement's operand. */
export function recordsOf(value: Value, site: Site): SObjectValue[] {
  if (value instanceof SObjectValue) return [value];
  if (value instanceof ListValue && value.items.every((item) => item instanceof SObjectValue))
    return value.items;
  if (value === null || value instanceof ListValue)
    throwApex('NullPointerException', 'Attempt to de-reference a null object', site);
  throw new UnsupportedApex('DML on something that is no record', site);
}

/** Saves and gives one result per record. With allOrNone a failing record throws a DmlException. */
export async function save(request: DmlRequest, frame: Frame, site: Site): Promise<SaveResult[]> {
  const { transaction } = frame.machine;
  if (request.records.length === 0) return [];
  transaction.count('dml', site);
  const [objectName, ...others] = new Set(request.records.map((record) => record.objectName));
  if (others.length > 0) throw new UnsupportedApex('DML on records of several objects at once', site);
  const rows = request.records.map((record) => rowFor(record, request.operation, frame, site));
  const results = await saveRows(request, objectName!, rows, frame, site);
  // From the first write on the org's other requests wait for this transaction: no callout may hold them up.
  transaction.usage.uncommitted = true;
  takeOver(request, results, frame, site);
  if (request.allOrNone && results.some((result) => !result.success))
    throw dmlException(request.operation, results, site);
  return results;
}

async function saveRows(
  request: DmlRequest,
  objectName: string,
  rows: Row[],
  frame: Frame,
  site: Site,
): Promise<SaveResult[]> {
  const { org, transaction } = frame.machine;
  const { operation, allOrNone, externalIdField } = request;
  try {
    return await org.save(
      { operation, objectName, rows, allOrNone, ...(externalIdField ? { externalIdField } : {}) },
      { userId: transaction.userId, mode: request.mode },
    );
  } catch (error) {
    if ((error as Error).name !== 'OrgError') throw error;
    const { code, message } = error as Error & { code: string };
    const refused = rows.map((): SaveResult => ({
      id: null,
      success: false,
      created: false,
      errors: [{ statusCode: code, message, fields: [] }],
    }));
    throw dmlException(operation, refused, site);
  }
}

function rowFor(record: SObjectValue, operation: DmlOperation, frame: Frame, site: Site): Row {
  if (record.readOnly) throwApex('FinalException', 'Record is read-only', site);
  const { id } = record;
  if (operation === 'insert' && id !== null) {
    throw dmlException(
      operation,
      [refusal('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id'])],
      site,
    );
  }
  if ((operation === 'update' || operation === 'delete' || operation === 'undelete') && id === null) {
    throw dmlException(
      operation,
      [refusal('MISSING_ARGUMENT', `Id not specified in an ${operation} call`, [])],
      site,
    );
  }
  if (operation === 'delete' || operation === 'undelete') return { Id: (id as IdValue).text };
  return toRow(record, frame.machine.org.schema, site);
}

function refusal(statusCode: string, message: string, fields: string[]): SaveResult {
  return { id: null, success: false, created: false, errors: [{ statusCode, message, fields }] };
}

/** A saved record knows its id; what was set is saved and no longer a change. */
function takeOver(request: DmlRequest, results: SaveResult[], frame: Frame, site: Site): void {
  const failed = request.allOrNone && results.some((result) => !result.success);
  results.forEach((result, index) => {
    const record = request.records[index]!;
    if (!result.success || failed) return;
    if (result.id && request.operation !== 'delete') {
      const field = frame.machine.org.schema.field(record.objectName, 'Id')!;
      record.values.set('id', convert(fromRow(result.id, field, site), apexTypeOf(field, site), site));
    }
    record.changed.clear();
  });
}

/** `Insert failed. First exception on row 0; first error: CODE, text: [Field]`, as the platform words it. */
function dmlException(operation: DmlOperation, results: SaveResult[], site: Site): ThrownException {
  const rows = results.flatMap((result, index) =>
    result.errors.map((error) => ({
      index,
      id: result.id,
      statusCode: error.statusCode,
      message: error.message,
      fields: error.fields,
    })),
  );
  const first = rows[0] ?? {
    index: 0,
    id: null,
    statusCode: 'UNKNOWN_EXCEPTION',
    message: 'The row was not saved',
    fields: [],
  };
  const name = operation.charAt(0).toUpperCase() + operation.slice(1);
  const place = `First exception on row ${first.index}${first.id ? ` with id ${first.id}` : ''}`;
  const text = `${name} failed. ${place}; first error: ${first.statusCode}, ${first.message}: [${first.fields.join(', ')}]`;
  const exception = makeException('DmlException', text, site);
  exception.exception!.rows.push(...rows);
  return new ThrownException(exception);
}
