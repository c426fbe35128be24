/** Types at run time: what a declared type means once its name has been looked up. */
import type { ClassModel } from './class-model.ts';

/** `name` is in the platform's own spelling. */
export type ApexType =
  | { kind: 'primitive'; name: PrimitiveName }
  | { kind: 'object' }
  | { kind: 'list'; element: ApexType }
  | { kind: 'set'; element: ApexType }
  | { kind: 'map'; key: ApexType; value: ApexType }
  | { kind: 'class'; model: ClassModel }
  /** `name` null = the generic SObject. */
  | { kind: 'sobject'; name: string | null }
  /** A class of the platform: HttpRequest, Pattern, Schema.SObjectType, … */
  | { kind: 'native'; name: string };

export type PrimitiveName =
  'String' | 'Id' | 'Boolean' | 'Integer' | 'Long' | 'Decimal' | 'Date' | 'Datetime' | 'Blob';

export const objectType: ApexType = { kind: 'object' };

export function primitive(name: PrimitiveName): ApexType {
  return { kind: 'primitive', name };
}

/** The type's name as messages show it: `Map<Id,String>`. */
export function typeName(type: ApexType): string {
  switch (type.kind) {
    case 'primitive':
    case 'native':
      return type.name;
    case 'object':
      return 'Object';
    case 'list':
      return `List<${typeName(type.element)}>`;
    case 'set':
      return `Set<${typeName(type.element)}>`;
    case 'map':
      return `Map<${typeName(type.key)},${typeName(type.value)}>`;
    case 'class':
      return type.model.name;
    case 'sobject':
      return type.name ?? 'SObject';
  }
}
