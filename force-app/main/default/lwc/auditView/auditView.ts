/** Audit records as the page Audit has them, their words and looks. */
import { formatCost, formatDuration } from 'c/runView';

/** What the list is narrowed by; times in ISO 8601, what is absent does not narrow. */
export interface AuditFilter {
  fromAt?: string;
  toAt?: string;
  userId?: string;
  promptId?: string;
  modelId?: string;
  status?: string;
  kind?: string;
  channel?: string;
  subjectId?: string;
  batchId?: string;
}

/** An audit record in the list. Apex leaves out what is empty. */
export interface AuditRow {
  id: string;
  name: string;
  runId: string;
  kind: string;
  status?: string;
  errorCode?: string;
  startedAt?: string;
  userName?: string;
  promptName?: string;
  modelName?: string;
  channel?: string;
  subjectId?: string;
  subjectObject?: string;
  totalMs?: number;
  cost?: number;
  currencyCode?: string;
}

/** One attempt at a model. */
export interface Step {
  sequence?: number;
  model?: string;
  layer?: string;
  attempt?: number;
  outcome?: string;
  errorCode?: string;
  reason?: string;
  waitedMs?: number;
  durationMs?: number;
  inputTokens?: number;
  outputTokens?: number;
  cost?: number;
  currencyCode?: string;
  providerRequestId?: string;
}

/** One audit record whole. The fields that hold JSON are texts here: see `c/auditTimelineView`. */
export interface Interaction extends AuditRow {
  batchId?: string;
  reason?: string;
  facts?: string;
  correlationId?: string;
  sentAt?: string;
  endedAt?: string;
  createdDate?: string;
  platform?: string;
  technology?: string;
  providerModel?: string;
  providerRequestId?: string;
  askedRegion?: string;
  region?: string;
  modelLayer?: string;
  route?: string;
  maskedPrompt?: string;
  maskedAnswer?: string;
  promptFile?: string;
  answerFile?: string;
  maskCount?: number;
  maskCounts?: string;
  maskLayers?: string;
  leftOutFields?: string;
  verdicts?: string;
  finishReason?: string;
  inputTokens?: number;
  outputTokens?: number;
  usageSource?: string;
  queueMs?: number;
  contextMs?: number;
  firstTokenMs?: number;
  providerMs?: number;
  feedback?: string;
  feedbackReason?: string;
  mappingName?: string;
  mappingHash?: string;
  policyHash?: string;
  versionNumber?: number;
  chainSequence?: number;
  contentHash?: string;
  previousHash?: string;
  rowHash?: string;
  steps: Step[];
}

export interface Choice {
  value: string;
  label: string;
  detail?: string;
}

export type Dimension = 'model' | 'prompt' | 'user' | 'team' | 'day';

/** Sums of one group, status and currency. */
export interface UsageRow {
  key?: string;
  label?: string;
  status?: string;
  currencyCode?: string;
  runs: number;
  inputTokens?: number;
  outputTokens?: number;
  cost?: number;
  totalMs?: number;
  timed: number;
}

/** A run that had to do with a record, as the gateway's journal knows it. */
export interface SubjectRun {
  runId: string;
  kind: string;
  at: string;
  userId: string;
  username: string;
  prompt: string | null;
  model: string | null;
  status: string;
  role: 'subject' | 'context';
}

export interface Hold {
  id: string;
  name: string;
  subjectId: string;
  reason?: string;
  active: boolean;
  createdBy?: string;
  createdAt: string;
}

export interface Revealed {
  runId: string;
  /** The run id of the audit record about this look. */
  revealId: string;
  prompt: string | null;
  answer: string | null;
}

export interface ExportRequest {
  format: 'csv' | 'jsonl';
  filter: {
    from?: string;
    to?: string;
    subjectId?: string;
    userId?: string;
    prompt?: string;
    status?: string;
    kind?: string;
  };
  reason: string;
}

/** Permission to read one export once: the ticket goes into the Authorization header, never into an address. */
export interface ExportAccess {
  runId: string;
  ticket: string;
  fileUrl: string;
}

export interface Delivery {
  waiting: number;
  oldestSeconds: number | null;
  dead: { runId: string; reason: string; attempts: number; since: string }[];
}

export const KINDS = ['Prompt', 'Export', 'Reveal', 'Deletion', 'Verification', 'Refusal'];
export const STATUSES = ['Answered', 'Failed', 'Cancelled', 'Skipped'];

const STATUS_CLASSES: Record<string, string> = {
  answered: 'slds-theme_success',
  failed: 'slds-theme_error',
};

/** The class of a status's badge. */
export function statusClass(status: string | undefined): string {
  return STATUS_CLASSES[(status ?? '').toLowerCase()] ?? '';
}

/** `answered` → `Answered`: the journal writes its words small. */
export function capital(word: string | null | undefined): string {
  return word ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : '';
}

/** `TAX_NUMBER` → `TAX NUMBER`: as it stands in the tokens of the text beside it. */
export function typeLabel(type: string): string {
  return type.replaceAll('_', ' ');
}

/** `0.00123400` and `USD` → `0.001234 USD`; '' without a currency. */
export function costText(cost: number | undefined, currencyCode: string | undefined): string {
  if (cost === undefined || cost === null || !currencyCode) {
    return '';
  }
  return formatCost({ amount: cost.toFixed(8), currency: currencyCode });
}

/** `3,401`; '' for what is not known. */
export function numberText(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : value.toLocaleString('en-US');
}

/** Choices of a picklist, the first of them for all. */
export function optionsOf(all: string, values: readonly string[]) {
  return [{ label: all, value: '' }, ...values.map((value) => ({ label: value, value }))];
}

/** A row of the list. */
export function lineOf(row: AuditRow) {
  const { status = '', errorCode = '', subjectObject = '', subjectId = '' } = row;
  return {
    runId: row.runId,
    name: row.name,
    at: row.startedAt ? Date.parse(row.startedAt) : null,
    kind: row.kind,
    isAct: row.kind !== 'Prompt',
    who: row.userName ?? '',
    channel: row.channel ?? '',
    prompt: row.promptName ?? '',
    model: row.modelName ?? '',
    subjectObject,
    subjectId,
    status,
    statusClass: statusClass(status),
    errorCode,
    duration: formatDuration(row.totalMs),
    cost: costText(row.cost, row.currencyCode),
    label: `${row.name}: ${row.promptName ?? row.kind}, ${status}`,
  };
}
