import { AppError } from '../errors.ts';

interface Waiting<Item, Row> {
  runId: string;
  item: Item;
  resolve(row: Row | undefined): void;
  reject(cause: unknown): void;
}

/** Statements with more rows than this gain nothing. */
const MOST_ITEMS = 64;

/**
 * Writes what several runs have to say at the same moment with one statement, and so with one commit: whatever comes while
 * a statement is under way goes with the next one. Gives each run its row, undefined where the statement changed
 * nothing. A run is in a statement once; an item that spoils a statement for the others fails alone.
 */
export function groupCommit<Item, Row extends { run_id: string }>(
  write: (items: (Item & { run_id: string })[]) => Promise<Row[]>,
): (runId: string, item: Item) => Promise<Row | undefined> {
  let waiting: Waiting<Item, Row>[] = [];
  let writing = false;

  const send = async (batch: Waiting<Item, Row>[]): Promise<void> => {
    try {
      const rows = await write(batch.map(({ runId, item }) => ({ ...item, run_id: runId })));
      const byRun = new Map(rows.map((row) => [row.run_id, row]));
      for (const { runId, resolve } of batch) resolve(byRun.get(runId));
    } catch (cause) {
      if (batch.length === 1 || cause instanceof AppError) for (const { reject } of batch) reject(cause);
      else for (const one of batch) await send([one]);
    }
  };
  const work = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const batch = takeBatch(waiting);
      waiting = waiting.filter((one) => !batch.has(one));
      await send([...batch]);
    }
    writing = false;
  };
  return (runId, item) =>
    new Promise((resolve, reject) => {
      waiting.push({ runId, item, resolve, reject });
      if (!writing) void work();
    });
}

/** The oldest items, each run once: two changes of one run have an order. */
function takeBatch<Item, Row>(waiting: Waiting<Item, Row>[]): Set<Waiting<Item, Row>> {
  const batch = new Set<Waiting<Item, Row>>();
  const runs = new Set<string>();
  for (const one of waiting) {
    if (batch.size === MOST_ITEMS) break;
    if (runs.has(one.runId)) continue;
    runs.add(one.runId);
    batch.add(one);
  }
  return batch;
}
