/** A record in Apex: knows which fields were read or set, and collects the errors a trigger adds. */
import type { SaveError } from '../ports.ts';
import type { Value } from './values.ts';

export class SObjectValue {
  /** In the schema's spelling. */
  readonly objectName: string;
  /** Lower-case field or relationship name → value. */
  readonly values = new Map<string, Value>();
  /** Lower-case names a query read; null when the record was made with `new` (then every field may be read). */
  readonly queried: Set<string> | null;
  /** Lower-case names code has set since the record was read: only these are saved. */
  readonly changed = new Set<string>();
  /** What addError said; triggers refuse the row with it. */
  readonly errors: SaveError[] = [];
  /** Records of an after trigger, or of Trigger.old. */
  readOnly = false;

  constructor(objectName: string, queried: Set<string> | null = null) {
    this.objectName = objectName;
    this.queried = queried;
  }

  get id(): Value {
    return this.values.get('id') ?? null;
  }

  /** Sets a field as code does: it will be saved. */
  set(fieldName: string, value: Value): void {
    const key = fieldName.toLowerCase();
    this.values.set(key, value);
    this.changed.add(key);
  }
}
