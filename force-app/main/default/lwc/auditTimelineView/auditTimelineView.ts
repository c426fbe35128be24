/** One audit record as a timeline: what happened to a request, in its order, until it was on record. */
import { LAYERS } from 'c/maskingView';
import { explainLeftOut, formatDuration } from 'c/runView';
import { capital, costText, numberText, typeLabel } from 'c/auditView';
import type { Interaction, Step } from 'c/auditView';

export interface TimelineFact {
  label: string;
  value: string;
  /** True for what people copy: ids and hashes. */
  copyable?: boolean;
}

export interface TimelineItem {
  key: string;
  title: string;
  /** When, in milliseconds; null when only its length is known. */
  at: number | null;
  /** How long it took, as people read it. */
  took: string;
  tone: 'plain' | 'good' | 'bad';
  facts: TimelineFact[];
}

type Facts = [label: string, value: string | number | null | undefined, copyable?: boolean][];

/** Facts that are known, as text. */
function known(facts: Facts): TimelineFact[] {
  return facts
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([label, value, copyable = false]) => ({ label, value: String(value), copyable }));
}

/** The JSON of a field; `fallback` when there is none, or when it was cut and is none any more. */
export function parsed<Value>(text: string | undefined, fallback: Value): Value {
  try {
    return text ? (JSON.parse(text) as Value) : fallback;
  } catch {
    return fallback;
  }
}

/** The steps of a record; of one from before there were steps, those of its route. */
export function stepsOf(record: Interaction): Step[] {
  if (record.steps.length > 0) {
    return record.steps;
  }
  type RouteStep = Step & { code?: string; currency?: string; amount?: string; missing?: number };
  return parsed<RouteStep[]>(record.route, [])
    .filter(({ missing }) => missing === undefined)
    .map(({ code, currency, amount, ...step }) => ({
      ...step,
      errorCode: code,
      currencyCode: currency,
      cost: amount === undefined ? undefined : Number(amount),
    }));
}

/** Everything from the request to the row of the audit. */
export function timelineOf(record: Interaction): TimelineItem[] {
  const middle = record.kind === 'Prompt' ? runItems(record) : actItems(record);
  return [receivedItem(record), ...middle, ...endItems(record)];
}

function item(key: string, title: string, rest: Partial<TimelineItem>): TimelineItem {
  return { key, title, at: null, took: '', tone: 'plain', facts: [], ...rest };
}

function receivedItem(record: Interaction): TimelineItem {
  const version = record.versionNumber === undefined ? '' : `, version ${record.versionNumber}`;
  return item('received', 'Received', {
    at: timeOf(record.startedAt),
    facts: known([
      ['Who', record.userName],
      ['Door', record.channel],
      ['Prompt', record.promptName && `${record.promptName}${version}`],
      ['Object', record.subjectObject],
      ['Record', record.subjectId, true],
      ['Batch', record.batchId, true],
    ]),
  });
}

function runItems(record: Interaction): TimelineItem[] {
  const queued = item('queued', 'Queued', { took: formatDuration(record.queueMs) });
  const context = item('context', 'Record read as the person', {
    took: formatDuration(record.contextMs),
    facts: known([
      ['Mapping', record.mappingName],
      ['Left out', leftOutText(record)],
      ['Mapping hash', record.mappingHash, true],
    ]),
  });
  return [
    ...(record.queueMs === undefined ? [] : [queued]),
    ...(record.contextMs === undefined ? [] : [context]),
    ...(record.maskCount === undefined ? [] : [maskedItem(record)]),
    ...stepsOf(record).map((step, index) => stepItem(step, index, record)),
    ...answerItems(record),
  ];
}

function leftOutText(record: Interaction): string {
  const fields = parsed<{ field?: string; reason: string }[]>(record.leftOutFields, []);
  return fields
    .filter(({ field }) => field)
    .map(({ field, reason }) => `${field}: ${explainLeftOut(reason)}`)
    .join(' ');
}

function maskedItem(record: Interaction): TimelineItem {
  const types = Object.entries(parsed<Record<string, number>>(record.maskCounts, {}));
  const layers = Object.entries(parsed<Record<string, Record<string, number>>>(record.maskLayers, {}));
  const listed = (counts: [string, number][]) =>
    counts.map(([type, count]) => `${count} ${typeLabel(type)}`).join(', ');
  const layerLabel = (layer: string) => LAYERS.find((one) => one.layer === layer)?.label ?? capital(layer);
  return item('masked', record.maskCount === 0 ? 'Nothing had to be masked' : 'Masked', {
    facts: known([
      ['Values masked', record.maskCount === 0 ? '' : listed(types)],
      ...layers.map(([layer, counts]): Facts[number] => [layerLabel(layer), listed(Object.entries(counts))]),
      ['Policy hash', record.policyHash, true],
    ]),
  });
}

const OUTCOMES: Record<string, string> = { answered: 'answered', failed: 'failed', skipped: 'not asked' };

function stepItem(step: Step, index: number, record: Interaction): TimelineItem {
  const outcome = (step.outcome ?? '').toLowerCase();
  const again = (step.attempt ?? 0) > 1 ? `, attempt ${step.attempt}` : '';
  const model = step.model ?? record.modelName ?? 'The model';
  const word = OUTCOMES[outcome] ?? outcome;
  return item(`step-${index}`, `${model}${again}${word ? `: ${word}` : ''}`, {
    at: index === 0 ? timeOf(record.sentAt) : null,
    took: formatDuration(step.durationMs),
    tone: outcome === 'failed' ? 'bad' : outcome === 'answered' ? 'good' : 'plain',
    facts: known([
      ['Why', step.reason],
      ['Named by', step.layer],
      ['Error', step.errorCode],
      ['Waited before', step.waitedMs ? formatDuration(step.waitedMs) : ''],
      ['Tokens', tokensText(step.inputTokens, step.outputTokens)],
      ['Cost', costText(step.cost, step.currencyCode)],
      ['Provider request', step.providerRequestId, true],
    ]),
  });
}

function tokensText(input: number | undefined, output: number | undefined): string {
  return input === undefined && output === undefined
    ? ''
    : `${numberText(input ?? 0)} in, ${numberText(output ?? 0)} out`;
}

function answerItems(record: Interaction): TimelineItem[] {
  const first = item('first', 'First word', { took: formatDuration(record.firstTokenMs) });
  const answered = record.status === 'Answered';
  const estimated = record.usageSource === 'Estimated' ? ' (estimated)' : '';
  const tokens = tokensText(record.inputTokens, record.outputTokens);
  const answer = item('answer', answered ? 'Answer' : (record.status ?? 'Ended'), {
    at: timeOf(record.endedAt),
    took: formatDuration(record.totalMs),
    tone: answered ? 'good' : record.status === 'Failed' ? 'bad' : 'plain',
    facts: known([
      ['Error', record.errorCode],
      ['Finish', record.finishReason],
      ['Technology', record.providerModel ?? record.technology],
      ['Platform', record.platform],
      ['Region asked', record.askedRegion],
      ['Region', record.region],
      ['Tokens', tokens && `${tokens}${estimated}`],
      ['Cost', costText(record.cost, record.currencyCode)],
      ['Checks', verdictsText(record)],
      ['Feedback', [record.feedback, record.feedbackReason].filter(Boolean).join(': ')],
    ]),
  });
  return [...(record.firstTokenMs === undefined ? [] : [first]), answer];
}

function verdictsText(record: Interaction): string {
  const verdicts = parsed<Record<string, unknown>[]>(record.verdicts, []);
  return verdicts
    .map((verdict) =>
      Object.values(verdict)
        .filter((value) => typeof value !== 'object')
        .join(' '),
    )
    .join(', ');
}

function actItems(record: Interaction): TimelineItem[] {
  const failed = record.status === 'Failed';
  const facts = Object.entries(parsed<Record<string, unknown>>(record.facts, {}));
  const plain = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
  return [
    item('act', failed ? `${record.kind}: refused or failed` : record.kind, {
      at: timeOf(record.endedAt),
      tone: failed ? 'bad' : 'good',
      facts: known([
        ['Reason', record.reason],
        ['Error', record.errorCode],
        ...facts
          .filter(([name, value]) => name !== 'reason' && value !== null)
          .map(([name, value]): Facts[number] => [capital(name), plain(value)]),
      ]),
    }),
  ];
}

function endItems(record: Interaction): TimelineItem[] {
  const place = record.chainSequence === undefined ? '' : `, number ${numberText(record.chainSequence)}`;
  return [
    item('audit', `On record${place}`, {
      at: timeOf(record.createdDate),
      facts: known([
        ['Audit record', record.name],
        ['Row hash', record.rowHash, true],
        ['Hash of the row before', record.previousHash, true],
        ['Content hash', record.contentHash, true],
      ]),
    }),
  ];
}

function timeOf(text: string | undefined): number | null {
  return text ? Date.parse(text) : null;
}
