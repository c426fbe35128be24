/** The contract suite's server and client: a real HTTP server on a port of its own, asked through the real adapters. */

import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PLATFORMS } from '../../core/platforms.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type { InvokeOptions, ModelConnection, ModelReply, ModelRequest } from '../../core/provider.ts';
import type { Platform } from '../../core/types.ts';
import { KEY, PROMPT, requestOf } from './contract-request.ts';
import { createProviders } from '../index.ts';
import type { Frame, WireFormat } from './wire-format.ts';

const loadProvider = createProviders({ scriptedRepliesFile: null });

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers every request as it was last told to, and remembers what it received. */
export interface WireServer {
  url: string;
  answer: Answer;
  received: string;
  path: string;
  headers: IncomingMessage['headers'];
  close(): void;
}

/** Listens on 127.0.0.1, on any free port. */
export async function startWireServer(): Promise<WireServer> {
  const server: Server = createServer((request, response) => {
    wire.received = '';
    wire.headers = request.headers;
    wire.path = request.url ?? '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (wire.received += piece));
    request.on('end', () => wire.answer(request, response));
  });
  const wire: WireServer = {
    url: '',
    answer: () => undefined,
    received: '',
    path: '',
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
export function json(
  wire: WireFormat,
  status: number,
  body: unknown,
  extra: Record<string, string> = {},
): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...wire.headers, ...extra });
    response.end(JSON.stringify(body));
  };
}

/** Writes a stream cut every so many bytes, then does `end`. */
export function stream(
  wire: WireFormat,
  frames: Frame[],
  bytes = 100_000,
  end: (response: ServerResponse) => void = (response) => response.end(),
): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-type': wire.streamType, ...wire.headers });
    const whole = Buffer.concat(frames.map((frame) => Buffer.from(frame as Uint8Array)));
    const writeFrom = (at: number): void => {
      if (at >= whole.length) return end(response);
      response.write(whole.subarray(at, at + bytes));
      setImmediate(() => writeFrom(at + bytes));
    };
    writeFrom(0);
  };
}

/** Changes to the plain question, to the connection and to the options. */
export interface Asked {
  request?: Partial<ModelRequest>;
  connection?: Partial<ModelConnection>;
  options?: Partial<InvokeOptions>;
  onText?: (text: string) => void;
}

export interface Answered {
  pieces: string[];
  reply: ModelReply;
}

/** Asks a wire format's adapter at this address. */
export function askWire(wire: WireFormat, url: string, asked: Asked = {}): Promise<Answered> {
  const connection = { interface: wire.interface, ...wire.connection(url), ...asked.connection };
  return ask(wire.platform, { ...asked, connection });
}

/** Asks through the adapter and checks that one reply comes, last. */
export async function ask(platform: Platform, asked: Asked = {}): Promise<Answered> {
  const provider = await loadProvider(platform);
  const connection: ModelConnection = {
    technology: 'model-1',
    interface: PLATFORMS[platform].interfaces[0],
    endpoint: null,
    secret: KEY,
    region: null,
    ...asked.connection,
  };
  const options: InvokeOptions = {
    signal: new AbortController().signal,
    idleTimeoutMs: 5000,
    development: true,
    ...asked.options,
  };
  const pieces: string[] = [];
  const replies: ModelReply[] = [];
  for await (const event of provider.invoke(requestOf(asked.request), connection, options)) {
    assert.equal(replies.length, 0, 'the reply is the last event');
    if (event.type === 'reply') replies.push(event.reply);
    else pieces.push(event.text);
    if (event.type === 'text') asked.onText?.(event.text);
  }
  assert.equal(replies.length, 1);
  return { pieces, reply: replies[0]! };
}

/** The error of a call; in every one of them neither key nor prompt may be found, wherever one looks. */
export async function failure(call: Promise<unknown>): Promise<ProviderError> {
  const error = await call.then(
    () => assert.fail('the call succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ProviderError, String(error));
  const everything = JSON.stringify(error) + error.message + String(error.stack) + String(error.cause);
  assert.ok(!everything.includes(KEY) && !everything.includes('sk-sec') && !everything.includes(PROMPT));
  return error;
}
