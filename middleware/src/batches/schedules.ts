import { randomUUID } from 'node:crypto';
import type { BatchSource, ScheduleEvery, ScheduleRecord } from '../batch-record.ts';
import { AppError, ERRORS, toAppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';
import type { BatchParts } from './batch-parts.ts';
import { checkBatch, createBatch } from './create-batch.ts';
import { isTimeZone, nextTime } from './next-time.ts';
import { refuseTooMany } from './source.ts';
import { toScheduleView, type ScheduleView } from './view-batch.ts';

/** A schedule as a person asks for it. */
export interface ScheduleInput {
  name?: string | undefined;
  prompt: string;
  source: BatchSource;
  writeTo: string | null;
  skipUnchanged: boolean;
  firstAt: Date;
  every: ScheduleEvery;
  timeZone: string;
}

/** A list of ids is kept with the schedule; a longer one belongs into a list view or a filter. */
const MOST_IDS = 10_000;
const DUE_AT_ONCE = 10;
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Keeps a schedule that will make batches as this person. All of it is checked now as it will be checked then. Throws
 * SCHEDULE_IN_THE_PAST, and what createBatch throws.
 */
export async function createSchedule(
  parts: BatchParts,
  caller: Caller,
  input: ScheduleInput,
  now = new Date(),
): Promise<ScheduleView> {
  if (input.firstAt <= now) throw new AppError('SCHEDULE_IN_THE_PAST');
  if (!isTimeZone(input.timeZone))
    throw new AppError('REQUEST_INVALID', { detail: 'timeZone: must be an IANA name such as Europe/Berlin' });
  refuseTooMany(input.source, MOST_IDS);
  const { request } = await checkBatch(parts, caller, input);
  const { prompt: _prompt, ...schedule } = input;
  const name = input.name?.trim() || request.promptLabel;
  const made = await parts.schedules.create(
    caller,
    { ...schedule, name, promptApiName: request.promptApiName },
    { promptLabel: request.promptLabel, sourceText: request.source.text },
  );
  return toScheduleView(made);
}

export async function listSchedules(parts: BatchParts, caller: Caller): Promise<ScheduleView[]> {
  return (await parts.schedules.list(caller)).map(toScheduleView);
}

/** Ends a schedule; the batches it made stay. Throws SCHEDULE_NOT_FOUND, also for the schedule of somebody else. */
export async function deleteSchedule(parts: BatchParts, caller: Caller, scheduleId: string): Promise<void> {
  if (!(await parts.schedules.delete(caller, scheduleId))) throw new AppError('SCHEDULE_NOT_FOUND');
}

/**
 * Makes the batches whose time has come, one process at a time for each. However many times were missed, one batch makes up for
 * them. A time that cannot be made is told in the schedule; while the org or the database is away it stays due.
 */
export function createScheduler(parts: BatchParts): () => Promise<void> {
  const notBefore = new Map<string, number>();
  return async () => {
    const resting = [...notBefore]
      .filter(([, until]) => until > Date.now())
      .map(([scheduleId]) => scheduleId);
    for (const schedule of await parts.schedules.due(DUE_AT_ONCE, resting)) {
      const done = await makeBatch(parts, schedule);
      if (done) notBefore.delete(schedule.scheduleId);
      else notBefore.set(schedule.scheduleId, Date.now() + PATIENCE_MILLISECONDS);
    }
  };
}

/** False when it is to be tried again. */
async function makeBatch(parts: BatchParts, schedule: ScheduleRecord): Promise<boolean> {
  const { scheduleId, caller, firstAt, every, timeZone, promptApiName: prompt } = schedule;
  const { name, source, writeTo, skipUnchanged } = schedule;
  const nextAt = nextTime(firstAt, every, timeZone, new Date());
  const due = { scheduleId, dueAt: schedule.nextAt!, nextAt };
  try {
    const input = { name, prompt, source, writeTo, skipUnchanged, start: true };
    await createBatch(parts, caller, input, randomUUID(), due);
    return true;
  } catch (thrown) {
    const { code } = toAppError(thrown);
    parts.log.warn({ scheduleId, orgId: caller.orgId, code, cause: thrown }, 'schedule-failed');
    if (ERRORS[code].retryable) return false;
    await parts.schedules.missed(due, code);
    return true;
  }
}
