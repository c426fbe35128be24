/** What the page Audit asks of `AuditController`. Each call rejects with what Apex threw: see `auditError`. */
import loadPage from '@salesforce/apex/AuditController.page';
import loadInteraction from '@salesforce/apex/AuditController.interaction';
import loadUsage from '@salesforce/apex/AuditController.usage';
import loadPrompts from '@salesforce/apex/AuditController.prompts';
import loadModels from '@salesforce/apex/AuditController.models';
import findPeople from '@salesforce/apex/AuditController.people';
import findRecords from '@salesforce/apex/AuditController.records';
import loadSubject from '@salesforce/apex/AuditController.subject';
import loadHolds from '@salesforce/apex/AuditController.holds';
import setHold from '@salesforce/apex/AuditController.hold';
import releaseHold from '@salesforce/apex/AuditController.release';
import askReveal from '@salesforce/apex/AuditController.reveal';
import askExport from '@salesforce/apex/AuditController.startExport';
import loadDelivery from '@salesforce/apex/AuditController.delivery';
import askRetry from '@salesforce/apex/AuditController.retryDelivery';
import { describeError } from 'c/errorMessage';
import type {
  AuditFilter,
  AuditRow,
  Choice,
  Delivery,
  Dimension,
  ExportAccess,
  ExportRequest,
  Hold,
  Interaction,
  Revealed,
  SubjectRun,
  UsageRow,
} from 'c/auditView';
import type { RunError } from 'c/runView';

const NO_ACCESS = {
  message: 'You cannot see the audit.',
  hint: 'Ask your administrator for the permission set “BYOM Auditor”.',
};

/** No range of a minute has more runs than the platform sums in one call. */
const SHORTEST_RANGE_MS = 60_000;

/** Whatever was thrown, in words a person can act on. */
export function auditError(error: unknown): RunError {
  return describeError(error, NO_ACCESS);
}

/** The newest records that fit, older than `last`. */
export async function page(
  filter: AuditFilter,
  last: AuditRow | null,
): Promise<{ rows: AuditRow[]; more: boolean }> {
  return loadPage({ filter, beforeAt: last?.startedAt ?? null, beforeId: last?.id ?? null });
}

/** One record with its steps. */
export async function interaction(runId: string): Promise<Interaction> {
  return loadInteraction({ runId });
}

/** Sums of the runs from `from` until before `to`; a range with too many for one call is cut in two. */
export async function usage(dimension: Dimension, from: number, to: number): Promise<UsageRow[]> {
  const fromAt = new Date(from).toISOString();
  const toAt = new Date(to).toISOString();
  const answer = await loadUsage({ dimension, fromAt, toAt });
  if (!answer.tooMany || to - from <= SHORTEST_RANGE_MS) {
    return answer.rows;
  }
  const middle = Math.floor((from + to) / 2);
  const earlier = await usage(dimension, from, middle);
  return [...earlier, ...(await usage(dimension, middle, to))];
}

/** Prompts and models to choose from. */
export async function choices(): Promise<{ prompts: Choice[]; models: Choice[] }> {
  const [prompts, models] = await Promise.all([loadPrompts(), loadModels()]);
  return { prompts, models };
}

/** People whose name is like the text. */
export async function people(text: string): Promise<Choice[]> {
  return findPeople({ text });
}

/** Records whose id, name or subject is like the text, of all objects that prompts read. */
export async function records(text: string): Promise<Choice[]> {
  return findRecords({ text });
}

/** Everything AI did with a record, the newest first. */
export async function subject(recordId: string): Promise<SubjectRun[]> {
  return (JSON.parse(await loadSubject({ recordId })) as { interactions: SubjectRun[] }).interactions;
}

/** Legal holds of a record. */
export async function holds(recordId: string): Promise<Hold[]> {
  return loadHolds({ recordId });
}

/** Keeps every audit record about the record. */
export async function hold(recordId: string, reason: string): Promise<void> {
  await setHold({ recordId, reason });
}

/** Lets the retention rules have their way again. */
export async function release(holdId: string): Promise<void> {
  await releaseHold({ holdId });
}

/** The real values of a run. It is on record from then on. */
export async function reveal(runId: string, reason: string): Promise<Revealed> {
  return JSON.parse(await askReveal({ runId, reason })) as Revealed;
}

/** Starts an export. It is on record from then on. */
export async function startExport(request: ExportRequest): Promise<ExportAccess> {
  return JSON.parse(await askExport({ request: JSON.stringify(request) })) as ExportAccess;
}

/** How far the delivery of audit records is. */
export async function delivery(): Promise<Delivery> {
  return JSON.parse(await loadDelivery()) as Delivery;
}

/** Delivers again what was given up; all of it without run ids. */
export async function retryDelivery(runIds: string[] | null): Promise<Delivery> {
  return JSON.parse(await askRetry({ runIds })) as Delivery;
}
