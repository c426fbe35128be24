import { query } from './queries.ts';

const TICK_MILLISECONDS = 200;

/**
 * Lets time pass faster for the audit relay: every entry that waits is moved into the past by what the clock on the wall does
 * not do. The relay decides by these times alone, so its waits of minutes pass in seconds and nothing of it is changed.
 */
export function startFasterTime(databaseUrl: string, factor: number): { stop(): Promise<void> } {
  let last = performance.now();
  let open = true;
  const tick = async (): Promise<void> => {
    const now = performance.now();
    const more = ((now - last) * (factor - 1)) / 1000;
    last = now;
    await query(
      databaseUrl,
      `UPDATE audit_outbox SET due_at = due_at - make_interval(secs => $1), created_at = created_at - make_interval(secs => $1)
       WHERE state = 'waiting'`,
      [more],
    );
  };
  const loop = (async () => {
    while (open) {
      await new Promise((resolve) => setTimeout(resolve, TICK_MILLISECONDS));
      await tick();
    }
  })();
  return {
    async stop() {
      open = false;
      await loop;
    },
  };
}
