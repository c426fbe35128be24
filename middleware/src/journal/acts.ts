import { randomUUID } from 'node:crypto';
import type { Act, ActRecorder } from '../ports.ts';
import type { Caller } from '../run-record.ts';
import type { Database } from './database.ts';

const COLUMNS =
  'run_id, org_id, user_id, username, prompt_api_name, record_id, channel, trace_id, worker, kind, facts, status, ' +
  'started_at, ended_at, ending';

/** An act that is over is a run that ended when it began: with its place in the audit's outbox in the same statement. */
const RECORD_ACT = `
  WITH act AS (
    INSERT INTO run (${COLUMNS})
    VALUES ($1, $2, $3, $4, '', $5, $6, $7, $8, $9, $10, $11, clock_timestamp(), clock_timestamp(), $12)
    RETURNING run_id, org_id)
  INSERT INTO audit_outbox (run_id, org_id) SELECT run_id, org_id FROM act`;

const BEGIN_ACT = `
  INSERT INTO run (${COLUMNS})
  VALUES ($1, $2, $3, $4, '', $5, $6, $7, $8, $9, $10, 'running', clock_timestamp(), NULL, NULL)`;

const FINISH_ACT = `
  WITH act AS (
    UPDATE run SET facts = facts || $2::jsonb, status = $3, ending = $4, ended_at = clock_timestamp()
    WHERE run_id = $1 AND ended_at IS NULL AND kind <> 'prompt' RETURNING run_id, org_id)
  INSERT INTO audit_outbox (run_id, org_id) SELECT run_id, org_id FROM act`;

/**
 * Puts acts of the audit on record: they ask no model, and get their AI_Interaction__c like every run. `worker` is the number
 * of this process: an act that it leaves unfinished is ended as interrupted by another one.
 */
export function createActRecorder(database: Database, worker: () => number): ActRecorder {
  const valuesOf = (runId: string, caller: Caller, act: Omit<Act, 'status' | 'errorCode'>): unknown[] => [
    ...[runId, caller.orgId, caller.userId, caller.username, act.recordId ?? '', act.channel, act.traceId],
    ...[worker(), act.kind, JSON.stringify(act.facts)],
  ];
  return {
    async record(caller, act) {
      const runId = randomUUID();
      const { status, errorCode } = act;
      await database.query(RECORD_ACT, [
        ...valuesOf(runId, caller, act),
        status,
        endingOf(status, errorCode),
      ]);
      return runId;
    },
    async begin(caller, act) {
      const runId = randomUUID();
      await database.query(BEGIN_ACT, valuesOf(runId, caller, act));
      return runId;
    },
    async finish(runId, { facts, status, errorCode }) {
      await database.query(FINISH_ACT, [runId, JSON.stringify(facts), status, endingOf(status, errorCode)]);
    },
  };
}

function endingOf(status: Act['status'], errorCode: string | null): string {
  const error = errorCode ? { code: errorCode, detail: null } : null;
  return JSON.stringify({ ...NOTHING_ASKED, status, error });
}

const NOTHING_ASKED = {
  ...{ answer: null, notice: null, layer: null, attempts: [], usage: null, cost: null },
  timings: { queueMs: null, contextMs: null, firstTokenMs: null, providerMs: null, totalMs: null },
  ...{ finishReason: null, finishReasonRaw: null, providerModel: null, verdicts: [] },
  ...{ providerRequestId: null, reportedRegion: null },
};
