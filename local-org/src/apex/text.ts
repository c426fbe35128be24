/** Values as text: String.valueOf, string concatenation, assertion messages. */
import { dateText, datetimeText } from './dates.ts';
import { DecimalValue } from './decimal.ts';
import { exceptionTypeName } from './platform-exceptions.ts';
import { SObjectValue } from './sobject.ts';
import {
  BlobValue,
  DateValue,
  DatetimeValue,
  EnumValue,
  IdValue,
  Instance,
  ListValue,
  MapValue,
  SetValue,
  type Value,
} from './values.ts';

/** What String.valueOf gives; `null` for null. */
export function toText(value: Value): string {
  if (value === null) return 'null';
  if (typeof value !== 'object') return String(value);
  if (value instanceof DecimalValue) return value.toString();
  if (value instanceof IdValue) return value.text;
  if (value instanceof DateValue) return dateText(value);
  if (value instanceof DatetimeValue) return datetimeText(value);
  if (value instanceof EnumValue) return value.name;
  if (value instanceof BlobValue) return `Blob[${value.bytes.length}]`;
  if (value instanceof ListValue) return `(${value.items.map(toText).join(', ')})`;
  if (value instanceof SetValue) return `{${[...value.items.values()].map(toText).join(', ')}}`;
  if (value instanceof MapValue) return `{${[...value.entries.values()].map(entryText).join(', ')}}`;
  if (value instanceof SObjectValue) return `${value.objectName}:{${fieldsText(value.values)}}`;
  if (value instanceof Instance) return instanceText(value);
  return value.identity ?? value.type;
}

function entryText(entry: { key: Value; value: Value }): string {
  return `${toText(entry.key)}=${toText(entry.value)}`;
}

function fieldsText(fields: Map<string, Value>): string {
  return [...fields].map(([name, value]) => `${name}=${toText(value)}`).join(', ');
}

function instanceText(value: Instance): string {
  if (value.exception)
    return `${exceptionTypeName(value.model)}: ${value.exception.message ?? 'Script-thrown exception'}`;
  return `${value.model.name}:[${fieldsText(value.fields)}]`;
}
