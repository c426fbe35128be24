import { AppError } from '../errors.ts';
import type { RunRecord } from '../run-record.ts';
import type { StopReason } from './signal.ts';

/** The runs of this process: a few at work, the others waiting; each person's in the order they came. */
export interface RunQueue {
  /** Throws SERVER_BUSY or SERVER_STOPPING when no further run is taken. */
  refuseWhenFull(): void;
  add(run: RunRecord): void;
  /** Stops a run that is at work here and resolves when it has ended; false when it is not at work here. */
  stop(runId: string, reason: StopReason): Promise<boolean>;
  /** Takes nothing more, waits for the runs at work, stops those that are not done after `milliseconds`. */
  drain(milliseconds: number): Promise<void>;
}

interface QueueOptions {
  concurrency: number;
  maxWaiting: number;
  deadlineMs: number;
  /** Does a run to its end; must not reject. */
  work(run: RunRecord, signal: AbortSignal): Promise<void>;
}

/** A queue in memory: runs that still wait when the process ends are found in the journal by the next start. */
export function createRunQueue(options: QueueOptions): RunQueue {
  const waiting: RunRecord[] = [];
  const atWork = new Map<string, { run: RunRecord; controller: AbortController; done: Promise<void> }>();
  let stopping = false;

  const next = (): void => {
    while (!stopping && atWork.size < options.concurrency) {
      const run = takeFairly(
        waiting,
        [...atWork.values()].map(({ run }) => run),
      );
      if (!run) return;
      begin(run);
    }
  };
  const begin = (run: RunRecord): void => {
    const controller = new AbortController();
    const deadline = setTimeout(
      () => controller.abort('RUN_DEADLINE_EXCEEDED' satisfies StopReason),
      options.deadlineMs,
    );
    const done = options.work(run, controller.signal).finally(() => {
      clearTimeout(deadline);
      atWork.delete(run.runId);
      next();
    });
    atWork.set(run.runId, { run, controller, done });
  };
  return {
    refuseWhenFull() {
      if (stopping) throw new AppError('SERVER_STOPPING');
      if (waiting.length >= options.maxWaiting) throw new AppError('SERVER_BUSY');
    },
    add(run) {
      waiting.push(run);
      next();
    },
    async stop(runId, reason) {
      const found = atWork.get(runId);
      if (!found) return false;
      found.controller.abort(reason);
      await found.done;
      return true;
    },
    async drain(milliseconds) {
      stopping = true;
      const timer = setTimeout(() => {
        for (const { controller } of atWork.values())
          controller.abort('RUN_INTERRUPTED' satisfies StopReason);
      }, milliseconds);
      await Promise.all([...atWork.values()].map(({ done }) => done));
      clearTimeout(timer);
    },
  };
}

/** Takes the oldest run of whoever has the fewest at work: a thousand runs of one person hold up no other. */
function takeFairly(waiting: RunRecord[], atWork: RunRecord[]): RunRecord | undefined {
  const busy = new Map<string, number>();
  for (const run of atWork) busy.set(personOf(run), (busy.get(personOf(run)) ?? 0) + 1);
  let best = 0;
  let fewest = Infinity;
  for (let at = 0; at < waiting.length && fewest > 0; at += 1) {
    const count = busy.get(personOf(waiting[at]!)) ?? 0;
    if (count < fewest) [best, fewest] = [at, count];
  }
  return waiting.splice(best, 1)[0];
}

const personOf = ({ caller }: RunRecord): string => `${caller.orgId} ${caller.userId}`;
