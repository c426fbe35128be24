/** Chooses the overload whose parameters the arguments fit, and converts them. */
import type { Site } from '../ast.ts';
import { isException } from '../class-model.ts';
import { convert, tryConvert } from '../convert.ts';
import { SObjectValue } from '../sobject.ts';
import { primitive, type ApexType, type PrimitiveName } from '../types.ts';
import { EnumValue, Instance, ListValue, MapValue, NativeValue, SetValue, type Value } from '../values.ts';
import { ThrownException } from '../errors.ts';
import { refuseNull, type Signature } from './table.ts';

const primitives = new Set([
  'String',
  'Id',
  'Boolean',
  'Integer',
  'Long',
  'Decimal',
  'Date',
  'Datetime',
  'Blob',
]);

const shapes: Record<string, (value: Value) => boolean> = {
  Object: () => true,
  List: (value) => value instanceof ListValue,
  Set: (value) => value instanceof SetValue,
  Iterable: (value) => value instanceof ListValue || value instanceof SetValue,
  Map: (value) => value instanceof MapValue,
  SObject: (value) => value instanceof SObjectValue || (value instanceof ListValue && value.fromQuery),
  Exception: (value) => value instanceof Instance && isException(value.model),
  Instance: (value) => value instanceof Instance,
};

/** The signature and its converted arguments; undefined when no overload fits. */
export function choose(
  overloads: Signature[],
  self: Value,
  values: Value[],
  site: Site,
): { signature: Signature; values: Value[] } | undefined {
  for (const signature of overloads) {
    if (signature.parameters.length !== values.length) continue;
    const fitted = signature.parameters.map((parameter, index) =>
      fit(values[index]!, parameter.type, self, site),
    );
    if (fitted.includes(undefined)) continue;
    if (fitted.some((value, index) => value === null && !signature.parameters[index]!.nullable))
      refuseNull(site);
    return { signature, values: fitted as Value[] };
  }
  return undefined;
}

function fit(value: Value, type: string, self: Value, site: Site): Value | undefined {
  const element = elementType(type, self);
  if (element) return convert(value, element, site);
  if (value === null) return null;
  if (primitives.has(type)) return fitPrimitive(value, type as PrimitiveName, site);
  if (type === 'SObject' && value instanceof ListValue)
    return tryConvert(value, { kind: 'sobject', name: null }, site);
  const shape = shapes[type];
  if (shape) return shape(value) ? value : undefined;
  if (value instanceof NativeValue) return value.type === type ? value : undefined;
  return value instanceof EnumValue && value.enumName === type ? value : undefined;
}

/** Text that is no id does not fit an Id parameter; another overload may take it. */
function fitPrimitive(value: Value, type: PrimitiveName, site: Site): Value | undefined {
  try {
    return tryConvert(value, primitive(type), site);
  } catch (error) {
    if (error instanceof ThrownException) return undefined;
    throw error;
  }
}

function elementType(type: string, self: Value): ApexType | undefined {
  if (type === 'T' && (self instanceof ListValue || self instanceof SetValue)) return self.element;
  if (type === 'K' && self instanceof MapValue) return self.key;
  if (type === 'V' && self instanceof MapValue) return self.value;
  return undefined;
}
