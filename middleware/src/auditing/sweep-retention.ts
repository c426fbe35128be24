import { randomUUID } from 'node:crypto';
import type {
  ClassLimit,
  RetentionJournal,
  RetentionOrg,
  RetentionPlan,
  Sweep,
  SweepResult,
} from '../auditing-ports.ts';
import { toAppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { ActRecorder } from '../ports.ts';
import type { Caller } from '../run-record.ts';

export interface RetentionParts {
  retention: RetentionJournal;
  org: RetentionOrg;
  acts: ActRecorder;
  log: Log;
  /** Milliseconds. */
  now(): number;
}

/** What is due in an org, or went. */
export interface OrgRetention {
  orgId: string;
  limits: ClassLimit[];
  /** Runs that are due, by class. */
  due: Record<string, number>;
  /** Runs that would be, were it not for a hold. */
  held: number;
  /** Null where nothing was deleted. */
  deleted: (SweepResult & { actId: string; notDeleted: number }) | null;
  /** Why the org could not be looked at; null: it could. */
  problem: string | null;
}

const DAY_MILLISECONDS = 24 * 3_600_000;
/** What one call to the org deletes, and what one act tells of. */
const BATCH = 200;
const MOST_RUNS = 20_000;
const CHANNEL = 'retention';

/** What would be deleted now, in every org. */
export async function previewRetention(parts: RetentionParts): Promise<OrgRetention[]> {
  return eachOrg(parts, async (orgId) => {
    const { plan: _plan, ...found } = await whatIsDue(parts, orgId);
    return { ...found, deleted: null };
  });
}

/**
 * Deletes what is over its time in every org, there and in the journal, with one act per sweep that proves what went. A sweep
 * that a process left half done is ended first. Null when another process is at it.
 */
export async function sweepRetention(parts: RetentionParts): Promise<OrgRetention[] | null> {
  let swept: OrgRetention[] = [];
  const mine = await parts.retention.exclusively(async () => {
    swept = await eachOrg(parts, (orgId) => sweepOrg(parts, orgId));
  });
  return mine ? swept : null;
}

type Swept = Omit<OrgRetention, 'orgId' | 'problem'>;

/** An org that is away is looked at the next time; the others do not wait for it. */
async function eachOrg(
  parts: RetentionParts,
  work: (orgId: string) => Promise<Swept>,
): Promise<OrgRetention[]> {
  const all: OrgRetention[] = [];
  for (const orgId of await parts.retention.orgs()) {
    try {
      all.push({ orgId, ...(await work(orgId)), problem: null });
    } catch (cause) {
      const { code } = toAppError(cause);
      parts.log.warn({ orgId, code, cause }, 'retention-waits');
      all.push({ orgId, limits: [], due: {}, held: 0, deleted: null, problem: code });
    }
  }
  return all;
}

async function sweepOrg(parts: RetentionParts, orgId: string): Promise<Swept> {
  const unfinished = await parts.retention.unfinished(orgId);
  if (unfinished) await work(parts, unfinished);
  const { plan, ...found } = await whatIsDue(parts, orgId);
  if (Object.keys(found.due).length === 0) return { ...found, deleted: null };
  const facts = { limits: plan.limits.map(told), due: found.due };
  const sweepId = await parts.acts.begin(operatorOf(orgId), {
    ...{ kind: 'deletion', recordId: null, channel: CHANNEL, traceId: randomUUID(), facts },
  });
  const sweep = { sweepId, orgId, limits: plan.limits };
  await parts.retention.open(sweep, plan, MOST_RUNS);
  return { ...found, deleted: await work(parts, sweep) };
}

async function whatIsDue(parts: RetentionParts, orgId: string) {
  const { org, retention } = parts;
  const read = [org.rules(orgId), org.classes(orgId), org.holds(orgId)] as const;
  const [rules, classes, holds] = await Promise.all(read);
  const limits = [...rules].map(([retentionClass, days]) => {
    return { retentionClass, days, before: new Date(parts.now() - days * DAY_MILLISECONDS) };
  });
  const plan: RetentionPlan = { limits, classes, holds };
  const counted = limits.length > 0 ? await retention.count(orgId, plan) : { due: {}, held: 0 };
  return { limits, plan, ...counted };
}

/** Deletes what is left of a sweep: in the org first, because whatever is still in the journal is tried again. */
async function work(
  { retention, org, acts, log }: RetentionParts,
  sweep: Sweep,
): Promise<NonNullable<OrgRetention['deleted']>> {
  const { orgId, sweepId } = sweep;
  let notDeleted = 0;
  for (;;) {
    const runIds = await retention.next(sweep, await org.holds(orgId), BATCH);
    if (runIds.length === 0) break;
    const gone = new Set(await org.delete(orgId, runIds));
    await retention.remove(sweep, [...gone]);
    const kept = runIds.filter((runId) => !gone.has(runId));
    if (kept.length === 0) continue;
    notDeleted += kept.length;
    log.warn({ orgId, sweepId, runs: kept.length }, 'interactions-not-deleted');
    await retention.letGo(sweep, kept);
  }
  const result = await retention.result(sweep);
  const facts = { ...result, limits: sweep.limits.map(told), notDeleted };
  let actId = sweepId;
  if (await retention.actEnded(sweep)) {
    // The process that began it died: its act says so, and this one tells what came of it.
    const act = { kind: 'deletion', status: 'answered', recordId: null, channel: CHANNEL } as const;
    const continued = { ...facts, continues: sweepId };
    const more = { traceId: randomUUID(), facts: continued, errorCode: null };
    actId = await acts.record(operatorOf(orgId), { ...act, ...more });
  } else await acts.finish(sweepId, { facts, status: 'answered', errorCode: null });
  await retention.end(sweep);
  return { ...result, actId, notDeleted };
}

/** Nobody in the org asked for it. */
export const operatorOf = (orgId: string): Caller => ({ orgId, userId: '', username: 'operator' });

const told = ({ retentionClass, days, before }: ClassLimit) => ({
  ...{ retentionClass, days, before: before.toISOString() },
});
