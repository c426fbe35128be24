/** @AuraEnabled methods as components call them, and results as Lightning Data Service shows them. */
import type { MethodDeclaration, Site } from './ast.ts';
import { isAuraEnabled } from './aura-arguments.ts';
import { stackTraceOf } from './builtins/exception.ts';
import { lineage, type ClassModel } from './class-model.ts';
import { dateText, isoText } from './dates.ts';
import { DecimalValue } from './decimal.ts';
import { ApexError, ThrownException, UnsupportedApex } from './errors.ts';
import { readPlace } from './evaluate-name.ts';
import type { Machine } from './frame.ts';
import { exceptionTypeName } from './platform-exceptions.ts';
import { spelledName } from './records.ts';
import { SObjectValue } from './sobject.ts';
import { toText } from './text.ts';
import {
  DateValue,
  DatetimeValue,
  Instance,
  ListValue,
  MapValue,
  NativeValue,
  SetValue,
  type Value,
} from './values.ts';

/** The method a component may call. Throws ApexError when there is none, in the platform's words. */
export function auraMethod(model: ClassModel, methodName: string): MethodDeclaration {
  const methods = model.methods.get(methodName.toLowerCase()) ?? [];
  const found = methods.find((method) => method.static && isAuraEnabled(method));
  if (found) return found;
  throw new ApexError(
    `Unable to find action '${methodName}' on the controller of ${model.name}`,
    'System.NoAccessException',
  );
}

/** Components may cache what such a method gives, so the platform lets it change nothing. */
export function isCacheable(method: MethodDeclaration): boolean {
  return method.annotations.some(
    ({ name, values }) => name === 'auraenabled' && values['cacheable'] === 'true',
  );
}

/** The value as JSON: of objects only @AuraEnabled members, and members that are null are left out. */
export async function toAuraJson(value: Value, machine: Machine, site: Site): Promise<unknown> {
  const inner = (item: Value): Promise<unknown> => toAuraJson(item, machine, site);
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DecimalValue) return value.toNumber();
  if (value instanceof DateValue) return dateText(value);
  if (value instanceof DatetimeValue) return isoText(value);
  if (value instanceof ListValue) return Promise.all(value.items.map(inner));
  if (value instanceof SetValue) return Promise.all([...value.items.values()].map(inner));
  if (value instanceof MapValue)
    return pairs(
      [...value.entries.values()].map(({ key, value: item }) => [toText(key), item]),
      inner,
    );
  if (value instanceof SObjectValue) return recordJson(value, machine, inner);
  if (value instanceof NativeValue) throw new UnsupportedApex(`returning ${value.type} to a component`, site);
  return value instanceof Instance ? instanceJson(value, machine, inner) : toText(value);
}

async function pairs(
  entries: [string, Value][],
  inner: (value: Value) => Promise<unknown>,
): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of entries) result[name] = await inner(value);
  return result;
}

function recordJson(
  record: SObjectValue,
  machine: Machine,
  inner: (value: Value) => Promise<unknown>,
): Promise<unknown> {
  const spelled = (name: string): string => spelledName(record.objectName, name, machine.org.schema);
  const present = [...record.values].filter(([, value]) => value !== null);
  return pairs(
    present.map(([name, value]) => [spelled(name), value]),
    inner,
  );
}

async function instanceJson(
  self: Instance,
  machine: Machine,
  inner: (value: Value) => Promise<unknown>,
): Promise<unknown> {
  const entries: [string, Value][] = [];
  for (const model of lineage(self.model)) {
    for (const field of model.declaration.fields) {
      if (field.static || !isAuraEnabled(field)) continue;
      const value = await readPlace({ kind: 'instance', self, model, field }, machine);
      if (value !== null) entries.push([field.name, value]);
    }
  }
  return pairs(entries, inner);
}

/** What a component is told about an exception nobody caught. Other errors stay what they are. */
export function asApexError(error: unknown): unknown {
  if (!(error instanceof ThrownException)) return error;
  const { exception } = error;
  const message = exception.exception?.shown ?? exception.exception?.message ?? 'Script-thrown exception';
  return new ApexError(
    message,
    exceptionTypeName(exception.model),
    !exception.model.builtIn,
    stackTraceOf(exception),
  );
}
