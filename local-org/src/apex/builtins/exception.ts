/** Exception, and what DmlException adds. */
import { placeOf } from '../errors.ts';
import { exceptionTypeName, throwApex } from '../platform-exceptions.ts';
import { primitive } from '../types.ts';
import { EnumValue, IdValue, ListValue, type Instance } from '../values.ts';
import type { BuiltinFunction, BuiltinType, Call } from './table.ts';

const state = (exception: Instance) => exception.exception!;

/** `Class.GatewayCallout.send: line 42, column 1`, innermost first. */
export function stackTraceOf(exception: Instance): string {
  const known = state(exception).stack.filter(({ place }, index) => place !== '' || index === 0);
  return known.map(({ site, place }) => `${place || placeOf(site)}: line ${site.line}, column 1`).join('\n');
}

function row(exception: Instance, index: number, call: Call) {
  const found = state(exception).rows[index];
  return found ?? throwApex('ListException', `List index out of bounds: ${index}`, call.site);
}

function ofDml(
  read: (exception: Instance, index: number, call: Call) => ReturnType<BuiltinFunction>,
): BuiltinFunction {
  return (exception: Instance, [index], call) => {
    if (exception.model.name !== 'DmlException') throwApex('TypeException', 'Not a DmlException', call.site);
    return read(exception, index, call);
  };
}

export const exceptionType: BuiltinType = {
  name: 'Exception',
  methods: {
    'getCause()': (exception: Instance) => state(exception).cause,
    'getLineNumber()': (exception: Instance) => state(exception).stack[0]?.site.line ?? null,
    'getMessage()': (exception: Instance) => state(exception).message ?? 'Script-thrown exception',
    'getStackTraceString()': (exception: Instance) => stackTraceOf(exception),
    'getTypeName()': (exception: Instance) => exceptionTypeName(exception.model),
    'initCause(Exception)': (exception: Instance, [cause]) => {
      state(exception).cause = cause;
    },
    'setMessage(String)': (exception: Instance, [message]) => {
      state(exception).message = message;
    },
    'toString()': (exception: Instance) =>
      `${exceptionTypeName(exception.model)}: ${state(exception).message ?? 'Script-thrown exception'}`,
    'getNumDml()': (exception: Instance) => state(exception).rows.length,
    'getDmlMessage(Integer)': ofDml((exception, index, call) => row(exception, index, call).message),
    'getDmlStatusCode(Integer)': ofDml((exception, index, call) => row(exception, index, call).statusCode),
    'getDmlType(Integer)': ofDml(
      (exception, index, call) => new EnumValue('StatusCode', row(exception, index, call).statusCode, 0),
    ),
    'getDmlIndex(Integer)': ofDml((exception, index, call) => row(exception, index, call).index),
    'getDmlId(Integer)': ofDml((exception, index, call) => {
      const { id } = row(exception, index, call);
      return id ? new IdValue(id) : null;
    }),
    'getDmlFieldNames(Integer)': ofDml(
      (exception, index, call) => new ListValue(primitive('String'), row(exception, index, call).fields),
    ),
  },
};
