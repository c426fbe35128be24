/** What a compiled query is: one SQL statement, how its columns become a record, and the plans of its children. */
import type { FieldDefinition, ObjectDefinition } from '../ports.ts';
import type { SqlValue } from '../store/database.ts';

export interface ValueOutput {
  kind: 'value';
  name: string;
  /** Column of the statement. */
  key: string;
  field: FieldDefinition;
  /** Show the picklist's label. */
  label: boolean;
  /** The field before a function was applied; for the columns of a result. */
  path: string;
}

export interface AddressOutput {
  kind: 'address';
  name: string;
  /** Part of the address (`city`) → column. */
  parts: Record<string, string>;
  /** Column that is null when the row is missing. */
  presence: string;
  field: FieldDefinition;
}

export interface ParentOutput {
  kind: 'parent';
  name: string;
  presence: string;
  /** null: the polymorphic Name; the object follows from the id. */
  object: string | null;
  outputs: Output[];
}

export interface TypeofOutput {
  kind: 'typeof';
  name: string;
  presence: string;
  cases: { object: string; presence: string; outputs: Output[] }[];
  otherwise: Output[];
}

export interface ChildrenOutput {
  kind: 'children';
  name: string;
  plan: Plan;
}

export type Output = ValueOutput | AddressOutput | ParentOutput | TypeofOutput | ChildrenOutput;

export interface Plan {
  object: ObjectDefinition;
  /** For children the first parameter is the JSON list of parent ids. */
  sql: string;
  parameters: SqlValue[];
  outputs: Output[];
  kind: 'records' | 'aggregate' | 'count';
  /** Rows per parent; null = all. Only for children. */
  limitPerParent: number | null;
}
