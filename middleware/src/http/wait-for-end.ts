import type { Vault } from '../core/types.ts';
import { hasEnded, type RunEvent, type RunRecord } from '../run-record.ts';
import type { HttpParts } from './http-parts.ts';

/**
 * The run as it is when its events are over: ended, or not yet when the patience of `events` ran out before. With the
 * values behind its tokens when they came by.
 */
export async function waitForEnd(
  { journal }: Pick<HttpParts, 'journal'>,
  run: RunRecord,
  events: AsyncIterable<RunEvent>,
): Promise<{ run: RunRecord; vault?: Vault }> {
  let vault: Vault | undefined;
  for await (const event of events) {
    if (event.type === 'sent') vault = event.vault;
    if (hasEnded(event) && event.run) return { run: event.run, vault };
    if (hasEnded(event)) break;
  }
  // An end that was read from the journal, after a gap, comes without its run.
  return { run: (await journal.find(run.caller, run.runId)) ?? run, vault };
}
