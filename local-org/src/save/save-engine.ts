/** What saving needs from the org, and what one row is on its way through. */
import type { Sharing } from '../access/sharing.ts';
import type { ResettableAccess } from '../access/access.ts';
import type { RunValidationRules } from '../formula/validation-rules.ts';
import type { AccessContext, ObjectDefinition, Row, SaveError, Schema, TriggerRunner } from '../ports.ts';
import type { Database } from '../store/database.ts';
import type { StoredRow } from '../store/records.ts';

export interface SaveEngine {
  database: Database;
  schema: Schema;
  access: ResettableAccess;
  sharing: Sharing;
  validationRules: RunValidationRules;
  triggers: () => TriggerRunner | undefined;
  /** What is wrong with saving any row now: tests of clients ask for it. */
  fault: (inserts: boolean) => SaveError | null;
  /** Told which object changed, so that cached rights can be forgotten. */
  changed: (objectName: string) => void;
}

/** One row of a request. `index` is its place in the request; errors end its way. */
export interface Draft {
  index: number;
  object: ObjectDefinition;
  /** null: to be inserted. */
  id: string | null;
  /** The row as it was; null for an insert. */
  before: StoredRow | null;
  /** What it will be: the full row for an insert, the given fields for an update. */
  changes: StoredRow;
  created: boolean;
  errors: SaveError[];
}

export interface SaveSituation {
  engine: SaveEngine;
  object: ObjectDefinition;
  context: AccessContext;
}

export type InputRow = Row;
