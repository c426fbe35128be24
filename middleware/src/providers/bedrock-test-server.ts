/** A server in Bedrock's place for the tests of its adapter, and the question they ask. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ModelConnection } from '../core/provider.ts';
import { ask, startWireServer, type Answered, type Asked, type WireServer } from './contract-harness.ts';

export const HELLO = {
  output: { message: { role: 'assistant', content: [{ text: 'Hello.' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
};

export interface BedrockServer {
  wire: WireServer;
  /** How often it was asked since the last answer was set. */
  calls(): number;
  /** The body that came last. */
  body(): Record<string, unknown>;
  answerJson(reply: unknown, headers?: Record<string, string>): void;
  answerFrames(...frames: Uint8Array[]): void;
  asking(connection?: Partial<ModelConnection>, request?: Asked['request'], rest?: Asked): Promise<Answered>;
}

/** Listens on 127.0.0.1, on any free port. */
export async function startBedrock(): Promise<BedrockServer> {
  const wire = await startWireServer();
  let calls = 0;
  return {
    wire,
    calls: () => calls,
    body: () => JSON.parse(wire.received) as Record<string, unknown>,
    answerJson(reply, headers = {}) {
      calls = 0;
      wire.answer = (_: IncomingMessage, response: ServerResponse) => {
        calls += 1;
        response.writeHead(200, { 'content-type': 'application/json', ...headers });
        response.end(JSON.stringify(reply));
      };
    },
    answerFrames(...frames) {
      wire.answer = (_, response) => {
        response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
        response.end(Buffer.concat(frames));
      };
    },
    asking: (connection = {}, request = {}, rest = {}) =>
      ask('bedrock', {
        ...rest,
        request: { stream: false, ...request },
        connection: { endpoint: wire.url, interface: 'converse', region: 'eu-central-1', ...connection },
      }),
  };
}
