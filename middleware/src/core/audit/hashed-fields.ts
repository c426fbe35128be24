/** Which fields of an audit record its content hash covers, and in what form: one table a hash version. */

/** How a value is brought into one form: see canonical.ts. */
export type FieldForm = 'word' | 'text' | 'time' | { scale: number };

export interface HashedFields {
  interaction: Record<string, FieldForm>;
  step: Record<string, FieldForm>;
}

const WHOLE = { scale: 0 };

/**
 * What version 1 covers. Not covered: the rating, which comes later and is compared with the journal; the places of files,
 * which are known later (the digest of a file stands in the text that it continues); the fields of the chain itself.
 */
const FIRST: HashedFields = {
  interaction: {
    runId: 'word',
    kind: 'word',
    user: 'word',
    channel: 'word',
    subjectId: 'word',
    subjectObject: 'word',
    prompt: 'word',
    promptVersion: 'word',
    model: 'word',
    platform: 'word',
    technology: 'word',
    region: 'word',
    askedRegion: 'word',
    mapping: 'word',
    mappingHash: 'word',
    policyHash: 'word',
    batchId: 'word',
    reason: 'text',
    facts: 'text',
    status: 'word',
    errorCode: 'word',
    maskedPrompt: 'text',
    maskedAnswer: 'text',
    leftOutFields: 'text',
    maskCounts: 'text',
    maskCount: WHOLE,
    maskLayers: 'text',
    route: 'text',
    attemptCount: WHOLE,
    modelLayer: 'word',
    inputTokens: WHOLE,
    outputTokens: WHOLE,
    cachedTokens: WHOLE,
    cacheWriteTokens: WHOLE,
    reasoningTokens: WHOLE,
    usageSource: 'word',
    cost: { scale: 8 },
    currency: 'word',
    queueMs: WHOLE,
    contextMs: WHOLE,
    firstTokenMs: WHOLE,
    providerMs: WHOLE,
    totalMs: WHOLE,
    finishReason: 'word',
    finishReasonRaw: 'word',
    providerModel: 'word',
    verdicts: 'text',
    providerRequestId: 'word',
    correlationId: 'word',
    sentAt: 'time',
    startedAt: 'time',
    endedAt: 'time',
  },
  step: {
    key: 'word',
    sequence: WHOLE,
    model: 'word',
    layer: 'word',
    attempt: WHOLE,
    outcome: 'word',
    errorCode: 'word',
    reason: 'word',
    waitedMs: WHOLE,
    durationMs: WHOLE,
    inputTokens: WHOLE,
    outputTokens: WHOLE,
    cost: { scale: 8 },
    currency: 'word',
    providerRequestId: 'word',
  },
};

/** The version new rows are hashed with. A version that rows have been written with is never changed: add another. */
export const HASH_VERSION = 1;

export const HASHED_FIELDS: Readonly<Record<number, HashedFields>> = { 1: FIRST };
