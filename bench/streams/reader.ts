import { setTimeout as delay } from 'node:timers/promises';
import { readEvents, type Client, type SseEvent } from '../../middleware/test/client.ts';
import { CASE_ID } from '../../middleware/test/service.ts';

/** What one reader saw of one run. */
export interface Seen {
  runId: string;
  /** Ended states, in the order in which they came. One is right. */
  ends: string[];
  /** What is wrong with the stream; empty when nothing is. */
  problems: string[];
}

export interface Reader {
  client: Client;
  url(): string;
  prompts: string[];
  random: () => number;
  /** Nothing new is begun after this; performance.now(). */
  until: number;
}

/** A page does the same: a stream that ends without an end is asked for again. */
const MOST_TAKEN_UP = 10;
const ENDED = ['answered', 'failed', 'cancelled'];
const isEnd = ({ event }: SseEvent): boolean => ENDED.includes(event);

/** Starts runs one after the other and reads their streams: most to the end, some dropped and taken up, some cancelled. */
export async function readRuns(reader: Reader, report: (seen: Seen) => void): Promise<void> {
  const { client, prompts, random } = reader;
  while (performance.now() < reader.until) {
    const prompt = prompts[Math.floor(random() * prompts.length)]!;
    const started = await client.post('/v1/runs', { prompt, recordId: CASE_ID });
    if (started.status === 503) await delay(100);
    if (started.status === 503) continue;
    const { runId, ticket } = started.body as { runId: string; ticket: string };
    try {
      report(check(runId, await readOne(reader, runId, ticket)));
    } catch (cause) {
      report({ runId, ends: [], problems: [`reading failed: ${String(cause)}`] });
    }
  }
}

async function readOne(reader: Reader, runId: string, ticket: string): Promise<SseEvent[]> {
  const { client, random } = reader;
  const url = `${reader.url()}/v1/runs/${runId}/events`;
  const chance = random();
  const breaksAt = chance < 0.15 ? 1 + Math.floor(random() * 8) : Infinity;
  let count = 0;
  const events = await readEvents(url, ticket, { enough: () => (count += 1) >= breaksAt });
  if (chance < 0.05 && !events.some(isEnd)) await client.delete(`/v1/runs/${runId}`);
  for (let taken = 0; !events.some(isEnd) && taken < MOST_TAKEN_UP; taken += 1) {
    const again = await client.post(`/v1/runs/${runId}/ticket`);
    const headers = { 'last-event-id': String(events.at(-1)?.id ?? 0) };
    events.push(...(await readEvents(url, again.body['ticket'], { headers })));
  }
  return events;
}

function check(runId: string, events: SseEvent[]): Seen {
  const ends = events.filter(isEnd);
  const problems: string[] = [];
  if (ends.length !== 1) problems.push(`${ends.length} ends`);
  if (events.at(-1) !== ends.at(-1)) problems.push('something came after the end');
  if (events.some(({ id }, index) => index > 0 && id! <= events[index - 1]!.id!))
    problems.push('out of order');
  const text = events.filter(({ event }) => event === 'text').map(({ data }) => String(data.text));
  const view = ends[0]?.data;
  const shown = view?.answer ?? view?.partial ?? '';
  if (view && text.join('') !== shown)
    problems.push(`${ends[0]?.event}: the text differs from what is on record`);
  return { runId, ends: ends.map(({ event }) => event), problems };
}
