/** The platform's exception classes, and throwing them. */
import type { ClassDeclaration, Site } from './ast.ts';
import type { ClassModel } from './class-model.ts';
import { ThrownException } from './errors.ts';
import { Instance } from './values.ts';

const names = [
  'AssertException',
  'AuraHandledException',
  'CalloutException',
  'DmlException',
  'FinalException',
  'HandledException',
  'IllegalArgumentException',
  'InvalidParameterValueException',
  'JSONException',
  'LimitException',
  'ListException',
  'MathException',
  'NoAccessException',
  'NoDataFoundException',
  'NullPointerException',
  'QueryException',
  'SecurityException',
  'SObjectException',
  'StringException',
  'TypeException',
  'UnexpectedException',
] as const;

export type ExceptionName = (typeof names)[number];

const nowhere: Site = { file: 'System', line: 1, column: 1 };

function declare(name: string, superclass: ClassModel | null): ClassModel {
  const declaration: ClassDeclaration = {
    kind: 'class',
    name,
    site: nowhere,
    modifiers: ['public', 'virtual'],
    annotations: [],
    superclass: null,
    interfaces: [],
    fields: [],
    methods: [],
    constructors: [],
    initializers: [],
    inner: [],
    constants: [],
  };
  return {
    name,
    declaration,
    outer: null,
    superclass,
    interfaces: [],
    platformInterfaces: [],
    inner: new Map(),
    fields: new Map(),
    methods: new Map(),
    builtIn: true,
  };
}

const root = declare('Exception', null);

/** Lower-case name → class; `exception` is the root of all. */
export const platformExceptions: ReadonlyMap<string, ClassModel> = new Map([
  ['exception', root],
  ...names.map((name): [string, ClassModel] => [name.toLowerCase(), declare(name, root)]),
]);

/** No `catch` of the program sees these: the platform ends the transaction. */
export function isUncatchable(exception: Instance): boolean {
  return (
    exception.model.builtIn &&
    (exception.model.name === 'AssertException' || exception.model.name === 'LimitException')
  );
}

/** An exception of the platform with its place. */
export function makeException(name: ExceptionName, message: string, site: Site): Instance {
  const instance = new Instance(platformExceptions.get(name.toLowerCase())!);
  instance.exception = { message, shown: null, cause: null, stack: [{ site, place: '' }], rows: [] };
  return instance;
}

/** Never returns. */
export function throwApex(name: ExceptionName, message: string, site: Site): never {
  throw new ThrownException(makeException(name, message, site));
}

export function throwNullPointer(site: Site): never {
  throwApex('NullPointerException', 'Attempt to de-reference a null object', site);
}

/** `System.DmlException`, or the class's own name. */
export function exceptionTypeName(model: ClassModel): string {
  return model.builtIn ? `System.${model.name}` : model.name;
}
