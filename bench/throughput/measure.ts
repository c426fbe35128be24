import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { LocalCluster } from '../../middleware/test/cluster/local-cluster.ts';
import { settle } from '../../middleware/test/crash/rounds.ts';
import { cpuSeconds, cpuSecondsOfAll } from '../gateway/processes.ts';

/** One load on so many processes. Times in milliseconds, CPU in milliseconds per run, memory in megabytes. */
export interface Measurement {
  processes: number;
  clients: number;
  runs: number;
  perSecond: number;
  failed: number;
  /** The run without the model and without the queue: reading the record, masking, journal, restoring. */
  overhead: Percentiles;
  overheadWithQueue: Percentiles;
  /** The part of the overhead from the start of the work to the masked prompt; the org's own time is in it. */
  context: Percentiles;
  callsPerRun: number;
  readsPerRun: number;
  cpu: { middleware: number; postgres: number; org: number };
  /** Resident memory of each process at the end. */
  memory: number[];
}

export interface Percentiles {
  p50: number;
  p99: number;
}

/** Runs `clients` at once for so many seconds over the processes that run, and waits until the audit is written. */
export async function measure(
  cluster: LocalCluster,
  processes: number,
  clients: number,
  seconds: number,
): Promise<Measurement> {
  await load(cluster, processes, clients, Math.min(5, seconds));
  await settle(cluster.postgres.database.url, 120_000);
  await cluster.stack.org.resetApiCalls();
  const before = cpuOf(cluster);
  const { started, took, runIds } = await load(cluster, processes, clients, seconds);
  await settle(cluster.postgres.database.url, 120_000);
  const after = cpuOf(cluster);
  const calls = (await cluster.stack.org.apiCalls()) as { total: number; byPath: Counted[] };
  const rows = await timingsSince(cluster.postgres.database.url, started);
  const runs = runIds.length;
  const reads = calls.byPath.filter(({ method }) => method === 'GET');
  const per = (part: keyof Cpu): number => ((after[part] - before[part]) / runs) * 1000;
  return {
    ...{ processes, clients, runs, perSecond: runs / took },
    failed: rows.filter(({ status }) => status !== 'answered').length,
    overhead: percentiles(rows.map(({ total, provider, queue }) => total - provider - queue)),
    overheadWithQueue: percentiles(rows.map(({ total, provider }) => total - provider)),
    context: percentiles(rows.map(({ context }) => context)),
    callsPerRun: calls.total / runs,
    readsPerRun: reads.reduce((sum, { count }) => sum + count, 0) / runs,
    cpu: { middleware: per('middleware'), postgres: per('postgres'), org: per('org') },
    memory: cluster.processes.pids().map(residentMegabytes),
  };
}

interface Counted {
  method: string;
  count: number;
}

async function load(cluster: LocalCluster, processes: number, clients: number, seconds: number) {
  const started = new Date();
  const began = performance.now();
  const runIds: string[] = [];
  const client = async (number: number): Promise<void> => {
    const person = cluster.people[number % cluster.people.length]!;
    const process = cluster.client(person, number % processes);
    for (let turn = 0; performance.now() - began < seconds * 1000; turn += 1) {
      const recordId = cluster.recordIds[(number * 7 + turn) % cluster.recordIds.length];
      const { body } = await process.post('/v1/runs?wait=25', { prompt: cluster.prompt, recordId });
      runIds.push(String(body['runId']));
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return { started, took: (performance.now() - began) / 1000, runIds };
}

interface Timing {
  status: string;
  total: number;
  provider: number;
  queue: number;
  context: number;
}

async function timingsSince(databaseUrl: string, started: Date): Promise<Timing[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const of = (name: string): string => `coalesce((ending->'timings'->>'${name}Ms')::float, 0) AS ${name}`;
  const { rows } = await client.query<Timing>(
    `SELECT status, ${['total', 'provider', 'queue', 'context'].map(of).join(', ')} FROM run WHERE created_at >= $1`,
    [started],
  );
  await client.end();
  return rows;
}

interface Cpu {
  middleware: number;
  postgres: number;
  org: number;
}

const cpuOf = (cluster: LocalCluster): Cpu => ({
  middleware: cluster.processes.pids().reduce((sum, pid) => sum + cpuSeconds(pid), 0),
  postgres: cpuSecondsOfAll(cluster.postgres.pid()),
  org: cpuSeconds(cluster.stack.orgPid),
});

/** Resident memory as proc(5) has it in `VmRSS`, in kB. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1000;
}

function percentiles(values: number[]): Percentiles {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
