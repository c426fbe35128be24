import { EventEmitter } from 'node:events';

/** Wakes those who wait for a run of this process; runs of other processes are found by looking again. */
export interface News {
  announce(runId: string): void;
  wait(runId: string, milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** A poll behind the announcements: another process may work on the run, or an announcement may come too early. */
const POLL_MILLISECONDS = 500;

/** In-process announcements with a poll behind them. */
export function createNews(): News {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  return {
    announce: (runId) => void emitter.emit(runId),
    wait: (runId, milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const done = () => {
          clearTimeout(timer);
          emitter.off(runId, done);
          signal.removeEventListener('abort', done);
          resolve();
        };
        const timer = setTimeout(done, Math.min(milliseconds, POLL_MILLISECONDS));
        emitter.once(runId, done);
        signal.addEventListener('abort', done, { once: true });
      }),
  };
}
