import type { AuditChain, AuditOutbox, InteractionWriter, OrgBacklog } from '../audit-ports.ts';
import type { Log } from '../log.ts';
import { relayOrg } from './relay-org.ts';

/** Records one call can carry: the limit of Salesforce's collections. */
export const BATCH = 200;
/** However busy it is, a record waits at most this many times the linger. */
const LONGEST_WAIT_FACTOR = 15;
const LOOK_MILLISECONDS = 250;

export interface RelayParts {
  outbox: AuditOutbox & AuditChain;
  writer: InteractionWriter;
  log: Log;
  lingerMs: number;
  maxAttempts: number;
  /** Between 0 and 1; Math.random where nobody says otherwise. */
  random?: () => number;
}

export interface Relay {
  /** Writes everything that is due now, whatever the linger; for a stop and for tests. */
  flush(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Carries ended runs into their orgs, every org for itself: at least once, upserted by run id, so that once more changes
 * nothing. Batches wait until it has been quiet for the linger or are full: 500 runs at once cost six calls.
 */
export function startRelay(parts: RelayParts): Relay {
  const underWay = new Map<string, Promise<void>>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const relay = (orgId: string, force: boolean): Promise<void> => {
    const work = relayOrg(parts, orgId, (backlog) => force || isReady(backlog, parts.lingerMs))
      .catch((cause: unknown) => parts.log.warn({ orgId, cause }, 'audit-relay-waits'))
      .finally(() => underWay.delete(orgId));
    underWay.set(orgId, work);
    return work;
  };
  /** Starts what is ready; an org that is being worked off is not waited for. */
  const look = async (force: boolean): Promise<void> => {
    try {
      for (const backlog of await parts.outbox.backlogs()) {
        const ready = force || isReady(backlog, parts.lingerMs);
        if (ready && !underWay.has(backlog.orgId)) void relay(backlog.orgId, force);
      }
    } catch (cause) {
      parts.log.warn({ cause }, 'audit-relay-waits');
    }
  };
  const loop = (): void => {
    timer = setTimeout(
      () => {
        void look(false).then(() => {
          if (!stopped) loop();
        });
      },
      Math.min(LOOK_MILLISECONDS, Math.max(parts.lingerMs, 10)),
    );
  };
  const flush = async (): Promise<void> => {
    await Promise.all(underWay.values());
    await look(true);
    await Promise.all(underWay.values());
  };
  loop();
  return {
    flush,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await flush();
    },
  };
}

/**
 * A batch goes when it is full, when nothing new has come for the linger and not much is about to come, or when its
 * first entry has waited long.
 */
function isReady({ due, oldest, newest, busy }: OrgBacklog, lingerMs: number): boolean {
  const ageOf = (moment: Date): number => Date.now() - moment.getTime();
  const quiet = !busy && ageOf(newest) >= lingerMs;
  return due >= BATCH || quiet || ageOf(oldest) >= lingerMs * LONGEST_WAIT_FACTOR;
}
