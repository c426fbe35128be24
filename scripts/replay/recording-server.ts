/** A real HTTP server on this machine that answers whatever it is asked with one recorded response. */

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bytesOf, contentType } from './bodies.ts';
import type { RecordedResponse } from './recording.ts';

/** Small enough that events are cut in the middle. */
const PIECE = 700;
/** Of the connection that was recorded, not of this one. */
const OF_THE_CONNECTION = new Set([
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'keep-alive',
]);

export interface RecordingServer {
  url: string;
  /** Answers everything from now on with this. */
  answer(response: RecordedResponse): void;
  /** What was asked since then. */
  asked: { method: string; path: string; body: string }[];
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, on any free port. */
export async function startRecordingServer(): Promise<RecordingServer> {
  let current: RecordedResponse | null = null;
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      started.asked.push({ method: request.method ?? '', path: request.url ?? '', body });
      if (current) send(response, current);
      else response.writeHead(500).end();
    });
  });
  const started: RecordingServer = {
    url: '',
    asked: [],
    answer(response) {
      current = response;
      started.asked = [];
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  started.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return started;
}

function send(response: ServerResponse, recorded: RecordedResponse): void {
  const headers = Object.entries(recorded.headers).filter(
    ([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()) && name.toLowerCase() !== 'content-type',
  );
  response.writeHead(recorded.status, [...headers.flat().map(String), 'content-type', contentType(recorded)]);
  const bytes = bytesOf(recorded);
  const writeFrom = (at: number): void => {
    if (at >= bytes.length) return void response.end();
    response.write(bytes.subarray(at, at + PIECE));
    setImmediate(() => writeFrom(at + PIECE));
  };
  writeFrom(0);
}
