import { createServer } from 'node:net';

/** Whether `port` on this machine's loopback is free right now. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** The first free one of `preferred`, else any free port: two checkouts run side by side, one keeps its address. */
export async function choosePort(...preferred: (number | undefined)[]): Promise<number> {
  for (const port of preferred) if (port && (await isFree(port))) return port;
  return anyFreePort();
}
