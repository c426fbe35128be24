/** What a trigger is told about the save that fired it. */
import type { SaveOperation } from '../ports.ts';
import type { SObjectValue } from './sobject.ts';

export interface TriggerContext {
  objectName: string;
  operation: SaveOperation;
  when: 'before' | 'after';
  /** null where the platform gives none: new on delete, old on insert. */
  newRecords: SObjectValue[] | null;
  oldRecords: SObjectValue[] | null;
}
