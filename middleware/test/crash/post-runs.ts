import { setTimeout as delay } from 'node:timers/promises';
import type { Answer } from '../client.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Entry, Ledger } from './ledger.ts';
import { readAlong } from './read-along.ts';

const PAUSE_MILLISECONDS = 100;
/** How many of the runs are read along, and how many are cancelled, from 0 to 1. */
const READ = 0.2;
const CANCELLED = 0.03;

export interface LoadOptions {
  runs: number;
  /** Clients that post one after the other; each run has its own Idempotency-Key. */
  clients: number;
  random: () => number;
}

/**
 * Posts runs until all are acknowledged: a client whose request breaks, or who is told to come again, repeats it with the
 * same key at another process. Resolves with the readers that are still reading.
 */
export async function postRuns(
  cluster: Cluster,
  ledger: Ledger,
  { runs, clients, random }: LoadOptions,
): Promise<Promise<void>[]> {
  const readers: Promise<void>[] = [];
  let left = runs;
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const entry = newEntry(cluster, ledger, random);
      const runId = await postOne(cluster, ledger, entry, random);
      if (runId === null) continue;
      const chance = random();
      if (chance < READ) readers.push(readAlong(cluster, ledger, { ...entry, runId }, random));
      else if (chance < READ + CANCELLED) readers.push(cancel(cluster, entry, runId, random));
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return readers;
}

/** One more run to ask for, with a key of its own. */
export function newEntry(cluster: Cluster, ledger: Ledger, random: () => number): Entry {
  const one = <T>(list: T[]): T => list[Math.floor(random() * list.length)]!;
  const key = `crash-${ledger.entries.length}-${Math.floor(random() * 2 ** 32).toString(16)}`;
  const entry = { key, person: one(cluster.people), recordId: one(cluster.recordIds), sent: 0 };
  const complete: Entry = { ...entry, runIds: new Set() };
  ledger.entries.push(complete);
  return complete;
}

/** The id of the run, once one process has acknowledged it; null when it was refused. */
export async function postOne(
  cluster: Cluster,
  ledger: Ledger,
  entry: Entry,
  random: () => number,
): Promise<string | null> {
  const body = { prompt: cluster.prompt, recordId: entry.recordId };
  const headers = { 'idempotency-key': entry.key };
  for (;;) {
    entry.sent += 1;
    const answer = await atAnyProcess(cluster, random, (index) =>
      cluster.client(entry.person, index).post('/v1/runs', body, headers),
    );
    if (answer?.status === 202) {
      entry.runIds.add(String(answer.body['runId']));
      return String(answer.body['runId']);
    }
    const why = answer ? String(answer.body['error']?.code ?? answer.status) : 'connection broke';
    ledger.turnedAway.set(why, (ledger.turnedAway.get(why) ?? 0) + 1);
    if (answer && answer.status < 500 && answer.status !== 429) {
      ledger.refusals.push(`${entry.key}: ${answer.status} ${why}`);
      return null;
    }
    await delay(PAUSE_MILLISECONDS);
  }
}

/** The answer of a process chosen by chance; null when there was none. */
export async function atAnyProcess(
  cluster: Cluster,
  random: () => number,
  ask: (index: number) => Promise<Answer>,
): Promise<Answer | null> {
  try {
    return await ask(Math.floor(random() * cluster.processes.urls.length));
  } catch {
    return null;
  }
}

async function cancel(cluster: Cluster, entry: Entry, runId: string, random: () => number): Promise<void> {
  for (;;) {
    const answer = await atAnyProcess(cluster, random, (index) =>
      cluster.client(entry.person, index).delete(`/v1/runs/${runId}`),
    );
    if (answer && answer.status < 500) return;
    await delay(PAUSE_MILLISECONDS);
  }
}
