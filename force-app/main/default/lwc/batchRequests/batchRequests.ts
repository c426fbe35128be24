/** What the page Batches asks of `BatchController`. Each call rejects with what Apex threw: see `batchError`. */
import loadPrompts from '@salesforce/apex/BatchController.prompts';
import loadListViews from '@salesforce/apex/BatchController.listViews';
import loadFields from '@salesforce/apex/BatchController.fields';
import findNames from '@salesforce/apex/BatchController.recordNames';
import loadBatches from '@salesforce/apex/BatchController.batches';
import loadBatch from '@salesforce/apex/BatchController.batch';
import loadItems from '@salesforce/apex/BatchController.items';
import makeBatch from '@salesforce/apex/BatchController.create';
import change from '@salesforce/apex/BatchController.change';
import loadSchedules from '@salesforce/apex/BatchController.schedules';
import makeSchedule from '@salesforce/apex/BatchController.createSchedule';
import removeSchedule from '@salesforce/apex/BatchController.deleteSchedule';
import type { BatchAction, BatchItem, BatchView, ItemState } from 'c/batchView';
import { describeError } from 'c/errorMessage';
import type { RunError } from 'c/runView';

/** An active prompt with an approved version. */
export interface BatchPrompt {
  apiName: string;
  label: string;
  objectApiName: string;
  /** What its records are called, in the plural. */
  objectLabel: string;
}

/** What there is to choose for the records of an object. */
export interface BatchChoices {
  listViews: { id: string; label: string }[];
  /** Text fields the user may change, the long ones first. */
  fields: { apiName: string; label: string; length: number }[];
}

export type BatchSource =
  { recordIds: string[] } | { listViewId: string; object: string } | { object: string; filter: string };

export interface BatchRequest {
  name?: string;
  prompt: string;
  source: BatchSource;
  writeTo: string | null;
  skipUnchanged: boolean;
}

export type Every = 'once' | 'hour' | 'day' | 'week';

export interface ScheduleRequest extends BatchRequest {
  /** The moment of the first batch, ISO 8601. */
  firstAt: string;
  every: Every;
  timeZone: string;
}

export interface ScheduleView {
  scheduleId: string;
  name: string;
  prompt: { apiName: string; label: string };
  source: BatchView['source'];
  every: Every;
  timeZone: string;
  nextAt: string | null;
  lastBatchId: string | null;
  active: boolean;
  /** Why the last time made no batch; null when it did. */
  problem: { code: string; message: string; hint: string } | null;
}

const NO_ACCESS = {
  message: 'You cannot run prompts over many records.',
  hint: 'Ask your administrator for the permission set “BYOM Prompt Manager”.',
};

/** Whatever was thrown, in words a person can act on. */
export function batchError(error: unknown): RunError {
  return describeError(error, NO_ACCESS);
}

/** Prompts a batch may run, by label. */
export async function prompts(): Promise<BatchPrompt[]> {
  return loadPrompts();
}

/** List views and writeable fields of an object. */
export async function choices(objectApiName: string): Promise<BatchChoices> {
  const [listViews, fields] = await Promise.all([
    loadListViews({ objectApiName }),
    loadFields({ objectApiName }),
  ]);
  return { listViews, fields };
}

/** Names of records by id; a record the user may not see has none. */
export async function recordNames(recordIds: string[]): Promise<Record<string, string>> {
  return findNames({ recordIds });
}

/** The user's newest batches. */
export async function batches(): Promise<BatchView[]> {
  return (JSON.parse(await loadBatches()) as { batches: BatchView[] }).batches;
}

/** One batch as it is now. */
export async function batch(batchId: string): Promise<BatchView> {
  return JSON.parse(await loadBatch({ batchId })) as BatchView;
}

/** A page of the records in a state; `after` is `next` of the page before. */
export async function items(
  batchId: string,
  state: ItemState,
  after: number | null,
): Promise<{ items: BatchItem[]; next: number | null }> {
  const answer = await loadItems({ batchId, state, after: after === null ? null : String(after) });
  return JSON.parse(answer) as { items: BatchItem[]; next: number | null };
}

/** Makes a batch that waits with its estimate; nothing is sent before it is started. */
export async function create(request: BatchRequest): Promise<BatchView> {
  return JSON.parse(await makeBatch({ request: JSON.stringify(request) })) as BatchView;
}

/** Starts, pauses, resumes or cancels a batch, or runs its failed records again. */
export async function act(batchId: string, action: BatchAction): Promise<BatchView> {
  return JSON.parse(await change({ batchId, action })) as BatchView;
}

/** The user's schedules. */
export async function schedules(): Promise<ScheduleView[]> {
  return (JSON.parse(await loadSchedules()) as { schedules: ScheduleView[] }).schedules;
}

/** Makes a schedule. */
export async function createSchedule(request: ScheduleRequest): Promise<ScheduleView> {
  return JSON.parse(await makeSchedule({ request: JSON.stringify(request) })) as ScheduleView;
}

/** Deletes a schedule; the batches it started stay. */
export async function deleteSchedule(scheduleId: string): Promise<void> {
  await removeSchedule({ scheduleId });
}
