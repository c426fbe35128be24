/**
 * The org cut off for ten minutes of simulated time, then the database for 30 s, both under a trickle of runs; ends with 1 when
 * anything is lost, sent without a record, or refused without saying so. `npm run bench:outage -- [--minutes 10] [--factor 20]
 * [--seconds 30] [--processes 2] [--seed N]`
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalCluster } from '../../middleware/test/cluster/local-cluster.ts';
import { broken, tableOf } from '../../middleware/test/crash/findings.ts';
import { randomFrom } from '../../middleware/test/random.ts';
import { cutDatabase } from './cut-database.ts';
import { cutOrg } from './cut-org.ts';
import { stopOnSignal } from '../stop-on-signal.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    factor: { type: 'string', default: '20' },
    seconds: { type: 'string', default: '30' },
    processes: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
  },
});
const random = randomFrom(Number(values.seed));
/** Milliseconds of the model's answers while they are slow. */
let slow: number | null = null;

async function withCluster(
  work: (cluster: Awaited<ReturnType<typeof start>>) => Promise<boolean>,
): Promise<boolean> {
  const cluster = await start();
  stopOnSignal(cluster.stop);
  try {
    return await work(cluster);
  } finally {
    await cluster.stop();
  }
}

const start = () =>
  startLocalCluster({
    processes: Number(values.processes),
    directory: path.resolve(import.meta.dirname, '../../.data/bench/outage/postgres'),
    delayMs: () => slow ?? 100 * random(),
    middleware: { AUDIT_LINGER_MS: '2000' },
  });

const minutes = Number(values.minutes);
const factor = Number(values.factor);
const seconds = Number(values.seconds);
const org = await withCluster(async (cluster) => {
  const all = await cutOrg(cluster, { seconds: minutes * 60, factor, random });
  process.stdout.write(
    `The org cut off for ${minutes} minutes of simulated time (${factor} times as fast for the relay):\n\n${tableOf(all)}\n\n`,
  );
  return broken(all).length === 0;
});
const database = await withCluster(async (cluster) => {
  const all = await cutDatabase(cluster, {
    ...{ seconds, random },
    slowModel: (milliseconds) => void (slow = milliseconds),
  });
  process.stdout.write(`The database cut off for ${seconds} s:\n\n${tableOf(all)}\n`);
  return broken(all).length === 0;
});
process.exitCode = org && database ? 0 : 1;
