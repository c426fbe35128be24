import { ADMINISTRATION } from './administration.ts';
import { AUDIT } from './audit.ts';
import { BATCHES } from './batches.ts';
import { ORG, SERVICE } from './edges.ts';
import { PROVIDER } from './providers.ts';
import { ACCESS, REQUEST } from './refusals.ts';
import { CORE, RUN } from './runs.ts';

/** Every code the service can answer with: the source of docs/reference/errors.md. */
export const ERRORS = {
  ...REQUEST,
  ...ACCESS,
  ...RUN,
  ...CORE,
  ...ADMINISTRATION,
  ...AUDIT,
  ...BATCHES,
  ...ORG,
  ...PROVIDER,
  ...SERVICE,
} as const;

export type ErrorCode = keyof typeof ERRORS;
