import { createHash } from 'node:crypto';
import type { InteractionContent, LongText } from '../audit-ports.ts';
import { storable, type FieldValues } from '../core/audit/canonical.ts';
import { roundedDecimal } from '../core/decimal.ts';
import type { RunRecord, SentRecord } from '../run-record.ts';
import { LAYERS, routeStep, stepsOf } from './interaction-steps.ts';
import { INTERACTION_LENGTHS, type INTERACTION } from './records.ts';

type Name = Exclude<keyof typeof INTERACTION, 'object'>;

const CUT = '… [cut]';
const STATUSES: Record<string, string> = {
  answered: 'Answered',
  failed: 'Failed',
  cancelled: 'Cancelled',
  skipped: 'Skipped',
};
const LONG = ['maskedPrompt', 'maskedAnswer'] as const;
/** How a text that goes on in a file ends. */
const CONTINUED = /… \[cut: the file has all \d+ characters; SHA-256 ([0-9a-f]{64})\]$/;

/** One run as one AI_Interaction__c with its steps, masked as it is in the journal. The same run always gives the same. */
export function toContent(run: RunRecord): InteractionContent {
  const whole = {
    ...whoAndWhat(run),
    ...whatWasDone(run),
    ...whatWasSent(run),
    ...whoWasAsked(run),
    ...howItEnded(run),
  };
  const values: Record<string, string | number | null> = {};
  const files: LongText[] = [];
  for (const [name, value] of Object.entries(whole)) {
    const length = INTERACTION_LENGTHS[name as Name];
    const text = typeof value === 'string' ? storable(value) : null;
    if (text !== null && length !== undefined && text.length > length && isLong(name)) {
      files.push({ field: name, text });
      values[name] = continued(text, length);
    } else values[name] = text === null ? value : cut(text, length);
  }
  const feedback = {
    feedback: run.feedback ? (run.feedback.rating === 'up' ? 'Up' : 'Down') : null,
    reason: run.feedback?.reason
      ? cut(storable(run.feedback.reason), INTERACTION_LENGTHS.feedbackReason)
      : null,
  };
  return { runId: run.runId, values: values satisfies FieldValues, steps: stepsOf(run), feedback, files };
}

const isLong = (name: string): name is LongText['field'] => (LONG as readonly string[]).includes(name);

/** The beginning of a text, which file has all of it, and the digest of that: so the file is covered by the field's hash. */
function continued(text: string, length: number): string {
  const end = `… [cut: the file has all ${text.length} characters; SHA-256 ${sha256(text)}]`;
  return beginning(text, length - end.length) + end;
}

/** The digest of the file that a field's text goes on in; null when the field holds all of it. */
export function digestOfFile(text: unknown): string | null {
  return typeof text === 'string' ? (CONTINUED.exec(text)?.[1] ?? null) : null;
}

/** SHA-256 in hex digits of a text in UTF-8. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function whoAndWhat(run: RunRecord) {
  return {
    runId: run.runId,
    // An operator is no user of the org.
    user: run.caller.userId || null,
    channel: run.channel,
    subjectId: run.recordId || null,
    subjectObject: run.prompt?.objectName ?? null,
    prompt: run.prompt?.promptId ?? null,
    promptVersion: run.prompt?.versionId ?? null,
    batchId: run.batchId ?? null,
    correlationId: run.traceId,
    startedAt: run.createdAt.toISOString(),
    endedAt: run.endedAt?.toISOString() ?? null,
  };
}

/** A prompt, or an act of the audit with its reason and what came of it. */
function whatWasDone({ kind, facts }: RunRecord) {
  const { reason = null, ...others } = facts ?? {};
  const json = JSON.stringify(others);
  return {
    kind: kind.charAt(0).toUpperCase() + kind.slice(1),
    reason,
    facts: json === '{}' ? null : json,
  };
}

function whatWasSent({ sent, ending }: RunRecord) {
  const counts = Object.values(sent?.maskCounts ?? {});
  return {
    model: sent?.model.id ?? null,
    platform: sent?.model.platform ?? null,
    technology: sent?.model.technology ?? null,
    askedRegion: sent?.model.region ?? null,
    region: ending?.reportedRegion ?? sent?.model.region ?? null,
    mapping: sent?.mapping?.id ?? null,
    mappingHash: sent?.mapping?.hash ?? null,
    policyHash: sent?.policyHash ?? null,
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
  return length > CUT.length ? beginning(text, length - CUT.length) + CUT : beginning(text, length);
}

/** At most so many characters, none of them half. */
const beginning = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** A list that is too long loses items, not its form: its last item then says how many are missing. */
function jsonList(items: object[], length = Infinity): string {
  for (let kept = items.length; kept >= 0; kept -= 1) {
    const missing = items.length - kept;
    const json = JSON.stringify(missing ? [...items.slice(0, kept), { missing }] : items);
    if (json.length <= length) return json;
  }
  return '[]';
}
