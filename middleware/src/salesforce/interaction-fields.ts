import { roundedDecimal } from '../core/decimal.ts';
import type { ModelLayer } from '../core/types.ts';
import type { AttemptRecord, RunRecord, SentRecord } from '../run-record.ts';
import { INTERACTION, INTERACTION_LENGTHS } from './records.ts';

type Name = Exclude<keyof typeof INTERACTION, 'object'>;
type Values = Record<Name, string | number | null>;

const CUT = '… [cut]';
const LAYERS: Record<ModelLayer, string> = {
  'prompt version': 'Prompt Version',
  'organization default': 'Organization Default',
  'platform default': 'Platform Default',
};
const STATUSES: Record<string, string> = { answered: 'Answered', failed: 'Failed', cancelled: 'Cancelled' };

/** One run as one AI_Interaction__c, masked as it is in the journal. Every field is set, so an update changes nothing else. */
export function toInteraction(run: RunRecord): Record<string, unknown> {
  const values: Values = { ...whoAndWhat(run), ...whatWasSent(run), ...whoWasAsked(run), ...howItEnded(run) };
  const record: Record<string, unknown> = { attributes: { type: INTERACTION.object } };
  for (const [name, value] of Object.entries(values) as [Name, string | number | null][]) {
    record[INTERACTION[name]] = typeof value === 'string' ? cut(value, INTERACTION_LENGTHS[name]) : value;
  }
  return record;
}

function whoAndWhat(run: RunRecord) {
  return {
    runId: run.runId,
    user: run.caller.userId,
    channel: run.channel,
    subjectId: run.recordId || null,
    subjectObject: run.prompt?.objectName ?? null,
    prompt: run.prompt?.promptId ?? null,
    promptVersion: run.prompt?.versionId ?? null,
    correlationId: run.traceId,
    startedAt: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
    feedback: run.feedback ? (run.feedback.rating === 'up' ? 'Up' : 'Down') : null,
    feedbackReason: run.feedback?.reason ?? null,
  };
}

function whatWasSent({ sent, ending }: RunRecord) {
  const counts = Object.values(sent?.maskCounts ?? {});
  return {
    model: sent?.model.id ?? null,
    platform: sent?.model.platform ?? null,
    technology: sent?.model.technology ?? null,
    region: ending?.reportedRegion ?? sent?.model.region ?? null,
    maskedPrompt: sent ? [sent.system, sent.prompt].filter(Boolean).join('\n\n---\n\n') : null,
    leftOutFields: sent ? jsonList(sent.leftOut, INTERACTION_LENGTHS.leftOutFields) : null,
    maskCounts: sent ? JSON.stringify(sent.maskCounts) : null,
    maskCount: sent ? counts.reduce((sum, count) => sum + count, 0) : null,
    maskLayers: sent ? JSON.stringify(layersOf(sent)) : null,
    sentAt: sent?.sentAt ?? null,
  };
}

/** Places by layer and type; texts that went without the external detector are told in its layer, as if they were a type. */
function layersOf({ layerCounts, undetected }: SentRecord): object {
  if (undetected === 0) return layerCounts;
  return { ...layerCounts, external: { ...layerCounts.external, UNAVAILABLE: undetected } };
}

function whoWasAsked({ sent, ending }: RunRecord) {
  const attempts = ending?.attempts ?? [];
  const layer = ending?.layer ?? sent?.layer ?? null;
  const asked = attempts.filter(({ outcome }) => outcome !== 'skipped').length;
  // A run of before there were attempts has a route only.
  const steps = attempts.length > 0 ? attempts.map(routeStep) : (sent?.route ?? []);
  return {
    route: steps.length > 0 || sent ? jsonList(steps, INTERACTION_LENGTHS.route) : null,
    attemptCount: attempts.length > 0 ? asked : null,
    modelLayer: layer && LAYERS[layer],
  };
}

/** An attempt as the audit keeps it: without what is empty, and without the name that the model's record has. */
function routeStep({ name: _name, usage, cost, ...attempt }: AttemptRecord): object {
  const { inputTokens, outputTokens, source } = usage ?? {};
  const step = { ...attempt, inputTokens, outputTokens, usageSource: source, ...cost };
  return Object.fromEntries(
    Object.entries(step).filter(([, value]) => value !== null && value !== undefined),
  );
}

function howItEnded({ ending, status }: RunRecord) {
  const source = ending?.usage?.source;
  return {
    status: STATUSES[status] ?? null,
    errorCode: ending?.error?.code ?? null,
    maskedAnswer: ending?.answer ?? null,
    inputTokens: ending?.usage?.inputTokens ?? null,
    outputTokens: ending?.usage?.outputTokens ?? null,
    cachedTokens: ending?.usage?.cachedTokens ?? null,
    cacheWriteTokens: ending?.usage?.cacheWriteTokens ?? null,
    reasoningTokens: ending?.usage?.reasoningTokens ?? null,
    usageSource: source ? (source === 'reported' ? 'Reported' : 'Estimated') : null,
    cost: ending?.cost ? Number(roundedDecimal(ending.cost.amount, 8)) : null,
    currency: ending?.cost?.currency ?? null,
    queueMs: ending?.timings.queueMs ?? null,
    contextMs: ending?.timings.contextMs ?? null,
    firstTokenMs: ending?.timings.firstTokenMs ?? null,
    providerMs: ending?.timings.providerMs ?? null,
    totalMs: ending?.timings.totalMs ?? null,
    finishReason: ending?.finishReason ?? null,
    finishReasonRaw: ending?.finishReasonRaw ?? null,
    providerModel: ending?.providerModel ?? null,
    verdicts: ending?.verdicts.length ? jsonList(ending.verdicts, INTERACTION_LENGTHS.verdicts) : null,
    providerRequestId: ending?.providerRequestId ?? null,
  };
}

/** A text that is too long for its field says so at its end. */
export function cut(text: string, length: number | undefined): string {
  if (length === undefined || text.length <= length) return text;
  return length > CUT.length ? text.slice(0, length - CUT.length) + CUT : text.slice(0, length);
}

/** A list that is too long loses items, not its form: its last item then says how many are missing. */
function jsonList(items: object[], length = Infinity): string {
  for (let kept = items.length; kept >= 0; kept -= 1) {
    const missing = items.length - kept;
    const json = JSON.stringify(missing ? [...items.slice(0, kept), { missing }] : items);
    if (json.length <= length) return json;
  }
  return '[]';
}
