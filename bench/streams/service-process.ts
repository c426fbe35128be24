/** The service in a process of its own, so that its memory is its own. Told what to do over the channel of its parent. */

import { pino } from 'pino';
import type { Config } from '../../middleware/src/config.ts';
import { startService, type RunningService } from '../../middleware/src/main.ts';

export type Order = { do: 'start'; config: Config } | { do: 'measure' } | { do: 'stop' };

/** Bytes, after everything that can be collected was, and seconds of CPU since the start. */
export interface Memory {
  cpu: number;
  rss: number;
  heapUsed: number;
  external: number;
}

let service: RunningService | null = null;

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'start') {
    service = await startService(order.config, pino({ level: 'silent' }));
    return { url: service.url };
  }
  if (order.do === 'stop') {
    await service?.stop();
    return {};
  }
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1e6, rss, heapUsed, external } satisfies Memory;
}

process.on('message', (order: Order) => {
  obey(order).then(
    (answer) => process.send?.({ answer }),
    (cause: unknown) => process.send?.({ error: String(cause) }),
  );
});
// Without its parent nobody needs it.
process.once('disconnect', () => process.exit(0));
