/** A class as the program knows it: its declaration, its place, and its members by lower-case name. */
import type { ClassDeclaration, FieldDeclaration, MethodDeclaration } from './ast.ts';

export interface ClassModel {
  /** `Outer.Inner`; exceptions of the platform have their bare name. */
  name: string;
  declaration: ClassDeclaration;
  outer: ClassModel | null;
  superclass: ClassModel | null;
  /** Names of implemented interfaces, with the interfaces they extend. */
  interfaces: ClassModel[];
  /** Interfaces of the platform, such as HttpCalloutMock and Comparable. */
  platformInterfaces: string[];
  inner: Map<string, ClassModel>;
  fields: Map<string, FieldDeclaration>;
  methods: Map<string, MethodDeclaration[]>;
  /** True for exceptions the platform declares. */
  builtIn: boolean;
}

/** The class and its superclasses, nearest first. */
export function* lineage(model: ClassModel): Generator<ClassModel> {
  for (let current: ClassModel | null = model; current; current = current.superclass) yield current;
}

/** True when `model` is `ancestor`, extends it or implements it. */
export function descendsFrom(model: ClassModel, ancestor: ClassModel): boolean {
  for (const current of lineage(model)) {
    if (current === ancestor || current.interfaces.includes(ancestor)) return true;
  }
  return false;
}

export function implementsPlatform(model: ClassModel, interfaceName: string): boolean {
  for (const current of lineage(model)) {
    if (current.platformInterfaces.includes(interfaceName)) return true;
  }
  return false;
}

export function isException(model: ClassModel): boolean {
  return [...lineage(model)].at(-1)?.name === 'Exception';
}

/** The outermost class around it: private members are visible within. */
export function outermost(model: ClassModel): ClassModel {
  let current = model;
  while (current.outer) current = current.outer;
  return current;
}
