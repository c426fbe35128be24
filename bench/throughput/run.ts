/**
 * How much one, two and four processes do with a model of 50 ms and the local org, and a batch that is killed half-way.
 * `npm run bench:throughput -- [--processes 1,2,4] [--seconds 20] [--records 10000] [--write]`; `--records 0` leaves out the batch.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalCluster } from '../../middleware/test/cluster/local-cluster.ts';
import { writeBetweenMarks } from '../write-page.ts';
import { measureBatch } from './batch.ts';
import { measure, type Measurement } from './measure.ts';
import { failures, report } from './report.ts';
import { stopOnSignal } from '../stop-on-signal.ts';

const { values } = parseArgs({
  options: {
    processes: { type: 'string', default: '1,2,4' },
    seconds: { type: 'string', default: '20' },
    records: { type: 'string', default: '10000' },
    write: { type: 'boolean', default: false },
  },
});
const ROOT = path.resolve(import.meta.dirname, '../..');
const counts = values.processes.split(',').map(Number);
/** Clients that post one run after the other: some, so that little waits, and so many that the machine is full. */
const CLIENTS = [4, 48];

const tell = (line: string): boolean => process.stderr.write(`${line}\n`);
const cluster = await startLocalCluster({
  processes: Math.max(...counts),
  running: Math.min(...counts),
  directory: path.join(ROOT, '.data/bench/throughput/postgres'),
  delayMs: () => 50,
  middleware: { CONFIG_CACHE_SECONDS: '600', AUDIT_LINGER_MS: '2000' },
});
stopOnSignal(cluster.stop);
try {
  const measurements: Measurement[] = [];
  for (const processes of counts) {
    for (let index = 0; index < processes; index += 1) await cluster.processes.start(index);
    for (const clients of CLIENTS) {
      const one = await measure(cluster, processes, clients, Number(values.seconds));
      measurements.push(one);
      tell(`${processes} processes, ${clients} clients: ${one.perSecond.toFixed(1)} runs/s`);
    }
  }
  const records = Number(values.records);
  const batch = records > 0 ? await measureBatch(cluster, records, tell) : null;
  const markdown = report(measurements, batch);
  const wrong = failures(measurements, batch);
  mkdirSync(path.join(ROOT, '.data/bench/throughput'), { recursive: true });
  writeFileSync(path.join(ROOT, '.data/bench/throughput/results.md'), `${markdown}\n`);
  process.stdout.write(`${markdown}\n`);
  for (const problem of wrong) process.stdout.write(`BROKEN: ${problem}\n`);
  if (values.write)
    await writeBetweenMarks(path.join(ROOT, 'docs/explanation/throughput.md'), 'bench:throughput', markdown);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  await cluster.stop();
}
