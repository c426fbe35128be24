import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What Presidio's analyzer gets. */
export interface AnalyzerRequest {
  text: string;
  language: string;
  score_threshold: number;
  return_decision_process: boolean;
}

export interface FakeDetector {
  /** Where it analyzes. */
  url: string;
  host: string;
  /** What it received, in order. */
  requests: (AnalyzerRequest & { authorization: string | null })[];
  /** How many it answers at this moment, and the most there were at once. */
  atOnce: { now: number; most: number };
  /** What it does; replaced by tests. */
  answer(asked: AnalyzerRequest, response: ServerResponse, request: IncomingMessage): void | Promise<void>;
  close(): Promise<void>;
}

/** Finds a word as Python would count it: places are code points. */
export function findWord(asked: string, word: string, entity: string, score = 0.85): object[] {
  const start = asked.indexOf(word);
  if (start < 0) return [];
  const first = [...asked.slice(0, start)].length;
  return [
    { entity_type: entity, start: first, end: first + [...word].length, score, analysis_explanation: null },
  ];
}

/** Writes an answer as the analyzer does. */
export const sendJson = (response: ServerResponse, body: unknown, status = 200): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** A server that speaks the API of Presidio's analyzer; it finds nothing until a test says what. */
export async function startFakeDetector(): Promise<FakeDetector> {
  const server = createServer((request, response) => {
    const { atOnce } = detector;
    atOnce.most = Math.max(atOnce.most, (atOnce.now += 1));
    response.once('close', () => (atOnce.now -= 1));
    void text(request).then((body) => {
      const asked = JSON.parse(body) as AnalyzerRequest;
      detector.requests.push({ ...asked, authorization: request.headers.authorization ?? null });
      return detector.answer(asked, response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const detector: FakeDetector = {
    url: `http://${host}/analyze`,
    host,
    requests: [],
    atOnce: { now: 0, most: 0 },
    answer: (_asked, response) => sendJson(response, []),
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return detector;
}
