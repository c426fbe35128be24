/**
 * kill -9 on middleware processes and PostgreSQL under load; ends with 1 when anything that was acknowledged is lost or
 * anything that must happen once happened twice. `npm run bench:crash -- --rounds 25 [--processes 3] [--runs 1500] [--seed N]`
 */
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startLocalCluster } from '../../middleware/test/cluster/local-cluster.ts';
import { broken, findings, tableOf } from '../../middleware/test/crash/findings.ts';
import { createLedger } from '../../middleware/test/crash/ledger.ts';
import { anyOf, runRounds, settle } from '../../middleware/test/crash/rounds.ts';
import { randomFrom } from '../../middleware/test/random.ts';
import { stopOnSignal } from '../stop-on-signal.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '25' },
    processes: { type: 'string', default: '3' },
    runs: { type: 'string', default: '1500' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [rounds, processes, runs] = [values.rounds, values.processes, values.runs].map(Number) as [
  number,
  number,
  number,
];
const SETTLED_WITHIN_MILLISECONDS = 300_000;
const CLIENTS = 16;

const random = randomFrom(Number(values.seed));
const report = (line: string): boolean => process.stderr.write(`${line}\n`);
report(`${rounds} rounds, ${processes} processes, ${runs} runs, seed ${values.seed}`);
const cluster = await startLocalCluster({
  processes,
  directory: path.resolve(import.meta.dirname, '../../.data/bench/crash/postgres'),
  // 50 ms ± 50.
  delayMs: () => 100 * random(),
  middleware: { CONFIG_CACHE_SECONDS: '600' },
});
stopOnSignal(cluster.stop);
try {
  process.exitCode = (await crash()) ? 0 : 1;
} finally {
  await cluster.stop();
}

/** True when everything is as it must be. */
async function crash(): Promise<boolean> {
  const ledger = createLedger();
  const began = performance.now();
  const killed = await runRounds(cluster, ledger, {
    ...{ rounds, postgresEvery: 3, clients: CLIENTS, random, report },
    runs: Math.ceil(runs / rounds),
    victims: () => anyOf(processes, random),
    moment: () => delay(100 + 1500 * random()),
  });
  report('waiting until everything has ended and is in the org');
  const settled = await settle(cluster.postgres.database.url, SETTLED_WITHIN_MILLISECONDS);
  const all = await findings(cluster, ledger);
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(
    `${rounds} rounds in ${seconds} s, seed ${values.seed}: kill -9 on ${killed.processes} middleware processes and ` +
      `${killed.postgres} PostgreSQL servers\n\n${tableOf(all)}\n`,
  );
  if (!settled) process.stdout.write('BROKEN: not everything had ended and was in the org in time.\n');
  return settled && broken(all).length === 0;
}
