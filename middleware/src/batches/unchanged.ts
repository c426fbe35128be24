import { createHash } from 'node:crypto';
import type { Fingerprint, RunHistory } from '../batch-ports.ts';
import { isCandidate } from '../core/choose-models.ts';
import type { MaskingPolicy } from '../core/masking/masking-policy.ts';
import type { RunRecord } from '../run-record.ts';
import type { RunParts, WhatIsAsked } from '../runs/run-parts.ts';

interface UnchangedParts {
  history: RunHistory;
  fingerprint: Fingerprint;
}

/**
 * Whether a run of a batch would ask the same about the same as the last answer did, so that nothing need be sent. Where the
 * batch writes its answers into a field, what counts is what the text in that field was written about, whoever's batch it was;
 * else the person's own last answer. What a run is about is remembered with it, as a keyed hash, before it is asked.
 */
export function createUnchanged({ history, fingerprint }: UnchangedParts): RunParts['unchanged'] {
  const policies = new WeakMap<MaskingPolicy, string>();
  const digestOf = (policy: MaskingPolicy): string => {
    // Block lists are long, and the same object serves all runs of half a minute.
    const known =
      policies.get(policy) ?? createHash('sha256').update(JSON.stringify(policy)).digest('base64url');
    policies.set(policy, known);
    return known;
  };
  return async (run, asked) => {
    if (run.batchId === null) return false;
    const { orgId } = run.caller;
    const purpose = `content:${orgId}`;
    const content = contentOf(asked, digestOf(asked.policy));
    const batch = await history.batchOf(run.batchId);
    const last = batch?.skipUnchanged ? await lastContent(history, run, batch.writeTo) : null;
    if (last !== null && fingerprint.matches(last, content, purpose)) return true;
    await history.keepContent(run.runId, fingerprint.of(content, purpose));
    return false;
  };
}

const lastContent = (history: RunHistory, run: RunRecord, writeTo: string | null): Promise<string | null> =>
  writeTo === null
    ? history.lastContent(run.caller, run.promptApiName, run.recordId)
    : history.writtenContent(run.caller.orgId, run.recordId, writeTo);

/** What decides an answer, as one text: it holds real values and is hashed, never kept. */
function contentOf({ version, mapping, steps, record }: WhatIsAsked, policy: string): string {
  const model = steps.find(isCandidate)?.model;
  const asked = model && [model.platform, model.technology, model.temperature, model.topP, model.maxTokens];
  return JSON.stringify([version.id, version.contentHash, asked ?? null, mapping.root, policy, record]);
}
