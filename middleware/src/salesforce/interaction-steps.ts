import { storable, type FieldValues } from '../core/audit/canonical.ts';
import { roundedDecimal } from '../core/decimal.ts';
import type { ModelLayer } from '../core/types.ts';
import type { AttemptRecord, RunRecord } from '../run-record.ts';
import { INTERACTION_STEP_LENGTHS, type INTERACTION_STEP } from './records.ts';

/** Picklist values of the layer that names a model. */
export const LAYERS: Record<ModelLayer, string> = {
  'prompt version': 'Prompt Version',
  'organization default': 'Organization Default',
  'platform default': 'Platform Default',
};

/** The attempts of a run as AI_Interaction_Step__c, one each. */
export function stepsOf(run: RunRecord): FieldValues[] {
  return (run.ending?.attempts ?? []).map((attempt, index) => toStep(run.runId, attempt, index + 1));
}

function toStep(runId: string, attempt: AttemptRecord, sequence: number): FieldValues {
  const { usage, cost } = attempt;
  const values: Record<
    keyof Omit<typeof INTERACTION_STEP, 'object' | 'interaction'>,
    string | number | null
  > = {
    key: `${runId}:${sequence}`,
    sequence,
    model: attempt.model,
    layer: attempt.layer && LAYERS[attempt.layer],
    attempt: attempt.attempt,
    outcome: attempt.outcome,
    errorCode: attempt.code,
    reason: attempt.reason,
    waitedMs: attempt.waitedMs,
    durationMs: attempt.durationMs,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    cost: cost ? Number(roundedDecimal(cost.amount, 8)) : null,
    currency: cost?.currency ?? null,
    providerRequestId: attempt.providerRequestId,
  };
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const length = INTERACTION_STEP_LENGTHS[name as keyof typeof INTERACTION_STEP];
      return [name, typeof value === 'string' ? storable(value).slice(0, length).toWellFormed() : value];
    }),
  );
}

/** An attempt as the route of an interaction keeps it: without what is empty, and without the name the model's record has. */
export function routeStep({ name: _name, usage, cost, ...attempt }: AttemptRecord): object {
  const { inputTokens, outputTokens, source } = usage ?? {};
  const step = { ...attempt, inputTokens, outputTokens, usageSource: source, ...cost };
  return Object.fromEntries(
    Object.entries(step).filter(([, value]) => value !== null && value !== undefined),
  );
}
