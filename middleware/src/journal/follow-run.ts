import { hasEnded, type RunEvent } from '../run-record.ts';
import type { Listener, News } from './news.ts';

/** Behind the announcements and notifications: one of another process may have been lost. */
const LOOK_AGAIN_MILLISECONDS = 2_000;
const PAGE = 200;

/** Reads events of a run after `sequence`, oldest first, at most `limit`. */
type ReadEvents = (runId: string, sequence: number, limit: number) => Promise<RunEvent[]>;

/**
 * All events of a run in order, as they come, until its end or until `signal` is aborted. What this process writes is
 * given on from memory; the journal is read at the beginning, after a gap, and now and then. Whoever names the last
 * event that there can be so far (`after`) follows from there without that first look. Listens from this call on: what
 * is given must be iterated.
 */
export function followRun(
  read: ReadEvents,
  news: News,
  runId: string,
  signal: AbortSignal,
  after?: number,
): AsyncGenerator<RunEvent> {
  return follow(read, news.listen(runId), runId, signal, after);
}

async function* follow(
  read: ReadEvents,
  heard: Listener,
  runId: string,
  signal: AbortSignal,
  after: number | undefined,
): AsyncGenerator<RunEvent> {
  let sequence = after ?? 0;
  let look = after === undefined;
  try {
    while (!signal.aborted) {
      const announced = heard.take(sequence);
      look ||= announced.length === 0 && heard.missed(sequence);
      const events: RunEvent[] =
        announced.length > 0 || !look ? announced : await read(runId, sequence, PAGE);
      look = announced.length === 0 && events.length === PAGE;
      for (const event of events) {
        sequence = event.sequence;
        yield event;
        if (hasEnded(event)) return;
      }
      if (events.length > 0) continue;
      const before = performance.now();
      await heard.wait(sequence, LOOK_AGAIN_MILLISECONDS, signal);
      look = performance.now() - before >= LOOK_AGAIN_MILLISECONDS - 1;
    }
  } finally {
    heard.close();
  }
}
