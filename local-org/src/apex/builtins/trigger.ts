/** Trigger context variables. */
import { InvalidApex } from '../errors.ts';
import type { TriggerContext } from '../trigger-context.ts';
import { EnumValue, ListValue, MapValue, type Value } from '../values.ts';
import { primitive, type ApexType } from '../types.ts';
import type { SObjectValue } from '../sobject.ts';
import { putRecords } from './map.ts';
import type { BuiltinType, Call } from './table.ts';

/** The firing the code runs in; found through the frame's transaction, so handlers see it too. */
function current(call: Call): TriggerContext {
  const context = call.frame.machine.transaction.trigger;
  if (!context) throw new InvalidApex('Trigger context outside a trigger', call.site);
  return context;
}

function list(records: SObjectValue[] | null, objectName: string): Value {
  return records && new ListValue({ kind: 'sobject', name: objectName }, records);
}

function map(records: SObjectValue[] | null, objectName: string, call: Call): Value {
  if (!records) return null;
  const type: ApexType = { kind: 'sobject', name: objectName };
  const result = new MapValue(primitive('Id'), type);
  putRecords(result, records, call);
  return result;
}

export const triggerType: BuiltinType = {
  name: 'Trigger',
  constants: {
    new: (call) => list(current(call).newRecords, current(call).objectName),
    old: (call) => list(current(call).oldRecords, current(call).objectName),
    newMap: (call) => {
      const { newRecords, objectName, when, operation } = current(call);
      return when === 'before' && operation === 'insert' ? null : map(newRecords, objectName, call);
    },
    oldMap: (call) => map(current(call).oldRecords, current(call).objectName, call),
    isExecuting: (call) => call.frame.machine.transaction.trigger !== null,
    isBefore: (call) => current(call).when === 'before',
    isAfter: (call) => current(call).when === 'after',
    isInsert: (call) => current(call).operation === 'insert',
    isUpdate: (call) => current(call).operation === 'update',
    isDelete: (call) => current(call).operation === 'delete',
    isUndelete: (call) => current(call).operation === 'undelete',
    size: (call) => (current(call).newRecords ?? current(call).oldRecords ?? []).length,
    operationType: (call) => {
      const { when, operation } = current(call);
      return new EnumValue('TriggerOperation', `${when}_${operation}`.toUpperCase(), 0);
    },
  },
};
