/** Database methods, their results, and AccessLevel. */
import type { SaveError, SaveResult } from '../../ports.ts';
import type { DmlOperation } from '../ast.ts';
import { recordsOf, save } from '../dml.ts';
import { runQuery } from '../evaluate-query.ts';
import { toRowValue } from '../records.ts';
import { SObjectValue } from '../sobject.ts';
import { primitive } from '../types.ts';
import { EnumValue, IdValue, ListValue, type MapValue, NativeValue, type Value } from '../values.ts';
import { UnsupportedApex } from '../errors.ts';
import type { BuiltinFunction, BuiltinType, Call } from './table.ts';

const resultTypes: Record<DmlOperation, string> = {
  insert: 'Database.SaveResult',
  update: 'Database.SaveResult',
  upsert: 'Database.UpsertResult',
  delete: 'Database.DeleteResult',
  undelete: 'Database.UndeleteResult',
};

function modeOf(level: EnumValue | undefined, call: Call): 'user' | 'system' {
  if (!level) return call.frame.defaultMode;
  return level.name === 'SYSTEM_MODE' ? 'system' : 'user';
}

async function run(operation: DmlOperation, values: Value[], call: Call): Promise<Value> {
  const [operand, ...rest] = values;
  const allOrNone = (rest.find((value) => typeof value === 'boolean') as boolean | undefined) ?? true;
  const level = rest.find((value) => value instanceof EnumValue);
  // The one row of a query may be saved as a record; a list gives a list of results.
  const single = operand instanceof SObjectValue;
  const request = {
    operation,
    records: recordsOf(operand!, call.site),
    mode: modeOf(level, call),
    allOrNone,
    externalIdField: null,
  };
  const results = await save(request, call.frame, call.site);
  const type = resultTypes[operation];
  const wrapped = results.map((result) => new NativeValue(type, result));
  return single ? wrapped[0]! : new ListValue({ kind: 'native', name: type }, wrapped);
}

function overloads(operation: DmlOperation): Record<string, BuiltinFunction> {
  const table: Record<string, BuiltinFunction> = {};
  for (const operand of ['List', 'SObject']) {
    for (const rest of ['', ',Boolean', ',AccessLevel', ',Boolean,AccessLevel']) {
      table[`${operation}(${operand}${rest})`] = (_, values, call) => run(operation, values, call);
    }
  }
  return table;
}

function queryWithBinds(text: string, binds: MapValue, level: EnumValue, call: Call): Value {
  const objectName = /\bFROM\s+(\w+)\s*(?!.*\bFROM\b.*\))/i.exec(text.replace(/\([^()]*\)/g, ''))?.[1];
  if (!objectName) throw new UnsupportedApex(`dynamic query ${text}`, call.site);
  const values: Record<string, unknown> = {};
  for (const { key, value } of binds.entries.values()) values[String(key)] = toRowValue(value, call.site);
  return runQuery(
    { text, binds: values, objectName, count: false, mode: modeOf(level, call) },
    call.frame,
    call.site,
  );
}

export const databaseType: BuiltinType = {
  name: 'Database',
  statics: {
    ...overloads('insert'),
    ...overloads('update'),
    ...overloads('upsert'),
    ...overloads('delete'),
    ...overloads('undelete'),
    'queryWithBinds(String,Map,AccessLevel)': (_, [text, binds, level], call) =>
      queryWithBinds(text, binds, level, call),
  },
};

const resultMethods: Record<string, BuiltinFunction> = {
  'getErrors()': ({ content }: { content: SaveResult }) =>
    new ListValue(
      { kind: 'native', name: 'Database.Error' },
      content.errors.map((error) => new NativeValue('Database.Error', error)),
    ),
  'getId()': ({ content }: { content: SaveResult }) => (content.id ? new IdValue(content.id) : null),
  'isSuccess()': ({ content }: { content: SaveResult }) => content.success,
};

export const resultTypeTables: BuiltinType[] = [
  { name: 'Database.SaveResult', methods: resultMethods },
  { name: 'Database.DeleteResult', methods: resultMethods },
  { name: 'Database.UndeleteResult', methods: resultMethods },
  {
    name: 'Database.UpsertResult',
    methods: { ...resultMethods, 'isCreated()': ({ content }: { content: SaveResult }) => content.created },
  },
  {
    name: 'Database.Error',
    methods: {
      'getFields()': ({ content }: { content: SaveError }) =>
        new ListValue(primitive('String'), [...content.fields]),
      'getMessage()': ({ content }: { content: SaveError }) => content.message,
      'getStatusCode()': ({ content }: { content: SaveError }) =>
        new EnumValue('StatusCode', content.statusCode, 0),
    },
  },
];

export const accessLevelType: BuiltinType = {
  name: 'AccessLevel',
  constants: {
    USER_MODE: () => new EnumValue('AccessLevel', 'USER_MODE', 0),
    SYSTEM_MODE: () => new EnumValue('AccessLevel', 'SYSTEM_MODE', 1),
  },
};

const levels = ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST'];

export const loggingLevelType: BuiltinType = {
  name: 'LoggingLevel',
  constants: Object.fromEntries(
    levels.map((level, index) => [level, () => new EnumValue('LoggingLevel', level, index)]),
  ),
};
