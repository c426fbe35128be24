/**
 * The journal's tables, in the order they came to be. Everything readable here is masked; values behind tokens and provider
 * keys are sealed.
 */
import { AUDIT_CHAIN } from './migrations/audit-chain.ts';
import { AUDITING } from './migrations/auditing.ts';
import { BATCHES } from './migrations/batches.ts';
import { ENGINE } from './migrations/engine.ts';
import { FIRST_TABLES } from './migrations/first-tables.ts';
import { MODEL_LIMITS } from './migrations/model-limits.ts';
import type { Migration } from './migrations/migration.ts';
import { NEWS } from './migrations/news.ts';
import { TRACE_PARENTS } from './migrations/trace-parents.ts';

export const MIGRATIONS: Migration[] = [
  ...FIRST_TABLES,
  ENGINE,
  NEWS,
  ...AUDITING,
  MODEL_LIMITS,
  AUDIT_CHAIN,
  BATCHES,
  TRACE_PARENTS,
];
