import type { RunEvent } from '../run-record.ts';

/** Tells those who follow a run in this process what was written, here and elsewhere. */
export interface News {
  /** What is on record by now, in the order of its sequence. */
  announce(runId: string, events: RunEvent[]): void;
  /** Another process has written events up to this one. */
  tell(runId: string, sequence: number): void;
  /** Other processes may have written anything. */
  tellAll(): void;
  /** Call `close` in any case. */
  listen(runId: string): Listener;
}

export interface Listener {
  /** What was announced and follows `sequence` without a gap. What came earlier is forgotten. */
  take(sequence: number): RunEvent[];
  /** True when something is on record that cannot be taken: it is only in the journal. */
  missed(sequence: number): boolean;
  /** Resolves when there is more than `sequence`, after `milliseconds`, or when `signal` is aborted. */
  wait(sequence: number, milliseconds: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** In-process announcements. */
export function createNews(): News {
  const listeners = new Map<string, Set<HeardEvents>>();
  return {
    announce(runId, events) {
      for (const listener of listeners.get(runId) ?? []) listener.hear(events);
    },
    tell(runId, sequence) {
      for (const listener of listeners.get(runId) ?? []) listener.tell(sequence);
    },
    tellAll() {
      for (const ofRun of listeners.values()) for (const listener of ofRun) listener.tell(Infinity);
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
  tell(sequence: number): void;
}

function createListener(close: () => void): HeardEvents {
  let heard: RunEvent[] = [];
  /** The newest event that another process is known to have written; Infinity: nobody knows. */
  let told = 0;
  let wake = (): void => undefined;
  return {
    close,
    hear(events) {
      heard.push(...events);
      heard.sort((left, right) => left.sequence - right.sequence);
      wake();
    },
    tell(sequence) {
      told = Math.max(told, sequence);
      wake();
    },
    take(sequence) {
      heard = heard.filter((event) => event.sequence > sequence);
      const next = heard.findIndex((event, index) => event.sequence !== sequence + 1 + index);
      return heard.splice(0, next < 0 ? heard.length : next);
    },
    missed(sequence) {
      const missed = told > sequence || heard.some((event) => event.sequence > sequence);
      // Whoever asks looks now, and what comes later is told again.
      told = 0;
      return missed;
    },
    wait: (seen, milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal.aborted || heard.length > 0 || told > seen) return resolve();
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
