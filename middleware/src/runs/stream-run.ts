import { createStreamRestore } from '../core/masking/stream.ts';
import type { Vault } from '../core/types.ts';
import type { RunReader, RunVaults } from '../ports.ts';
import type { Caller, EndedStatus, RunEvent } from '../run-record.ts';
import { toSentView, viewRun, type RunView, type SentView } from './view-run.ts';

/** What a stream carries, as the browser gets it: text is restored for its person. */
export type StreamEvent = { id: number } & (
  | { event: 'status'; data: { status: 'queued' | 'running' } }
  | { event: 'sent'; data: SentView }
  | { event: 'text'; data: { text: string } }
  | { event: EndedStatus; data: RunView }
);

export interface StreamParts {
  journal: RunReader;
  vaults: RunVaults;
}

/**
 * The events of a run after `lastEventId`, until its end or until `signal` is aborted. The text is restored from its
 * beginning each time, so a stream that was cut inside a token goes on without a lost or doubled character; events up to
 * `lastEventId` are only replayed, not given out. `events` is what the caller follows already; else the journal is asked.
 */
export async function* streamRun(
  parts: StreamParts,
  caller: Caller,
  runId: string,
  lastEventId: number,
  signal: AbortSignal,
  events: AsyncIterable<RunEvent> = parts.journal.follow(runId, signal),
): AsyncGenerator<StreamEvent> {
  const values = createValues(parts, caller, runId);
  for await (const event of events) {
    const shown = await show(parts, caller, runId, event, values);
    if (shown && shown.id > lastEventId) yield shown;
  }
}

/** The values behind a run's tokens, put back into its text piece by piece. */
interface Values {
  /** What the stream has brought, so that the journal need not be asked. */
  known: Vault | undefined;
  /** Restores pieces of text in order; null asks for what is still held back at the end. */
  restore(text: string | null): Promise<string>;
}

function createValues(parts: StreamParts, caller: Caller, runId: string): Values {
  let stream: ReturnType<typeof createStreamRestore> | null = null;
  const values: Values = {
    known: undefined,
    async restore(text) {
      if (!stream) {
        const vault = values.known ?? (await parts.vaults.open(caller, runId));
        stream = createStreamRestore(vault ?? { nonce: '', entries: [] });
      }
      return text === null ? stream.end() : stream.push(text);
    },
  };
  return values;
}

async function show(
  parts: StreamParts,
  caller: Caller,
  runId: string,
  event: RunEvent,
  values: Values,
): Promise<StreamEvent | null> {
  const id = event.sequence;
  if (event.type === 'status') return { id, event: 'status', data: { status: event.status } };
  if (event.type === 'sent') {
    values.known = event.vault;
    return { id, event: 'sent', data: toSentView(event.sent) };
  }
  if (event.type === 'text' || event.type === 'tail') {
    const text = await values.restore(event.type === 'text' ? event.text : null);
    return text === '' ? null : { id, event: 'text', data: { text } };
  }
  const run = event.run ?? (await parts.journal.find(caller, runId));
  return run ? { id, event: event.type, data: await viewRun(parts, run, values.known) } : null;
}
