import { setTimeout as delay } from 'node:timers/promises';
import { readEvents, type SseEvent } from '../client.ts';
import type { Cluster } from '../cluster/cluster.ts';
import type { Ledger } from './ledger.ts';

const ENDS = new Set(['answered', 'failed', 'cancelled']);
const PAUSE_MILLISECONDS = 50;
/** A reader whose run does not end gives up after so long; that the run is lost is found elsewhere. */
const PATIENCE_MILLISECONDS = 180_000;

/**
 * Reads a run's stream to its end as a page does: when the connection breaks it takes a ticket at another process and
 * goes on after the last event it has. Notes what was lost, doubled or out of order.
 */
export async function readAlong(
  cluster: Cluster,
  ledger: Ledger,
  run: { person: string; runId: string },
  random: () => number,
): Promise<void> {
  const events: SseEvent[] = [];
  const until = Date.now() + PATIENCE_MILLISECONDS;
  for (let times = 0; Date.now() < until; times += 1) {
    if (times > 0) await delay(PAUSE_MILLISECONDS);
    const index = Math.floor(random() * cluster.processes.urls.length);
    const before = events.length;
    try {
      await readOnce(cluster, run, index, events);
    } catch {
      // The process is gone, is stopping, or has too many readers: the next turn asks another.
    }
    if (before > 0 && events.length > before) ledger.streamsResumed += 1;
    if (events.some(({ event }) => ENDS.has(event))) break;
  }
  ledger.streamsRead += 1;
  ledger.misreadings.push(...check(events).map((problem) => `run ${run.runId}: ${problem}`));
}

async function readOnce(
  cluster: Cluster,
  { person, runId }: { person: string; runId: string },
  index: number,
  events: SseEvent[],
): Promise<void> {
  const { status, body } = await cluster.client(person, index).post(`/v1/runs/${runId}/ticket`);
  if (status !== 200) return;
  const headers = { 'last-event-id': String(events.at(-1)?.id ?? 0) };
  const url = `${cluster.processes.urls[index]}/v1/runs/${runId}/events`;
  const keep = (event: SseEvent): boolean => {
    events.push(event);
    return ENDS.has(event.event);
  };
  await readEvents(url, String(body['ticket']), { headers, enough: keep });
}

/** What is wrong with what a reader saw; nothing for a run that never ended, which is counted as lost. */
export function check(events: SseEvent[]): string[] {
  const end = events.find(({ event }) => ENDS.has(event));
  if (!end) return [];
  const problems: string[] = [];
  if (events.some(({ id }, index) => index > 0 && Number(id) <= Number(events[index - 1]!.id)))
    problems.push('its events came twice or out of order');
  const text = events.filter(({ event }) => event === 'text').map(({ data }) => String(data.text));
  const shown = String(end.data.answer ?? end.data.partial ?? '');
  if (text.join('') !== shown) problems.push(`${end.event}: the words that came are not those on record`);
  return problems;
}
