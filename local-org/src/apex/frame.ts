/** What evaluation carries along: the machine, and one frame per method call. */
import type { Org } from '../ports.ts';
import type { Expression, FieldDeclaration, MethodDeclaration, Site, Statement, TypeName } from './ast.ts';
import type { ClassModel } from './class-model.ts';
import { InvalidApex } from './errors.ts';
import type { Program } from './program.ts';
import type { Transaction } from './transaction.ts';
import type { ApexType } from './types.ts';
import type { Instance, Value } from './values.ts';

/** How a statement ended; null = it ran to its end. */
export type Completion = null | { kind: 'return'; value: Value } | { kind: 'break' } | { kind: 'continue' };

export interface Variable {
  type: ApexType;
  value: Value;
  final: boolean;
}

/** The local variables of a block; names are looked up in the blocks around it. */
export class Scope {
  private readonly variables = new Map<string, Variable>();
  private readonly parent: Scope | null;

  constructor(parent: Scope | null = null) {
    this.parent = parent;
  }

  find(name: string): Variable | undefined {
    return this.variables.get(name.toLowerCase()) ?? this.parent?.find(name);
  }

  /** Apex allows no shadowing of locals, so a second declaration is refused wherever the first one stands. */
  declare(name: string, variable: Variable, site: Site): void {
    if (this.find(name)) throw new InvalidApex(`Duplicate variable: ${name}`, site);
    this.variables.set(name.toLowerCase(), variable);
  }
}

export interface Frame {
  machine: Machine;
  /** null in static methods and triggers. */
  self: Instance | null;
  /** The class whose code runs; null in a trigger. */
  model: ClassModel | null;
  scope: Scope;
  /** `Class.method`, for stack traces. */
  place: string;
  returnType: ApexType | null;
  /** The property whose accessor runs: there its name means the stored value. */
  accessor: FieldDeclaration | null;
  /** Access mode of queries and DML that name none: user from API 67 on; triggers always run in system mode. */
  defaultMode: 'user' | 'system';
}

/** Everything a piece of evaluation may ask of the others; wired in machine.ts, so that no file imports in a circle. */
export interface Machine {
  readonly program: Program;
  readonly org: Org;
  readonly transaction: Transaction;
  /** Milliseconds since 1970. */
  now(): number;
  evaluate(expression: Expression, frame: Frame): Promise<Value>;
  execute(statement: Statement, frame: Frame): Promise<Completion>;
  /** Calls a method written in Apex; arguments are converted to the declared types. */
  invoke(
    model: ClassModel,
    method: MethodDeclaration,
    self: Instance | null,
    values: Value[],
    site: Site,
  ): Promise<Value>;
  construct(model: ClassModel, values: Value[], site: Site): Promise<Instance>;
  /** Runs a class's constructor on an object: its superclass's part, its own fields, its body. */
  runConstructor(model: ClassModel, self: Instance, values: Value[], site: Site): Promise<void>;
  /** Runs the field initialisers and blocks of one class of the object's lineage. */
  initialise(model: ClassModel, self: Instance): Promise<void>;
  /** The static fields of a class, initialised on first use in the transaction. */
  statics(model: ClassModel): Promise<Map<string, Value>>;
}

/** Looks a written type up from where the frame's code stands. */
export function typeIn(frame: Frame, type: TypeName, site: Site): ApexType {
  return frame.machine.program.resolve(type, frame.model, site);
}

/** A frame for code of a class. */
export function frameFor(machine: Machine, model: ClassModel, self: Instance | null, place: string): Frame {
  return {
    machine,
    self,
    model,
    scope: new Scope(),
    place,
    returnType: null,
    accessor: null,
    defaultMode: 'user',
  };
}
