import type { BatchFeed } from '../batch-ports.ts';
import type { BatchParts } from './batch-parts.ts';
import { cancelRuns } from './change-batch.ts';
import { repeat } from './repeat.ts';
import { createScheduler } from './schedules.ts';
import { writeAnswers, type WriteBackParts } from './write-back.ts';

/** What brings batches forward. */
export interface BatchWorkParts extends BatchParts, WriteBackParts {
  feed: BatchFeed;
  /** There are new runs to work on. */
  wake(): void;
  /** Items of one batch that wait for a model or are at work, in all processes together. */
  window: number;
}

export interface BatchWork {
  /** A run has ended, or a batch has changed: there may be room for the next items. */
  nudge(): void;
  stop(): Promise<void>;
}

const LOOK_MILLISECONDS = 1_000;

/** Feeds batches, writes their answers into records and makes what is due by schedules. Every process does all of it. */
export function startBatchWork(parts: BatchWorkParts): BatchWork {
  const works = [
    repeat('feed-batches', LOOK_MILLISECONDS, parts.log, () => feedBatches(parts)),
    repeat('write-answers', LOOK_MILLISECONDS, parts.log, () => writeAll(parts)),
    repeat('make-due-batches', LOOK_MILLISECONDS, parts.log, createScheduler(parts)),
  ];
  const [feeding, writing] = works;
  return {
    nudge() {
      feeding!.nudge();
      writing!.nudge();
    },
    async stop() {
      await Promise.all(works.map((work) => work.stop()));
    },
  };
}

/** Fills the window of every running batch, each once, the one that has waited longest first. */
async function feedBatches(parts: BatchWorkParts): Promise<void> {
  const seen: string[] = [];
  for (;;) {
    const one = await parts.feed.feedOne(seen, parts.window);
    if (!one) break;
    seen.push(one.batchId);
    if (one.fed > 0) parts.wake();
  }
  await cancelRuns(parts, await parts.feed.toCancel());
}

async function writeAll(parts: BatchWorkParts): Promise<void> {
  while ((await writeAnswers(parts)) > 0);
}
