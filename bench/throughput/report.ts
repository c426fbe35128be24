import { cpus } from 'node:os';
import type { BatchResult } from './batch.ts';
import type { Measurement } from './measure.ts';

/** The most API calls a run may cost, its audit record included. */
export const MOST_CALLS = 1.05;
/** Fewer runs say nothing of the calls that many share. */
const ENOUGH_RUNS = 200;

const table = (head: string[], rows: string[][]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const whole = (value: number): string => String(Math.round(value));

/** What was measured, as Markdown. */
export function report(measurements: Measurement[], batch: BatchResult | null): string {
  const rows = measurements.map((one) => [
    `${one.processes} / ${one.clients}`,
    one.perSecond.toFixed(1),
    one.callsPerRun.toFixed(3),
    `${whole(one.overhead.p50)} / ${whole(one.overhead.p99)}`,
    `${whole(one.overheadWithQueue.p50)} / ${whole(one.overheadWithQueue.p99)}`,
    `${whole(one.context.p50)} / ${whole(one.context.p99)}`,
    [one.cpu.middleware, one.cpu.postgres, one.cpu.org].map((value) => value.toFixed(1)).join(' / '),
    one.memory.map(whole).join(', '),
  ]);
  const head = [
    'processes / clients',
    'runs/s',
    'API calls per run',
    'overhead p50 / p99, ms',
    'with queue, ms',
    'of it record and masking, ms',
    'CPU per run, ms: middleware / PostgreSQL / org',
    'memory per process, MB',
  ];
  return [
    table(head, rows),
    batch ? batchText(batch) : '',
    `Measured on ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, model 50 ms, PostgreSQL with fsync on; the load, the model and the local org share these cores with what is measured.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

function batchText(batch: BatchResult): string {
  const rows = [
    ['records', String(batch.records)],
    ['answered', String(batch.answered)],
    [
      'records per second, before and after the kill',
      `${batch.perSecondBefore.toFixed(1)} / ${batch.perSecondAfter.toFixed(1)}`,
    ],
    ['processes killed half-way', String(batch.killed)],
    ['model calls finished and on record at the kill, asked again', String(batch.repeatedAfterRecord)],
    ['model calls in flight at the kill', String(batch.inFlight)],
    ['asked again, each with the same key and the same bytes', String(batch.askedAgain)],
    [
      'of these the provider had answered, but the answer was not yet on record',
      String(batch.answeredButLost),
    ],
    ['asked again under another key or with other bytes', String(batch.wrongAgain)],
    ['runs per record other than one', String(batch.notOneRun)],
    ['API calls per record', batch.callsPerRecord.toFixed(3)],
  ];
  return `A batch over ${batch.records} records, all processes killed (kill -9) half-way and started again:\n\n${table(['', ''], rows)}`;
}

/** What is not as it must be, each as a sentence. */
export function failures(measurements: Measurement[], batch: BatchResult | null): string[] {
  const found = measurements.flatMap(({ processes, runs, callsPerRun, failed }) => [
    ...(runs >= ENOUGH_RUNS && callsPerRun > MOST_CALLS
      ? [`${processes} processes: ${callsPerRun.toFixed(3)} API calls per run`]
      : []),
    ...(failed > 0 ? [`${processes} processes: ${failed} runs without an answer`] : []),
  ]);
  if (!batch) return found;
  if (batch.answered !== batch.records) found.push(`batch: ${batch.answered} of ${batch.records} answered`);
  if (batch.repeatedAfterRecord > 0)
    found.push(`batch: ${batch.repeatedAfterRecord} finished calls repeated`);
  if (batch.wrongAgain > 0) found.push(`batch: ${batch.wrongAgain} asked again as something else`);
  if (batch.notOneRun > 0) found.push(`batch: ${batch.notOneRun} records without exactly one run`);
  return found;
}
