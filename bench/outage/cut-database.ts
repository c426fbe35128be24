import { setTimeout as delay } from 'node:timers/promises';
import type { LocalCluster } from '../../middleware/test/cluster/local-cluster.ts';
import { findings, type Finding } from '../../middleware/test/crash/findings.ts';
import { createLedger } from '../../middleware/test/crash/ledger.ts';
import { until } from '../../middleware/test/until.ts';
import { settle } from '../../middleware/test/crash/rounds.ts';
import { startTrickle } from './trickle.ts';

/** What one request met while the database was away. */
interface Met {
  status: number;
  code: string;
  retryAfter: string | null;
  milliseconds: number;
}

/** Model calls that outlast the cut, and by how much. */
const OPEN_CALLS = 6;
const OUTLASTS_MILLISECONDS = 15_000;
/** The longest that a caller may wait to hear that the database is away. */
const LONGEST_ANSWER_MILLISECONDS = 12_000;

/** Cuts the database for so many seconds of real time under a trickle of runs. */
export async function cutDatabase(
  cluster: LocalCluster,
  {
    seconds,
    random,
    slowModel,
  }: { seconds: number; random: () => number; slowModel: (milliseconds: number | null) => void },
): Promise<Finding[]> {
  const { url } = cluster.postgres.database;
  const ledger = createLedger();
  const trickle = startTrickle(cluster, ledger, 150, random);
  await delay(3_000);
  // Calls that are open over the whole cut and a while after it: who works on them is alive, and nobody may take over.
  slowModel(seconds * 1000 + OUTLASTS_MILLISECONDS);
  const open = cluster.model.calls.length;
  await until(() => cluster.model.calls.length >= open + OPEN_CALLS, 30_000);
  slowModel(null);
  const callsBefore = cluster.model.calls.length;
  const cutAt = performance.now();
  await cluster.databaseWire.cut();
  const met: Met[] = [];
  const probe = (async () => {
    for (let turn = 0; performance.now() - cutAt < seconds * 1000 - 1_000; turn += 1) {
      met.push(await ask(cluster, turn % cluster.processes.urls.length));
      await delay(500);
    }
  })();
  await delay(seconds * 1000);
  const late = cluster.model.calls.slice(callsBefore).filter(({ at }) => at > cutAt + 1_000).length;
  await cluster.databaseWire.mend();
  const mended = performance.now();
  await probe;
  const ready = await untilReady(cluster, mended);
  await trickle.stop();
  const settled = await settle(url, 120_000);
  const wrong = met.filter(({ status, code }) => status !== 503 || code !== 'DATABASE_UNREACHABLE');
  return [
    { what: 'model calls that outlast the cut', count: OPEN_CALLS, note: 'see below how their runs ended' },
    { what: 'requests during the cut', count: met.length },
    {
      what: 'of them not answered 503 DATABASE_UNREACHABLE',
      count: wrong.length,
      must: 0,
      ...example(wrong),
    },
    {
      what: 'of them without Retry-After',
      count: met.filter(({ retryAfter }) => !retryAfter).length,
      must: 0,
    },
    {
      what: `of them answered after more than ${LONGEST_ANSWER_MILLISECONDS / 1000} s`,
      count: met.filter(({ milliseconds }) => milliseconds > LONGEST_ANSWER_MILLISECONDS).length,
      must: 0,
      note: `the slowest after ${Math.round(Math.max(...met.map(({ milliseconds }) => milliseconds)))} ms`,
    },
    { what: 'model calls begun more than 1 s after the cut', count: late, must: 0 },
    {
      what: 'milliseconds from the mended wire to a run accepted at every process',
      count: Math.round(ready),
    },
    { what: 'not ended or not in the org in time', count: settled ? 0 : 1, must: 0 },
    ...(await findings(cluster, ledger)).map((one) =>
      one.what === 'runs in the journal' ? { what: one.what, count: one.count } : one,
    ),
  ];
}

const example = ([first]: Met[]): { note?: string } =>
  first ? { note: `e.g. ${first.status} ${first.code} after ${Math.round(first.milliseconds)} ms` } : {};

async function ask(cluster: LocalCluster, index: number): Promise<Met> {
  const began = performance.now();
  const wish = { prompt: cluster.prompt, recordId: cluster.recordIds[0] };
  try {
    const { status, body, headers } = await cluster.client(cluster.people[0]!, index).post('/v1/runs', wish);
    const milliseconds = performance.now() - began;
    return {
      status,
      code: String(body['error']?.code ?? body['runId']),
      retryAfter: headers.get('retry-after'),
      milliseconds,
    };
  } catch (cause) {
    return { status: 0, code: String(cause), retryAfter: null, milliseconds: performance.now() - began };
  }
}

async function untilReady(cluster: LocalCluster, since: number): Promise<number> {
  for (let index = 0; index < cluster.processes.urls.length;) {
    if ((await ask(cluster, index)).status === 202) index += 1;
    else await delay(50);
  }
  return performance.now() - since;
}
