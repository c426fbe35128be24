/**
 * How builtins are written down: one table per type of the platform, whose keys are signatures such as
 * `substring(Integer,Integer)`. The tables are at once the implementation and the list of what is supported.
 *
 * In a signature a `?` after a type lets null in; without it null is the platform's "Argument cannot be null".
 * `T`, `K` and `V` are the declared types of the collection the method is called on.
 */
import type { Site } from '../ast.ts';
import { throwApex } from '../platform-exceptions.ts';
import type { Frame } from '../frame.ts';
import type { Value } from '../values.ts';

/** Who called, and from where. */
export interface Call {
  frame: Frame;
  site: Site;
}

// The signature has been checked against the arguments before the function runs, so their types are known there.
export type BuiltinFunction = (self: any, values: any[], call: Call) => Value | void | Promise<Value | void>;

/** Sets a property of a value (null for one of the type itself); the value was converted to the property's type. */
export type Setter = (self: any, value: Value, call: Call) => void;

export interface BuiltinType {
  /** As the platform spells it. */
  name: string;
  methods?: Record<string, BuiltinFunction>;
  statics?: Record<string, BuiltinFunction>;
  constructors?: Record<string, BuiltinFunction>;
  /** Read without parentheses. */
  properties?: Record<string, BuiltinFunction>;
  constants?: Record<string, (call: Call) => Value>;
  /** Properties and constants that can be assigned, and their types. */
  setters?: Record<string, Setter>;
  propertyTypes?: Record<string, string>;
}

export interface Signature {
  name: string;
  parameters: { type: string; nullable: boolean }[];
  run: BuiltinFunction;
}

/** Lower-case name → its overloads in the order they are written. */
export type SignatureTable = Map<string, Signature[]>;

export function readSignatures(table: Record<string, BuiltinFunction> = {}): SignatureTable {
  return Map.groupBy(
    Object.entries(table).map(([text, run]) => readSignature(text, run)),
    (signature) => signature.name.toLowerCase(),
  );
}

function readSignature(text: string, run: BuiltinFunction): Signature {
  const match = /^(\w*)\((.*)\)$/.exec(text);
  if (!match) throw new Error(`Not a signature: ${text}`);
  const parameters = match[2] === '' ? [] : match[2]!.split(',');
  return {
    name: match[1]!,
    parameters: parameters.map((type) => ({ type: type.replace('?', ''), nullable: type.endsWith('?') })),
    run,
  };
}

export function refuseNull(site: Site): never {
  throwApex('NullPointerException', 'Argument cannot be null.', site);
}
