import { z } from 'zod';
import { isSalesforceId } from '../salesforce-id.ts';

const apiName = z
  .string()
  .regex(/^[A-Za-z]\w{0,79}$/, 'must be an API name of at most 80 letters, digits and _');
const name = z.string().trim().max(120).optional();
const writeTo = apiName.nullish().transform((field) => field ?? null);
const skipUnchanged = z.boolean().default(true);

/** The ids of a list are looked at when they are read: there can be a million of them. */
const ids = z.custom<string[]>((value) => Array.isArray(value), 'must be a list of record ids');
const listViewId = z.string().refine(isSalesforceId, 'must be an id of 15 or 18 characters');
/** A condition travels in the address of a query, which has an end. */
const filter = z.string().trim().min(1).max(4000);
const source = z.union(
  [
    z.strictObject({ recordIds: ids }),
    z.strictObject({ object: apiName, listViewId }),
    z.strictObject({ object: apiName, filter }),
  ],
  'must hold recordIds, or object and listViewId, or object and filter of at most 4,000 characters',
);

const states = ['waiting', 'running', 'answered', 'unchanged', 'failed', 'cancelled'] as const;

/** Shapes of what callers send about batches. */
export const BATCH_INPUTS = {
  createBatch: z.strictObject({
    name,
    prompt: apiName,
    source,
    writeTo,
    skipUnchanged,
    start: z.boolean().default(false),
  }),
  listItems: z.object({
    state: z.enum(states).optional(),
    after: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  createSchedule: z.strictObject({
    name,
    prompt: apiName,
    source,
    writeTo,
    skipUnchanged,
    firstAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
    every: z.enum(['once', 'hour', 'day', 'week']),
    timeZone: z.string().min(1).max(64),
  }),
};
