import type { Log } from './log.ts';

/** Does a chore again and again; one that failed is tried again at its next time. Gives what ends it. */
export function every(milliseconds: number, chore: () => Promise<unknown>, log: Log): () => void {
  const timer = setInterval(() => {
    chore().catch((cause: unknown) => log.warn({ cause }, 'chore-failed'));
  }, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}

/** Resolves after so long; keeps no process alive. */
export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
