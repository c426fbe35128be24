import { setTimeout as delay } from 'node:timers/promises';
import type { LocalCluster } from '../../middleware/test/cluster/local-cluster.ts';
import { findings, type Finding } from '../../middleware/test/crash/findings.ts';
import { createLedger } from '../../middleware/test/crash/ledger.ts';
import { settle } from '../../middleware/test/crash/rounds.ts';
import { query } from './queries.ts';
import { startFasterTime } from './simulated-time.ts';
import { startTrickle } from './trickle.ts';

/** Records of one call to the collections. */
const PER_CALL = 200;
/** Calls that a catch-up may need besides full ones: a sign-in per person, the configuration, a few that were not full. */
const OTHER_CALLS = 12;

/** Cuts the org for so many seconds of simulated time under a trickle of runs. */
export async function cutOrg(
  cluster: LocalCluster,
  { seconds, factor, random }: { seconds: number; factor: number; random: () => number },
): Promise<Finding[]> {
  const { url } = cluster.postgres.database;
  const ledger = createLedger();
  const trickle = startTrickle(cluster, ledger, 150, random);
  await delay(3_000);
  const faster = startFasterTime(url, factor);
  const cutAt = new Date();
  await cluster.orgWire.cut();
  await delay((seconds / factor) * 1000);
  await trickle.stop();
  await settleRuns(url);
  const [late] = await query<{ waiting: number; oldest: number }>(
    url,
    `SELECT count(*)::int AS waiting, extract(epoch FROM clock_timestamp() - min(created_at))::float AS oldest
     FROM audit_outbox WHERE state = 'waiting'`,
  );
  await cluster.stack.org.resetApiCalls();
  const mended = performance.now();
  await cluster.orgWire.mend();
  const settled = await settle(url, 120_000);
  const caughtUp = ((performance.now() - mended) / 1000) * factor;
  await faster.stop();
  const calls = (await cluster.stack.org.apiCalls()).total;
  const after = await cluster.client(cluster.people[0]!, 0).post('/v1/runs?wait=25', {
    prompt: cluster.prompt,
    recordId: cluster.recordIds[0],
  });
  const outbox = await query<{ state: string; limited: number; n: number }>(
    url,
    `SELECT state, count(*)::int AS n, (count(*) FILTER (WHERE reason LIKE '%LIMIT%'))::int AS limited FROM audit_outbox GROUP BY 1`,
  );
  const [meanwhile] = await query<{ failed: number; sent: number; unclear: number }>(
    url,
    `SELECT (count(*) FILTER (WHERE ending->'error'->>'code' = 'ORG_UNREACHABLE'))::int AS failed,
       (count(*) FILTER (WHERE sent IS NOT NULL))::int AS sent,
       (count(*) FILTER (WHERE status = 'failed' AND ending->'error'->>'code' <> 'ORG_UNREACHABLE'))::int AS unclear
     FROM run WHERE created_at > $1`,
    [cutAt],
  );
  await settle(url, 60_000);
  const most = Math.ceil(late!.waiting / PER_CALL) + OTHER_CALLS;
  const of = (state: string): number => outbox.find((row) => row.state === state)?.n ?? 0;
  return [
    { what: 'audit records that waited when the org came back', count: late!.waiting },
    { what: 'age of the oldest, simulated seconds', count: Math.round(late!.oldest) },
    { what: 'simulated seconds until all were in the org', count: Math.round(caughtUp) },
    { what: 'API calls of the catch-up', count: calls, must: Math.min(calls, most), note: `at most ${most}` },
    { what: 'records put aside (dead letters)', count: of('dead'), must: 0 },
    {
      what: 'records refused for a limit',
      count: outbox.reduce((sum, row) => sum + row.limited, 0),
      must: 0,
    },
    { what: 'not delivered in time', count: settled ? 0 : 1, must: 0 },
    { what: 'runs during the cut that failed with ORG_UNREACHABLE', count: meanwhile!.failed },
    {
      what: 'runs during the cut that had sent something',
      count: meanwhile!.sent,
      note: 'their record was read before',
    },
    { what: 'runs during the cut that failed with another code', count: meanwhile!.unclear, must: 0 },
    {
      what: 'a run afterwards without an answer',
      count: after.body['status'] === 'answered' ? 0 : 1,
      must: 0,
    },
    ...(await withoutKey(findings(cluster, ledger))),
  ];
}

/** The run afterwards came without an Idempotency-Key, so runs and keys are not as many. */
async function withoutKey(all: Promise<Finding[]>): Promise<Finding[]> {
  return (await all).map((one) =>
    one.what === 'runs in the journal' ? { what: one.what, count: one.count } : one,
  );
}

async function settleRuns(url: string): Promise<void> {
  for (;;) {
    const [row] = await query<{ open: number }>(
      url,
      'SELECT count(*)::int AS open FROM run WHERE ended_at IS NULL',
    );
    if (row!.open === 0) return;
    await delay(200);
  }
}
