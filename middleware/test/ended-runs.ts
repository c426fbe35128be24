import { randomUUID } from 'node:crypto';
import type { Statements } from '../src/journal/database.ts';
import type { Caller } from '../src/run-record.ts';

/** What a run says that a test cares for. */
export interface EndedRun {
  prompt: string;
  answer: string | null;
}

const INSERT = `
  WITH item AS (SELECT * FROM jsonb_to_recordset($1::jsonb)
    AS item(run_id uuid, org_id text, user_id text, username text, trace_id text, sent jsonb, ending jsonb, position int)),
  run AS (
    INSERT INTO run (run_id, org_id, user_id, username, prompt_api_name, record_id, channel, trace_id, worker, status,
      started_at, ended_at, sent_at, sent, ending)
    SELECT run_id, org_id, user_id, username, 'Case_Summary', '500000000000001AAA', 'test', trace_id, 0, 'answered',
      clock_timestamp(), clock_timestamp(), clock_timestamp(), sent, ending FROM item)
  INSERT INTO audit_outbox (run_id, org_id, created_at)
  SELECT run_id, org_id, clock_timestamp() + make_interval(secs => position / 1000.0) - interval '1 minute' FROM item`;

/**
 * Puts runs on record that have ended and wait for the relay, as if a model had answered; in the order of their ends. Their
 * ids come back.
 */
export async function insertEndedRuns(
  statements: Statements,
  caller: Caller,
  runs: EndedRun[],
): Promise<string[]> {
  const items = runs.map((run, position) => {
    const runId = randomUUID();
    const { orgId, userId, username } = caller;
    return {
      ...{ run_id: runId, org_id: orgId, user_id: userId, username, trace_id: `trace-${runId}`, position },
      ...{ sent: sentOf(run), ending: endingOf(run) },
    };
  });
  await statements.query(INSERT, [JSON.stringify(items)]);
  return items.map(({ run_id: runId }) => runId);
}

function sentOf({ prompt }: EndedRun): object {
  const model = {
    ...{ id: null, apiName: 'Test_Model', name: 'Test model', platform: 'scripted', technology: 'test' },
    ...{ region: 'eu', prices: null },
  };
  return {
    ...{
      system: '',
      prompt,
      model,
      layer: 'prompt version',
      route: [],
      attempts: [],
      leftOut: [],
      subjects: [],
    },
    ...{ sentAt: new Date().toISOString(), maskCounts: { EMAIL: 2 }, layerCounts: { field: { EMAIL: 2 } } },
    ...{ undetected: 0, mapping: null, policyHash: 'a'.repeat(64), idempotencyKey: null },
  };
}

function endingOf({ answer }: EndedRun): object {
  const usage = {
    inputTokens: 120,
    outputTokens: 40,
    cachedTokens: 0,
    cacheWriteTokens: 0,
    reasoningTokens: 0,
  };
  const cost = { amount: '0.00061234567', currency: 'USD' };
  const attempt = {
    ...{ model: 'Test_Model', name: 'Test model', layer: 'prompt version', attempt: 1, outcome: 'answered' },
    ...{
      code: null,
      reason: 'first of the prompt version',
      waitedMs: 0,
      durationMs: 51,
      providerRequestId: null,
    },
    ...{ usage: { ...usage, source: 'reported' }, cost },
  };
  return {
    ...{ status: 'answered', answer, notice: null, layer: 'prompt version', attempts: [attempt], cost },
    usage: { ...usage, source: 'reported' },
    timings: { queueMs: 1, contextMs: 20, firstTokenMs: 30, providerMs: 51, totalMs: 80 },
    ...{ finishReason: 'stop', finishReasonRaw: 'stop', providerModel: 'test-1', verdicts: [] },
    ...{ providerRequestId: 'req-1', reportedRegion: null, error: null },
  };
}
