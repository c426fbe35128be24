import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { StreamEvent } from '../runs/stream-run.ts';

/**
 * Writes one event and waits while the browser does not keep up, so that nothing piles up in memory. A reader that
 * takes nothing for `stalledMilliseconds` is cut off: it can come back with a new ticket where it stopped.
 */
export async function sendEvent(
  response: ServerResponse,
  { id, event, data }: StreamEvent,
  gone: AbortSignal,
  stalledMilliseconds: number,
): Promise<void> {
  if (gone.aborted) return;
  if (response.write(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)) return;
  const patience = AbortSignal.any([gone, AbortSignal.timeout(stalledMilliseconds)]);
  await once(response, 'drain', { signal: patience }).catch(() => response.destroy());
}
