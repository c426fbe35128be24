import type { Migration } from './migration.ts';

/** Whoever asks for a run may trace it; the process that ends it is often another one than the one that was asked. */
export const TRACE_PARENTS: Migration = {
  name: '0010 trace parents',
  sql: 'ALTER TABLE run ADD COLUMN trace_parent text;',
};
