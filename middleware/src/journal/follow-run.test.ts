import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent } from '../run-record.ts';
import { followRun } from './follow-run.ts';
import { createNews } from './news.ts';

const text = (sequence: number): RunEvent => ({ sequence, type: 'text', text: `${sequence} ` });
const end = (sequence: number): RunEvent => ({ sequence, type: 'answered' });

/** A journal that holds `events` and counts how often it was read. */
function journalOf(events: RunEvent[]) {
  const journal = {
    reads: 0,
    read: async (_runId: string, sequence: number, limit: number) => {
      journal.reads += 1;
      return events.filter((event) => event.sequence > sequence).slice(0, limit);
    },
  };
  return journal;
}

async function sequencesOf(followed: AsyncIterable<RunEvent>): Promise<number[]> {
  const seen: number[] = [];
  for await (const event of followed) seen.push(event.sequence);
  return seen;
}

const never = (): AbortSignal => new AbortController().signal;

test('a run that has ended is read from the journal alone, page by page', async () => {
  const events = [...Array.from({ length: 450 }, (_, index) => text(index + 1)), end(451)];
  const journal = journalOf(events);
  const seen = await sequencesOf(followRun(journal.read, createNews(), 'r', never()));
  assert.equal(seen.length, 451);
  assert.equal(journal.reads, 3);
});

test('what this process writes is given on without reading the journal again', async () => {
  const journal = journalOf([text(1)]);
  const news = createNews();
  const seen: number[] = [];
  for await (const event of followRun(journal.read, news, 'r', never())) {
    seen.push(event.sequence);
    if (event.sequence < 5) news.announce('r', [event.sequence === 4 ? end(5) : text(event.sequence + 1)]);
  }
  assert.deepEqual(seen, [1, 2, 3, 4, 5]);
  assert.equal(journal.reads, 1);
});

test('a gap in what was announced is filled from the journal, and nothing comes twice', async () => {
  const events = [text(1)];
  const journal = journalOf(events);
  const news = createNews();
  const seen: number[] = [];
  for await (const event of followRun(journal.read, news, 'r', never())) {
    seen.push(event.sequence);
    if (event.sequence !== 1) continue;
    // Another process wrote 2 and 3; this one wrote the end.
    events.push(text(2), text(3), end(4));
    news.announce('r', [end(4)]);
  }
  assert.deepEqual(seen, [1, 2, 3, 4]);
});

test('a follower that gives up leaves at once and is not remembered', async () => {
  const controller = new AbortController();
  const news = createNews();
  const followed = sequencesOf(followRun(journalOf([]).read, news, 'r', controller.signal));
  controller.abort();
  assert.deepEqual(await followed, []);
  news.announce('r', [text(1)]);
  const heard = news.listen('r');
  assert.deepEqual(heard.take(0), []);
  heard.close();
});

test('announcements reach the followers of their run only', () => {
  const news = createNews();
  const [one, other] = [news.listen('one'), news.listen('other')];
  news.announce('one', [text(1), text(2)]);
  assert.deepEqual([one.take(0).map(({ sequence }) => sequence), other.take(0)], [[1, 2], []]);
});
