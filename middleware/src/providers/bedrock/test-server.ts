/** A server in Bedrock's place for the tests of its adapter, and the question they ask. */

import type { ModelConnection } from '../../core/provider.ts';
import { ask, type Answered, type Asked } from '../contract/contract-harness.ts';
import { startTestServer, type TestServer } from '../contract/test-server.ts';

export const HELLO = {
  output: { message: { role: 'assistant', content: [{ text: 'Hello.' }] } },
  stopReason: 'end_turn',
  usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
};

export interface BedrockServer extends TestServer {
  answerFrames: (...frames: Uint8Array[]) => void;
  asking: (
    connection?: Partial<ModelConnection>,
    request?: Asked['request'],
    rest?: Asked,
  ) => Promise<Answered>;
}

/** Listens until the tests of the file are done. */
export async function startBedrock(): Promise<BedrockServer> {
  const server = await startTestServer();
  return {
    ...server,
    answerFrames: (...frames) => server.answer(Buffer.concat(frames), 'application/vnd.amazon.eventstream'),
    asking: (connection = {}, request = {}, rest = {}) =>
      ask('bedrock', {
        ...rest,
        request: { stream: false, ...request },
        connection: {
          endpoint: server.wire.url,
          interface: 'converse',
          region: 'eu-central-1',
          ...connection,
        },
      }),
  };
}
