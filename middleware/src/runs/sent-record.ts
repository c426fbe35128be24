import { textOf } from '../core/model-messages.ts';
import type { MaskingPolicy } from '../core/masking/masking-policy.ts';
import type { Mapping } from '../core/types.ts';
import type { ModelRequest } from '../core/provider.ts';
import type { SentRecord } from '../run-record.ts';
import type { Conversation } from './attempt.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Call } from './progress.ts';

/** What a record was read through and masked by. */
export type Through = Pick<SentRecord, 'mapping' | 'policyHash'>;

const NOTHING: Through = { mapping: null, policyHash: null };

/** Mapping and masking policy of a run by their fingerprints. */
export const readThrough = (mapping: Mapping, policy: MaskingPolicy): Through => ({
  mapping: { id: mapping.id, hash: fingerprintOf(mapping) },
  policyHash: fingerprintOf(policy),
});

/** What is about to leave, with why it goes to this model and what came of the models before it. */
export function sentRecord(
  { progress, masked, leftOut, subjects = [], through = NOTHING }: Conversation,
  request: ModelRequest,
  call: Call,
): SentRecord {
  const { id, apiName, name, platform, technology, region } = call.candidate.model;
  const before = progress.attempts.map(({ model, reason }) => ({ model, reason }));
  return {
    system: request.system,
    prompt: writtenOut(request),
    model: { id, apiName, name, platform, technology, region, prices: call.prices },
    layer: call.candidate.layer,
    route: [...before, { model: apiName, reason: call.reason }],
    // Copies: what is added to an attempt later was not known when this left.
    attempts: progress.attempts.map((one) => ({ ...one })),
    sentAt: new Date(call.sentAt).toISOString(),
    idempotencyKey: call.idempotencyKey,
    maskCounts: masked.prompt.maskCounts,
    layerCounts: masked.prompt.layerCounts ?? {},
    undetected: progress.undetected,
    leftOut,
    ...{ mapping: through.mapping, policyHash: through.policyHash },
    subjects,
  };
}

/** A conversation as one text; a single question is the question itself. */
function writtenOut({ messages }: ModelRequest): string {
  const turns = messages.map((message) => {
    if (message.role === 'user') return textOf(message.content);
    if (message.role === 'assistant') return message.text;
    return message.results.map(({ content }) => content).join('\n');
  });
  return turns.join('\n\n---\n\n');
}
