import { createServer } from 'node:net';
import { freePort } from '../postgres/free-port.ts';

/** Whether `port` on this machine's loopback is free right now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** The first free one of `preferred`, else any free port: two checkouts run side by side, one keeps its address. */
export async function choosePort(...preferred: (number | undefined)[]): Promise<number> {
  for (const port of preferred) if (port && (await isFree(port))) return port;
  return freePort();
}
