import { AppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { ClaimedRun, RunJobs } from '../ports.ts';
import type { PutBack } from './run-to-its-end.ts';
import { leavesRunOpen, type StopReason } from './signal.ts';

/** The runs this process works on: it takes them from the queue that all processes share. */
export interface RunPump {
  /** Something may wait: look now, not at the next time. */
  wake(): void;
  /** Throws SERVER_BUSY or SERVER_STOPPING when no further run is taken. */
  refuseWhenFull(): void;
  /** Stops a run that is at work here and resolves when that is over; false when it is not at work here. */
  stop(runId: string, reason: StopReason): Promise<boolean>;
  /** Takes nothing more, waits for the runs at work, and hands to the others what is not done after `milliseconds`. */
  drain(milliseconds: number): Promise<void>;
}

export interface PumpOptions {
  jobs: RunJobs;
  log: Log;
  /** Runs worked on at the same time; 0: this process only takes runs in, others work on them. */
  concurrency: number;
  maxWaiting: number;
  deadlineMs: number;
  /** Does a run to its end, or asks to have it lined up again for later; must not reject. */
  work(claimed: ClaimedRun, signal: AbortSignal): Promise<void | PutBack>;
  /** Milliseconds after which a claim that was not renewed is anybody's, less what it takes to stop. */
  claimMs?: number;
  /** Runs at work that only wait for their turn at a model with limits: they take no room from the others. */
  idle?(): number;
}

/** Behind the notifications: one may have been lost. */
const LOOK_AGAIN_MILLISECONDS = 1_000;
const KEEP_MILLISECONDS = 3_000;
/** A claim that is not renewed for ten seconds is anybody's: whoever cannot renew his stops before that. */
const CLAIM_MILLISECONDS = 9_000;
/** How long a run that was put back is left alone. */
const LATER_SECONDS = 20;
/** However many wait for their turn, no more runs than so many times the room are at work. */
const MOST_ROOMS = 4;

interface AtWork {
  controller: AbortController;
  done: Promise<void>;
}

/** Starts to take runs from the queue, as many as there is room for. */
export function startRunPump(options: PumpOptions): RunPump {
  const { jobs, log, concurrency } = options;
  const atWork = new Map<string, AtWork>();
  let stopping = false;
  let waiting = 0;
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  /** Runs to be lined up again, with the seconds they are left alone; while the database is away they stay here. */
  const putBack = new Map<string, number>();
  const giveBack = async (): Promise<void> => {
    for (const [runId, seconds] of putBack) {
      await jobs.giveBack([runId], seconds);
      putBack.delete(runId);
    }
  };

  const begin = (claimed: ClaimedRun): void => {
    const { runId } = claimed.run;
    const controller = new AbortController();
    const abort = (): void => controller.abort('RUN_DEADLINE_EXCEEDED' satisfies StopReason);
    const deadline = setTimeout(abort, options.deadlineMs);
    const done = options.work(claimed, controller.signal).then(async (outcome) => {
      clearTimeout(deadline);
      atWork.delete(runId);
      // Of a claim that is lost already giving back changes nothing.
      const handedOver = leavesRunOpen(controller.signal);
      if (outcome || handedOver) putBack.set(runId, outcome === 'later' ? LATER_SECONDS : 0);
      await quietly(log, giveBack);
      wake();
    });
    atWork.set(runId, { controller, done });
  };
  const look = async (): Promise<void> => {
    do {
      lookAgain = false;
      const idle = Math.min(options.idle?.() ?? 0, concurrency * (MOST_ROOMS - 1));
      const room = stopping ? 0 : concurrency + idle - atWork.size;
      if (room <= 0) return;
      const claimed = await jobs.claim(room);
      claimed.forEach(begin);
      lookAgain ||= claimed.length === room;
    } while (lookAgain);
  };
  const wake = (): void => {
    lookAgain = true;
    looking ??= quietly(log, look).finally(() => {
      looking = null;
    });
  };
  let renewedAt = performance.now();
  const keep = async (): Promise<void> => {
    const now = performance.now();
    await giveBack();
    const { lost, cancelled } =
      atWork.size > 0 ? await jobs.keep([...atWork.keys()]) : { lost: [], cancelled: [] };
    renewedAt = now;
    for (const runId of lost) atWork.get(runId)?.controller.abort('LEASE_LOST' satisfies StopReason);
    for (const runId of cancelled) atWork.get(runId)?.controller.abort('CANCELLED' satisfies StopReason);
  };
  /** Whoever cannot say that he lives is taken for dead, and two must never ask the same thing at once. */
  const stopWhatIsNoLongerOurs = (): void => {
    if (performance.now() - renewedAt < (options.claimMs ?? CLAIM_MILLISECONDS)) return;
    for (const { controller } of atWork.values()) controller.abort('LEASE_LOST' satisfies StopReason);
  };
  const count = async (): Promise<void> => {
    waiting = await jobs.waiting();
  };
  const timers = [
    setInterval(() => {
      stopWhatIsNoLongerOurs();
      wake();
      void quietly(log, count);
    }, LOOK_AGAIN_MILLISECONDS),
    setInterval(() => void quietly(log, keep), KEEP_MILLISECONDS),
  ];
  wake();
  return {
    wake,
    refuseWhenFull() {
      if (stopping) throw new AppError('SERVER_STOPPING');
      if (waiting >= options.maxWaiting) throw new AppError('SERVER_BUSY');
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
      await looking;
      const handOver = setTimeout(() => {
        for (const { controller } of atWork.values()) controller.abort('HANDED_OVER' satisfies StopReason);
      }, milliseconds);
      await Promise.all([...atWork.values()].map(({ done }) => done));
      clearTimeout(handOver);
      timers.forEach(clearInterval);
    },
  };
}

/** While the database is away nothing is claimed and nothing renewed; the next time may be better. */
async function quietly(log: Log, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    log.warn({ cause }, 'run-queue-unreachable');
  }
}
