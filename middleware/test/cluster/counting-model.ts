import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** One call as the provider saw it. */
export interface CountedCall {
  key: string;
  /** Hash of the bytes that came. */
  body: string;
  /** performance.now() of its arrival. */
  at: number;
  /** The process that asked, where it can be told. */
  asker: number | null;
  /** Pieces of the answer that were written. */
  pieces: number;
  /** `open` until the whole answer was written or the connection was gone. */
  state: 'open' | 'answered' | 'gone';
}

/** The same step asked while an earlier call of it was still open at a process that lived. */
export interface Overlap {
  key: string;
  askers: (number | null)[];
}

export interface CountingModel {
  /** Base address for a model record. */
  url: string;
  host: string;
  calls: CountedCall[];
  overlaps: Overlap[];
  /** Open calls that a killed process had left behind when its step was asked again. */
  leftBehind: number;
  close(): Promise<void>;
}

export interface CountingOptions {
  /** Milliseconds from a request to the end of its answer. */
  delayMs: () => number;
  /** Which process is at the other end of a connection, and whether it has been killed. */
  askerOf?: (socket: Socket) => number | null;
  isKilled?: (asker: number) => boolean;
}

const PIECES = 12;

/**
 * An OpenAI-compatible server that counts what it is asked by Idempotency-Key, and gives the same key the same answer,
 * word by word.
 */
export async function startCountingModel(options: CountingOptions): Promise<CountingModel> {
  const askers = new WeakMap<Socket, number | null>();
  const open = new Map<string, Set<CountedCall>>();
  const model: CountingModel = {
    ...{ url: '', host: '', calls: [], overlaps: [], leftBehind: 0 },
    close: async () => undefined,
  };
  const server = createServer((request, response) => {
    const arrived = performance.now();
    void text(request).then(async (sent) => {
      const key = String(request.headers['idempotency-key'] ?? '');
      const body = hashOf(sent);
      const asker = askers.get(request.socket) ?? null;
      const call: CountedCall = { key, body, at: arrived, asker, pieces: 0, state: 'open' };
      const others = open.get(key) ?? new Set();
      compare(model, options, call, others);
      model.calls.push(call);
      open.set(key, others.add(call));
      const done = (state: 'answered' | 'gone'): void => {
        if (call.state === 'open') call.state = state;
        others.delete(call);
        if (others.size === 0 && open.get(key) === others) open.delete(key);
      };
      response.on('close', () => done(response.writableFinished ? 'answered' : 'gone'));
      await answer(response, call, options.delayMs());
    });
  });
  server.on('connection', (socket) => askers.set(socket, options.askerOf?.(socket) ?? null));
  server.keepAliveTimeout = 120_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  model.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  model.url = `http://${model.host}/v1`;
  model.close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return model;
}

/** What a call without a key is compared with would be every other call: then nothing is said. */
function compare(
  model: CountingModel,
  { isKilled }: CountingOptions,
  call: CountedCall,
  others: Set<CountedCall>,
): void {
  if (call.key === '') return;
  for (const other of others) {
    if (other.asker !== null && isKilled?.(other.asker)) model.leftBehind += 1;
    else model.overlaps.push({ key: call.key, askers: [other.asker, call.asker] });
  }
}

/** The words that a key (or a body without one) is answered with. */
export function wordsFor(keyOrBody: string): string[] {
  const name = hashOf(keyOrBody).slice(0, 6).replace(/\d/g, 'x');
  return Array.from({ length: PIECES }, (_, index) => `${index === 0 ? '' : ' '}${name} word ${index + 1}`);
}

async function answer(response: ServerResponse, call: CountedCall, milliseconds: number): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const content of wordsFor(call.key || call.body)) {
    await new Promise((resolve) => setTimeout(resolve, milliseconds / PIECES));
    if (response.destroyed) return;
    response.write(chunk([{ index: 0, delta: { content }, finish_reason: null }]));
    call.pieces += 1;
  }
  const usage = { prompt_tokens: 120, completion_tokens: 36, total_tokens: 156 };
  response.write(chunk([{ index: 0, delta: {}, finish_reason: 'stop' }]));
  response.end(`${chunk([], { usage })}data: [DONE]\n\n`);
}

const chunk = (choices: object[], more: object = {}): string =>
  `data: ${JSON.stringify({ id: 'reply-1', object: 'chat.completion.chunk', choices, ...more })}\n\n`;

const hashOf = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');
