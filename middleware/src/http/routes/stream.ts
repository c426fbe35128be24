import type { Request, Response } from 'express';
import { streamRun, type StreamEvent } from '../../runs/stream-run.ts';
import { goneSignal } from '../gone-signal.ts';
import { holderOfTicket } from '../holder-of-ticket.ts';
import type { HttpParts } from '../http-parts.ts';
import { factsOf } from '../request-facts.ts';
import type { Handler } from '../route-table.ts';
import { sendEvent } from '../send-event.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies of the nginx family collect answers otherwise.
  'x-accel-buffering': 'no',
};

/** A run as server-sent events, for whoever holds its ticket. */
export function streamRoute(parts: HttpParts): { streamRun: Handler } {
  return {
    streamRun: async (request, response) => {
      const runId = String(request.params['runId']);
      const caller = await holderOfTicket(parts, request, runId);
      factsOf(request).caller = caller;
      const close = parts.streams.open(caller);
      const gone = goneSignal(response);
      const events = streamRun(parts, caller, runId, lastEventId(request), gone);
      await sendStream(parts, request, response, events, gone).finally(close);
    },
  };
}

/** Answers with the events of a run, until their end or until nobody reads any more. */
export async function sendStream(
  parts: HttpParts,
  request: Request,
  response: Response,
  events: AsyncIterable<StreamEvent>,
  gone: AbortSignal,
): Promise<void> {
  response.writeHead(200, HEADERS);
  response.flushHeaders();
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(': still here\n\n');
  }, parts.heartbeatMilliseconds);
  try {
    for await (const event of events) {
      await sendEvent(response, event, gone, 2 * parts.heartbeatMilliseconds);
    }
  } catch (cause) {
    // The answer has begun, so no error can be told: the stream ends and the page asks for a new ticket.
    parts.log.warn({ traceId: factsOf(request).traceId, cause }, 'stream-broken');
  } finally {
    clearInterval(heartbeat);
    response.end();
  }
}

function lastEventId(request: Request): number {
  const given = Number(request.get('last-event-id'));
  return Number.isSafeInteger(given) && given > 0 ? given : 0;
}
