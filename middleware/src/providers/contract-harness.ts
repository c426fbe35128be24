/** The contract suite's server and client: a real HTTP server on a port of its own, asked through the real adapters. */

import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ProviderError } from '../core/provider-error.ts';
import type { ModelReply, ModelRequest } from '../core/provider.ts';
import type { Platform } from '../core/types.ts';
import { singleTurn } from '../core/model-messages.ts';
import { PLATFORMS } from '../core/platforms.ts';
import { createProviders } from './index.ts';

export const KEY = 'sk-secret-0123456789';
export const PROMPT = 'The very particular prompt.';
const loadProvider = createProviders({ scriptedRepliesFile: null });

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers every request as it was last told to, and remembers what it received. */
export interface WireServer {
  url: string;
  answer: Answer;
  received: string;
  headers: IncomingMessage['headers'];
  close(): void;
}

/** Listens on 127.0.0.1, on any free port. */
export async function startWireServer(): Promise<WireServer> {
  const server: Server = createServer((request, response) => {
    wire.received = '';
    wire.headers = request.headers;
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (wire.received += piece));
    request.on('end', () => wire.answer(request, response));
  });
  const wire: WireServer = {
    url: '',
    answer: () => undefined,
    received: '',
    headers: {},
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  wire.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return wire;
}

/** Answers with a JSON body. */
export function json(status: number, body: unknown, extra: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-request-id': 'req_1',
      'request-id': 'req_1',
      ...extra,
    });
    response.end(JSON.stringify(body));
  };
}

/** Writes an event stream cut at any byte, then does `end`. */
export function stream(
  frames: string[],
  bytes: number,
  end: (response: ServerResponse) => void = (r) => r.end(),
): Answer {
  return (_, response) => {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'x-request-id': 'req_1',
      'request-id': 'req_1',
    });
    const whole = Buffer.from(frames.join(''));
    const writeFrom = (at: number): void => {
      if (at >= whole.length) return end(response);
      response.write(whole.subarray(at, at + bytes));
      setImmediate(() => writeFrom(at + bytes));
    };
    writeFrom(0);
  };
}

export interface Asked {
  /** Where the wire server listens; the adapters without a network do not look at it. */
  url?: string;
  streamed?: boolean;
  signal?: AbortSignal;
  idleTimeoutMs?: number;
  technology?: string;
  onText?: (text: string) => void;
}

/** Asks through the adapter and checks that one reply comes, last. */
export async function ask(
  platform: Platform,
  asked: Asked = {},
): Promise<{ pieces: string[]; reply: ModelReply }> {
  const request: ModelRequest = {
    system: 'Be brief.',
    ...singleTurn(PROMPT),
    temperature: 0.2,
    topP: null,
    maxTokens: 99,
    stream: asked.streamed ?? true,
  };
  const provider = await loadProvider(platform);
  const endpoint = platform === 'anthropic' ? (asked.url ?? null) : `${asked.url}/v1`;
  const events = provider.invoke(
    request,
    {
      technology: asked.technology ?? 'model-1',
      endpoint,
      interface: PLATFORMS[platform].interfaces[0],
      secret: KEY,
      region: null,
    },
    { signal: asked.signal ?? new AbortController().signal, idleTimeoutMs: asked.idleTimeoutMs ?? 5000 },
  );
  const pieces: string[] = [];
  const replies: ModelReply[] = [];
  for await (const event of events) {
    assert.equal(replies.length, 0, 'the reply is the last event');
    if (event.type === 'reply') replies.push(event.reply);
    else pieces.push(event.text);
    if (event.type === 'text') asked.onText?.(event.text);
  }
  assert.equal(replies.length, 1);
  return { pieces, reply: replies[0]! };
}

/** The error of a call; in every one of them neither key nor prompt may be found, wherever one looks. */
export async function failure(platform: Platform, asked: Asked = {}): Promise<ProviderError> {
  const error = await ask(platform, asked).then(
    () => assert.fail('the call succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ProviderError, String(error));
  const everything = JSON.stringify(error) + error.message + String(error.stack) + String(error.cause);
  assert.ok(!everything.includes(KEY) && !everything.includes('sk-sec') && !everything.includes(PROMPT));
  return error;
}
