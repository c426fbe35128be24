/** A server in a provider's place for the tests of one file, and the answers it gives. */

import { after } from 'node:test';
import { startWireServer, type WireServer } from './contract-harness.ts';

export interface TestServer {
  wire: WireServer;
  /** Answers with status 200 from now on: text and bytes as they are, anything else as JSON. */
  answer: (reply: unknown, type?: string, headers?: Record<string, string>) => void;
  /** The JSON body that came last. */
  sent: () => Record<string, unknown>;
  /** How often it was asked since the last answer was set. */
  calls: () => number;
}

/** Listens on 127.0.0.1, on any free port, until the tests of the file are done. */
export async function startTestServer(): Promise<TestServer> {
  const wire = await startWireServer();
  after(() => wire.close());
  let calls = 0;
  return {
    wire,
    answer(reply, type = 'application/json', headers = {}) {
      const body = typeof reply === 'string' || reply instanceof Uint8Array ? reply : JSON.stringify(reply);
      calls = 0;
      wire.answer = (_, response) => {
        calls += 1;
        response.writeHead(200, { 'content-type': type, ...headers }).end(body);
      };
    },
    sent: () => JSON.parse(wire.received) as Record<string, unknown>,
    calls: () => calls,
  };
}
