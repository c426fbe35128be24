import type { Response } from 'express';

/** Aborted when the connection is closed, be it that everything was sent or that nobody reads any more. */
export function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return gone.signal;
}
