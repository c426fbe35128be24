/** A server in the place of OpenAI or one of its hosts for the tests of their adapters, and what it answers with. */

import type { ModelReply } from '../../core/provider.ts';
import { askWire, json, stream } from './contract-harness.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { sse, type WireFormat } from './wire-format.ts';

/** Asks for a complete answer. */
export const WHOLE = { request: { stream: false } };

export const choice = (message: object, finish = 'stop'): object => ({
  choices: [{ index: 0, message, finish_reason: finish }],
});

export const chunk = (delta: object, finish: string | null = null, more: object = {}): string =>
  sse({ choices: [{ index: 0, delta, finish_reason: finish }], ...more });

export interface OpenAiServer extends TestServer {
  /** What the adapter makes of this body. */
  replyTo: (wire: WireFormat, body: unknown) => Promise<ModelReply>;
  /** What the adapter makes of this stream. */
  replyToStream: (wire: WireFormat, frames: string[]) => Promise<ModelReply>;
}

/** Listens until the tests of the file are done. */
export async function startOpenAi(): Promise<OpenAiServer> {
  const server = await startTestServer();
  return {
    ...server,
    async replyTo(wire, body) {
      server.wire.answer = json(wire, 200, body);
      return (await askWire(wire, server.wire.url, WHOLE)).reply;
    },
    async replyToStream(wire, frames) {
      server.wire.answer = stream(wire, frames);
      return (await askWire(wire, server.wire.url)).reply;
    },
  };
}
