import { z } from 'zod';
import { OPERATOR_LABELS } from '../core/masking/rules/masking-rules.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';

const apiName = z
  .string()
  .regex(/^[A-Za-z]\w{0,79}$/, 'must be an API name of at most 80 letters, digits and _');
const recordId = z
  .string()
  .refine(isSalesforceId, 'must be a record id of 15 or 18 characters')
  .transform(toId18);

const label = z.string().max(80);
const ruleName = z.string().trim().min(1).max(80);
const pattern = z.string().max(2000);
/** Rules that are tried before they are saved; labels are those of the picklist. */
const whatIf = {
  off: z.array(label).max(100).optional(),
  operators: z.record(label, z.enum(Object.values(OPERATOR_LABELS))).optional(),
  patterns: z
    .array(z.strictObject({ name: ruleName, type: label, pattern, matchCase: z.boolean().default(false) }))
    .max(200)
    .optional(),
  blockLists: z
    .array(
      z.strictObject({
        name: ruleName,
        type: label,
        terms: z.array(z.string().max(1000)).max(20_000),
        matchCase: z.boolean().default(false),
        wholeWords: z.boolean().default(true),
      }),
    )
    .max(200)
    .optional(),
};

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
  /** The header by which a caller that asks twice gets one run. */
  idempotencyKey: z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'Idempotency-Key must be 1 to 255 printable characters without spaces')
    .nullable(),
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
  previewMasking: z
    .strictObject({
      text: z.string().min(1).max(100_000).optional(),
      mapping: apiName.optional(),
      recordId: recordId.optional(),
      ...whatIf,
    })
    .refine(
      ({ text, mapping, recordId: id }) =>
        text === undefined
          ? mapping !== undefined && id !== undefined
          : mapping === undefined && id === undefined,
      'must name a text, or a mapping and a recordId',
    ),
  checkMaskPattern: z.strictObject({
    pattern,
    matchCase: z.boolean().default(false),
    sample: z.string().max(10_000).default(''),
  }),
  reportMasking: z.strictObject({ mapping: apiName, sampleSize: z.number().int().min(1).max(50) }),
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
