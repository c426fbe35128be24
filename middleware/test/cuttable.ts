import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A wire between the service and its database or org that a test can cut and mend. */
export interface CuttableWire {
  /** The address of `url` with the wire in between. */
  url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** Passes bytes on to the host and port of `url`; cut, it refuses connections like a server that is down. */
export async function createCuttableWire(url: string): Promise<CuttableWire> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let port = 0;
  let server: Server | null = null;
  const mend = async (): Promise<void> => {
    server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket
          .on('error', () => undefined)
          .on('close', () => {
            sockets.delete(socket);
            near.destroy();
            far.destroy();
          });
      }
      near.pipe(far).pipe(near);
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  const cut = async (): Promise<void> => {
    const closing = server;
    server = null;
    closing?.close();
    for (const socket of sockets) socket.destroy();
    if (closing?.listening) await once(closing, 'close');
  };
  await mend();
  const near = new URL(url);
  near.hostname = '127.0.0.1';
  near.port = String(port);
  return { url: near.href, cut, mend, close: cut };
}
