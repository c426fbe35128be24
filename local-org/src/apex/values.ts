/**
 * Values at run time. Integer is a JavaScript number, Long a bigint, String a string; everything else is one of these
 * classes, so that a value always knows its Apex type.
 */
import type { Site } from './ast.ts';
import type { ClassModel } from './class-model.ts';
import type { DecimalValue } from './decimal.ts';
import type { SObjectValue } from './sobject.ts';
import type { ApexType } from './types.ts';

export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | DecimalValue
  | IdValue
  | DateValue
  | DatetimeValue
  | BlobValue
  | EnumValue
  | ListValue
  | SetValue
  | MapValue
  | SObjectValue
  | Instance
  | NativeValue;

/** Always 18 characters. */
export class IdValue {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Days since 1970-01-01. */
export class DateValue {
  readonly day: number;

  constructor(day: number) {
    this.day = day;
  }
}

/** Milliseconds since 1970-01-01T00:00:00Z. */
export class DatetimeValue {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds;
  }
}

export class BlobValue {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** `model` is null for enums of the platform; two constants are equal when enum and name are. */
export class EnumValue {
  readonly enumName: string;
  readonly name: string;
  readonly ordinal: number;
  readonly model: ClassModel | null;

  constructor(enumName: string, name: string, ordinal: number, model: ClassModel | null = null) {
    this.enumName = enumName;
    this.name = name;
    this.ordinal = ordinal;
    this.model = model;
  }
}

export class ListValue {
  readonly element: ApexType;
  readonly items: Value[];
  /** Set on what a query gives: only such a list may be assigned to a single SObject. */
  fromQuery = false;

  constructor(element: ApexType, items: Value[] = []) {
    this.element = element;
    this.items = items;
  }
}

/** Key (see key.ts) → value, in order of insertion. */
export class SetValue {
  readonly element: ApexType;
  readonly items = new Map<string, Value>();

  constructor(element: ApexType) {
    this.element = element;
  }
}

/** Key (see key.ts) → key and value, in order of insertion. */
export class MapValue {
  readonly key: ApexType;
  readonly value: ApexType;
  readonly entries = new Map<string, { key: Value; value: Value }>();
  /** Describe maps find their String keys in any case. */
  ignoresCase = false;

  constructor(key: ApexType, value: ApexType) {
    this.key = key;
    this.value = value;
  }
}

/** What an exception carries besides the fields its class declares. */
export interface ExceptionState {
  message: string | null;
  /** What a component is shown instead: the text an AuraHandledException is made with. Apex itself does not see it. */
  shown: string | null;
  cause: Instance | null;
  /** Where it was thrown, innermost first. */
  stack: { site: Site; place: string }[];
  /** Rows of a DmlException. */
  rows: { index: number; id: string | null; statusCode: string; message: string; fields: string[] }[];
}

/** An object of a class written in Apex, or an exception. */
export class Instance {
  readonly model: ClassModel;
  readonly fields = new Map<string, Value>();
  exception: ExceptionState | null = null;

  constructor(model: ClassModel) {
    this.model = model;
  }
}

/** An object of one of the platform's classes; what is inside belongs to the builtins of that type. */
export class NativeValue {
  readonly type: string;
  // Each builtin table owns the shape of its type's content and casts it in one place.
  readonly content: any;
  /** Two values with the same type and identity are equal; null = equal only to itself. */
  readonly identity: string | null;

  constructor(type: string, content: unknown, identity: string | null = null) {
    this.type = type;
    this.content = content;
    this.identity = identity;
  }
}
