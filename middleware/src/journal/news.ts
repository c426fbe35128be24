import type { RunEvent } from '../run-record.ts';

/** Tells those who follow a run in this process what was written; runs of other processes are found by looking again. */
export interface News {
  /** What is on record by now, in the order of its sequence. */
  announce(runId: string, events: RunEvent[]): void;
  /** Call `close` in any case. */
  listen(runId: string): Listener;
}

export interface Listener {
  /** What was announced and follows `sequence` without a gap. What came earlier is forgotten. */
  take(sequence: number): RunEvent[];
  /** True when something was announced that cannot be taken yet: what is between is only in the journal. */
  missed(sequence: number): boolean;
  /** Resolves at the next announcement, after `milliseconds`, or when `signal` is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** In-process announcements. */
export function createNews(): News {
  const listeners = new Map<string, Set<HeardEvents>>();
  return {
    announce(runId, events) {
      for (const listener of listeners.get(runId) ?? []) listener.hear(events);
    },
    listen(runId) {
      const ofRun = listeners.get(runId) ?? new Set();
      listeners.set(runId, ofRun);
      const listener = createListener(() => {
        ofRun.delete(listener);
        if (ofRun.size === 0) listeners.delete(runId);
      });
      ofRun.add(listener);
      return listener;
    },
  };
}

interface HeardEvents extends Listener {
  hear(events: RunEvent[]): void;
}

function createListener(close: () => void): HeardEvents {
  let heard: RunEvent[] = [];
  let wake = (): void => undefined;
  return {
    close,
    hear(events) {
      heard.push(...events);
      heard.sort((left, right) => left.sequence - right.sequence);
      wake();
    },
    take(sequence) {
      heard = heard.filter((event) => event.sequence > sequence);
      const next = heard.findIndex((event, index) => event.sequence !== sequence + 1 + index);
      return heard.splice(0, next < 0 ? heard.length : next);
    },
    missed: (sequence) => heard.some((event) => event.sequence > sequence),
    wait: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted || heard.length > 0) return resolve();
        wake = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, milliseconds);
        signal.addEventListener('abort', wake, { once: true });
      }),
  };
}
