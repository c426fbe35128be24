import { toAppError } from '../errors.ts';
import type { Log } from '../log.ts';

/** Work that is done again and again, one at a time. */
export interface Repeated {
  /** Does it now, or once more when it is under way. */
  nudge(): void;
  /** Lets what is under way end, and does it no more. */
  stop(): Promise<void>;
}

const LONGEST_WAIT_MILLISECONDS = 30_000;
/** Nudges that come in quick succession are one. */
const SHORTEST_WAIT_MILLISECONDS = 50;

/** Does `work` at once, then every `milliseconds` and whenever it is nudged; after failures in a row it waits longer and longer. */
export function repeat(name: string, milliseconds: number, log: Log, work: () => Promise<unknown>): Repeated {
  let timer: NodeJS.Timeout | null = null;
  let underWay: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let failures = 0;

  const run = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    again = false;
    underWay = attempt().finally(() => {
      underWay = null;
      if (stopped) return;
      const nudged = again && failures === 0;
      const wait = Math.min(milliseconds * 2 ** failures, Math.max(milliseconds, LONGEST_WAIT_MILLISECONDS));
      timer = setTimeout(run, nudged ? SHORTEST_WAIT_MILLISECONDS : wait).unref();
    });
  };
  const attempt = async (): Promise<void> => {
    try {
      await work();
      failures = 0;
    } catch (cause) {
      failures += 1;
      log.warn({ chore: name, code: toAppError(cause).code, cause }, 'chore-failed');
    }
  };
  run();
  return {
    nudge() {
      // While it fails, only time brings the next attempt.
      if (stopped || again || failures > 0) return;
      again = true;
      if (underWay) return;
      if (timer) clearTimeout(timer);
      timer = setTimeout(run, SHORTEST_WAIT_MILLISECONDS).unref();
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await underWay;
    },
  };
}
