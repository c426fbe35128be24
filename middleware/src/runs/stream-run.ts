import { createStreamRestore } from '../core/masking/stream.ts';
import type { RunReader, RunVaults } from '../ports.ts';
import type { Caller, RunEvent } from '../run-record.ts';
import { toSentView, viewRun, type RunView, type SentView } from './view-run.ts';

/** What a stream carries, as the browser gets it: text is restored for its person. */
export type StreamEvent = { id: number } & (
  | { event: 'status'; data: { status: 'queued' | 'running' } }
  | { event: 'sent'; data: SentView }
  | { event: 'text'; data: { text: string } }
  | { event: 'answered' | 'failed' | 'cancelled'; data: RunView }
);

export interface StreamParts {
  journal: RunReader;
  vaults: RunVaults;
}

/**
 * The events of a run after `lastEventId`, from the journal, until its end or until `signal` is aborted. The text is
 * restored from its beginning each time, so a stream that was cut inside a token goes on without a lost or doubled
 * character; events up to `lastEventId` are only replayed, not given out.
 */
export async function* streamRun(
  parts: StreamParts,
  caller: Caller,
  runId: string,
  lastEventId: number,
  signal: AbortSignal,
): AsyncGenerator<StreamEvent> {
  const restore = createRestore(parts, caller, runId);
  for await (const event of parts.journal.follow(runId, signal)) {
    const shown = await show(parts, caller, runId, event, restore);
    if (shown && shown.id > lastEventId) yield shown;
  }
}

type Restore = (text: string | null) => Promise<string>;

/** Restores pieces of text in order; null asks for what is still held back at the end. */
function createRestore(parts: StreamParts, caller: Caller, runId: string): Restore {
  let stream: ReturnType<typeof createStreamRestore> | null = null;
  return async (text) => {
    if (!stream) {
      const vault = await parts.vaults.open(caller, runId);
      stream = createStreamRestore(vault ?? { nonce: '', entries: [] });
    }
    return text === null ? stream.end() : stream.push(text);
  };
}

async function show(
  parts: StreamParts,
  caller: Caller,
  runId: string,
  event: RunEvent,
  restore: Restore,
): Promise<StreamEvent | null> {
  const id = event.sequence;
  if (event.type === 'status') return { id, event: 'status', data: { status: event.status } };
  if (event.type === 'sent') return { id, event: 'sent', data: toSentView(event.sent) };
  if (event.type === 'text' || event.type === 'tail') {
    const text = await restore(event.type === 'text' ? event.text : null);
    return text === '' ? null : { id, event: 'text', data: { text } };
  }
  const run = event.run ?? (await parts.journal.find(caller, runId));
  return run ? { id, event: event.type, data: await viewRun(parts, run) } : null;
}
