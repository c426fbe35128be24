import pg from 'pg';
import { ADMIN, type LocalCluster } from '../../middleware/test/cluster/local-cluster.ts';
import { settle } from '../../middleware/test/crash/rounds.ts';
import { until } from '../../middleware/test/until.ts';

export interface BatchResult {
  records: number;
  answered: number;
  perSecondBefore: number;
  perSecondAfter: number;
  killed: number;
  /** Steps whose answer was on record at the kill and that were asked again: must be 0. */
  repeatedAfterRecord: number;
  inFlight: number;
  askedAgain: number;
  answeredButLost: number;
  /** Records asked about again under another key, or with other bytes under the same: must be 0. */
  wrongAgain: number;
  notOneRun: number;
  callsPerRecord: number;
}

const SUBJECT = 'Throughput bench';
const PER_CALL = 200;
const VERSION = '/services/data/v67.0';

/** A batch that completes although every process is killed half-way. All processes of the cluster must run. */
export async function measureBatch(
  cluster: LocalCluster,
  records: number,
  report: (line: string) => void,
): Promise<BatchResult> {
  const recordIds = await createCases(cluster, records);
  report(`${records} cases are there`);
  await cluster.stack.org.resetApiCalls();
  const firstCall = cluster.model.calls.length;
  const batch = await start(cluster, recordIds);
  const began = performance.now();
  const ended = () => count(cluster, batch, "state IN ('answered', 'unchanged', 'failed', 'cancelled')");
  await until(async () => (await ended()) >= records / 2, 1_800_000);
  const pids = cluster.processes.pids();
  const open = cluster.model.calls.filter(({ state }) => state === 'open').length;
  const answeredKeys = new Set(
    cluster.model.calls.filter(({ state }) => state === 'answered').map(({ key }) => key),
  );
  await Promise.all(pids.map((_, index) => cluster.processes.kill(index)));
  const killedAt = performance.now();
  const before = cluster.model.calls.slice(firstCall);
  const recorded = await answeredRuns(cluster, batch);
  const half = recorded.size;
  report(`${half} answered after ${Math.round((killedAt - began) / 1000)} s; all processes killed`);
  await cluster.processes.startAll();
  const resumed = performance.now();
  await until(async () => (await ended()) >= records, 1_800_000);
  const took = (performance.now() - resumed) / 1000;
  await settle(cluster.postgres.database.url, 300_000);
  const after = cluster.model.calls.slice(firstCall + before.length);
  const calls = await cluster.stack.org.apiCalls();
  const keysBefore = new Map(before.map((call) => [call.key, call]));
  const again = after.filter(({ key }) => keysBefore.has(key));
  const runOf = (key: string): string => key.split(':')[0]!;
  const runsBefore = new Set(before.map(({ key }) => runOf(key)));
  const otherKey = after.filter(({ key }) => runsBefore.has(runOf(key)) && !keysBefore.has(key));
  const otherBytes = again.filter(({ key, body }) => keysBefore.get(key)!.body !== body);
  return {
    records,
    answered: await count(cluster, batch, "state = 'answered'"),
    perSecondBefore: half / ((killedAt - began) / 1000),
    perSecondAfter: (records - half) / took,
    killed: pids.length,
    repeatedAfterRecord: after.filter(({ key }) => recorded.has(runOf(key))).length,
    inFlight: open,
    askedAgain: again.length,
    answeredButLost: again.filter(({ key }) => answeredKeys.has(key)).length,
    wrongAgain: otherKey.length + otherBytes.length,
    notOneRun: await notOneRun(cluster, batch),
    callsPerRecord: calls.total / records,
  };
}

async function createCases(cluster: LocalCluster, records: number): Promise<string[]> {
  const token = await cluster.stack.org.token(ADMIN);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const ids: string[] = [];
  for (let from = 0; from < records; from += PER_CALL) {
    const some = Array.from({ length: Math.min(PER_CALL, records - from) }, (_, index) => ({
      attributes: { type: 'Case' },
      Subject: `${SUBJECT} ${from + index}`,
      Description: `Order ${from + index} arrived late and the box was open. Please send another one.`,
      Origin: 'Email',
    }));
    const body = JSON.stringify({ allOrNone: true, records: some });
    const answer = await fetch(`${cluster.stack.orgUrl}${VERSION}/composite/sobjects`, {
      method: 'POST',
      headers,
      body,
    });
    const saved = (await answer.json()) as { success: boolean; id: string }[];
    if (!answer.ok || !saved.every(({ success }) => success))
      throw new Error(JSON.stringify(saved).slice(0, 500));
    ids.push(...saved.map(({ id }) => id));
  }
  return ids;
}

/** The batch's id. */
async function start(cluster: LocalCluster, recordIds: string[]): Promise<string> {
  const wish = {
    name: SUBJECT,
    prompt: cluster.prompt,
    source: { recordIds },
    writeTo: null,
    skipUnchanged: true,
    start: true,
  };
  const { status, body } = await cluster.client(ADMIN, 0).post('/v1/batches', wish);
  if (status !== 201) throw new Error(`The batch was refused: ${status} ${JSON.stringify(body)}`);
  return String(body['batchId']);
}

async function query<T extends object>(cluster: LocalCluster, text: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: cluster.postgres.database.url });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function count(cluster: LocalCluster, batch: string, condition: string): Promise<number> {
  const text = `SELECT count(*)::int AS n FROM batch_item WHERE batch_id = $1 AND ${condition}`;
  return (await query<{ n: number }>(cluster, text, [batch]))[0]!.n;
}

async function answeredRuns(cluster: LocalCluster, batch: string): Promise<Set<string>> {
  const text = "SELECT run_id FROM run WHERE batch_id = $1 AND status = 'answered'";
  return new Set((await query<{ run_id: string }>(cluster, text, [batch])).map((row) => row.run_id));
}

async function notOneRun(cluster: LocalCluster, batch: string): Promise<number> {
  const text = `SELECT count(*)::int AS n FROM (SELECT i.record_id FROM batch_item i LEFT JOIN run r
    ON r.batch_id = i.batch_id AND r.record_id = i.record_id WHERE i.batch_id = $1
    GROUP BY i.record_id HAVING count(r.run_id) <> 1) AS wrong`;
  return (await query<{ n: number }>(cluster, text, [batch]))[0]!.n;
}
