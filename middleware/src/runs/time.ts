import { setTimeout as delay } from 'node:timers/promises';

/** The clock, chance and waiting: given to whoever decides by them, so that a test need not wait. */
export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
  /** Resolves after so many milliseconds, or as soon as `signal` is aborted. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The time of this machine. */
export const REAL_TIME: Time = {
  now: Date.now,
  random: Math.random,
  wait: (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined),
};
