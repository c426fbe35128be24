import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openExport } from '../../auditing/export-interactions.ts';
import { holderOfTicket } from '../holder-of-ticket.ts';
import type { HttpParts } from '../http-parts.ts';
import { factsOf } from '../request-facts.ts';
import type { Handler } from '../route-table.ts';

/** A reader that takes nothing for this long is gone. */
const STALLED_MILLISECONDS = 120_000;

/** An export as a file, for whoever holds its ticket. It is written as fast as it is read. */
export function exportFileRoute(parts: HttpParts): { fetchExport: Handler } {
  return {
    fetchExport: async (request, response) => {
      const asked = String(request.params['runId']);
      const caller = await holderOfTicket(parts, request, asked);
      factsOf(request).caller = caller;
      const { runId, format, contentType, text } = await openExport(parts.auditing, caller, asked);
      // As long as nothing was sent, a failure is an answer.
      const first = await text.next();
      const name = `interactions-${runId.slice(0, 8)}.${format}`;
      response.set({
        'content-type': contentType,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      });
      response.setTimeout(STALLED_MILLISECONDS, () => response.destroy());
      try {
        // A failure cuts the connection, so that nobody takes what has arrived for all of it.
        await pipeline(Readable.from(goOn(first, text), { highWaterMark: 16 }), response);
      } catch (cause) {
        parts.log.warn({ traceId: factsOf(request).traceId, runId, cause }, 'export-broken');
      }
    },
  };
}

async function* goOn(first: IteratorResult<string>, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  try {
    if (!first.done) yield first.value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
