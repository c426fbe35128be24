import { z } from 'zod';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';

const apiName = z
  .string()
  .regex(/^[A-Za-z]\w{0,79}$/, 'must be an API name of at most 80 letters, digits and _');
const recordId = z
  .string()
  .refine(isSalesforceId, 'must be a record id of 15 or 18 characters')
  .transform(toId18);

/** Shapes of what callers send. */
export const INPUTS = {
  startRun: z.strictObject({
    prompt: apiName,
    recordId,
    channel: z
      .string()
      .regex(/^[\w -]{1,40}$/, 'must be at most 40 letters, digits, spaces, _ and -')
      .default('salesforce'),
  }),
  latestRun: z.object({ prompt: apiName, recordId }),
  /** Seconds a caller is willing to wait for the end of a run. */
  wait: z.object({ wait: z.coerce.number().min(0).max(25).default(0) }),
  setCredential: z.strictObject(
    {
      secret: z.string(),
      hosts: z.array(z.string()).max(20).optional(),
      overlapHours: z.number().min(0).max(720).optional(),
    },
    // Somebody may have sent the secret in the place of a name.
    { error: ({ code }) => (code === 'unrecognized_keys' ? 'holds a part that is not known' : undefined) },
  ),
  feedback: z.strictObject({
    rating: z.enum(['up', 'down']),
    reason: z
      .string()
      .trim()
      .max(2000)
      .nullish()
      .transform((text) => text || null),
  }),
};
