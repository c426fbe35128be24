/** Reads the event stream of one run: opens it with a ticket, checks it, and names each event. */
import { createEventParser } from 'c/eventStream';
import type { StreamEvent } from 'c/eventStream';
import type { RunView, SentView } from 'c/runView';

export type RunEvent =
  | { id: string; kind: 'status' }
  | { id: string; kind: 'sent'; sent: SentView }
  | { id: string; kind: 'text'; text: string }
  | { id: string; kind: 'ended'; view: RunView };

export interface EventsRequest {
  url: string;
  ticket: string;
  /** '' for a stream from the beginning. */
  lastEventId: string;
  signal: AbortSignal;
}

/**
 * Calls `onEvent` for every event until the server closes the stream. Rejects when the stream cannot be opened, is no event
 * stream, breaks, or carries data that is not what it says. Events at or before `lastEventId` are skipped.
 */
export async function readRunEvents(
  open: typeof fetch,
  request: EventsRequest,
  onEvent: (event: RunEvent) => void,
): Promise<void> {
  const response = await open(request.url, {
    headers: headersOf(request),
    credentials: 'omit',
    cache: 'no-store',
    signal: request.signal,
  });
  if (!response.ok || !response.body) {
    throw new Error(`The event stream answered ${response.status}.`);
  }
  const reader = response.body.getReader();
  const parser = createEventParser();
  const seen = Number(request.lastEventId || -1);
  for (;;) {
    // eslint-disable-next-line no-await-in-loop -- chunks come one after the other
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    parser
      .push(value)
      .filter((event) => !(Number(event.id || Number.NaN) <= seen))
      .forEach((event) => deliver(event, onEvent));
  }
}

function headersOf({ ticket, lastEventId }: EventsRequest): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'text/event-stream', Authorization: `Bearer ${ticket}` };
  if (lastEventId) {
    headers['Last-Event-ID'] = lastEventId;
  }
  return headers;
}

function deliver({ id, event, data }: StreamEvent, onEvent: (event: RunEvent) => void): void {
  const content: unknown = JSON.parse(data);
  if (event === 'text') {
    onEvent({ id, kind: 'text', text: (content as { text: string }).text });
  } else if (event === 'sent') {
    onEvent({ id, kind: 'sent', sent: content as SentView });
  } else if (event === 'answered' || event === 'failed' || event === 'cancelled') {
    onEvent({ id, kind: 'ended', view: content as RunView });
  } else if (event === 'status') {
    onEvent({ id, kind: 'status' });
  }
}
