import { z } from 'zod';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';

const recordId = z
  .string()
  .refine(isSalesforceId, 'must be a record id of 15 or 18 characters')
  .transform(toId18);
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], 'must be a day or a moment of ISO 8601')
  .transform((text) => new Date(text).toISOString());
const runId = z.uuid('must be a run id');
/** A reason that is too short is refused by name, and on record. */
const reason = z
  .string()
  .max(4000)
  .nullish()
  .transform((text) => text ?? undefined);

/** A label of a picklist, in whatever case. */
const label = (...labels: string[]) =>
  z
    .string()
    .transform((text) => labels.find((one) => one.toLowerCase() === text.toLowerCase()) ?? '')
    .refine((text) => text !== '', `must be one of ${labels.join(', ')}`);

/** Shapes of what auditors send. What passes here holds no quote, so that it may stand in a query. */
export const AUDIT_INPUTS = {
  subject: z.object({ recordId }),
  startExport: z.strictObject({
    format: z.enum(['csv', 'jsonl']),
    filter: z
      .strictObject({
        from: moment.optional(),
        to: moment.optional(),
        subjectId: recordId.optional(),
        userId: recordId.optional(),
        prompt: z
          .string()
          .regex(/^[A-Za-z]\w{0,79}$/, 'must be an API name')
          .optional(),
        status: label('Answered', 'Failed', 'Cancelled', 'Skipped').optional(),
        kind: label('Prompt', 'Export', 'Reveal', 'Deletion', 'Verification', 'Refusal').optional(),
      })
      .default({}),
    reason,
  }),
  reveal: z.strictObject({ runId, reason }),
  retryRelay: z.strictObject({ runIds: z.union([z.literal('all'), z.array(runId).max(1_000)]) }),
};
