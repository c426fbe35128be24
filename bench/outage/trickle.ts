import { setTimeout as delay } from 'node:timers/promises';
import type { LocalCluster } from '../../middleware/test/cluster/local-cluster.ts';
import type { Ledger } from '../../middleware/test/crash/ledger.ts';
import { postOne, newEntry } from '../../middleware/test/crash/post-runs.ts';

export interface Trickle {
  /** Posts no further run; resolves when all that were posted are acknowledged. */
  stop(): Promise<void>;
}

/** Posts a run every so many milliseconds, each repeated with its own key until it is acknowledged. */
export function startTrickle(
  cluster: LocalCluster,
  ledger: Ledger,
  everyMs: number,
  random: () => number,
): Trickle {
  let open = true;
  const posted: Promise<unknown>[] = [];
  const loop = (async () => {
    while (open) {
      posted.push(postOne(cluster, ledger, newEntry(cluster, ledger, random), random));
      await delay(everyMs);
    }
  })();
  return {
    async stop() {
      open = false;
      await loop;
      await Promise.all(posted);
    },
  };
}
