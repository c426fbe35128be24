import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/** What may happen to a call, with its weight. */
const FAULTS = {
  none: 60,
  'limit, back in a second': 6,
  'limit, back in a minute': 2,
  'error of the server': 6,
  'error event before the text': 4,
  'error event in the text': 4,
  'cut before the text': 4,
  'cut in the text': 5,
  hangs: 3,
  'hangs in the text': 2,
  slow: 4,
} as const;
export type Fault = keyof typeof FAULTS;

export interface FaultyModel {
  url: string;
  /** How often each happened. */
  counts: Map<Fault, number>;
  /** Sockets that wait for nothing any more are closed with it. */
  close(): Promise<void>;
}

const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const chunk = (more: object): string => event({ id: 'reply-1', object: 'chat.completion.chunk', ...more });
const piece = (content: string): string =>
  chunk({ choices: [{ index: 0, delta: { content }, finish_reason: null }] });
const END = [
  chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }),
  chunk({ choices: [], usage: { prompt_tokens: 120, completion_tokens: 40, total_tokens: 160 } }),
  'data: [DONE]\n\n',
];

/** A model of chat completions that fails in every way there is. `random` gives numbers from 0 to 1. */
export async function startFaultyModel(random: () => number): Promise<FaultyModel> {
  const counts = new Map<Fault, number>();
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { messages } = JSON.parse(body) as { messages: { content: string }[] };
      const fault = choose(random());
      counts.set(fault, (counts.get(fault) ?? 0) + 1);
      await answer(response, fault, messages.at(-1)?.content ?? '', random).catch(() => response.destroy());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    counts,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function choose(random: number): Fault {
  const entries = Object.entries(FAULTS) as [Fault, number][];
  let left = random * entries.reduce((sum, [, weight]) => sum + weight, 0);
  return entries.find(([, weight]) => (left -= weight) < 0)?.[0] ?? 'none';
}

async function answer(
  response: ServerResponse,
  fault: Fault,
  prompt: string,
  random: () => number,
): Promise<void> {
  const refuse = (status: number, headers: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end('{"error":{}}');
  if (fault === 'limit, back in a second') return void refuse(429, { 'retry-after': '1' });
  if (fault === 'limit, back in a minute') return void refuse(429, { 'retry-after': '60' });
  if (fault === 'error of the server') return void refuse(500);
  if (fault === 'hangs') return;
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const broken = event({ error: { message: 'Busy', type: 'server_error', code: 'server_error' } });
  if (fault === 'error event before the text') return void response.end(broken);
  if (fault === 'cut before the text') {
    response.write(chunk({ choices: [{ index: 0, delta: { role: 'assistant' }, finish_reason: null }] }));
    await delay(5);
    return void response.destroy();
  }
  const pieces = prompt.match(/[^]{1,9}/g) ?? [];
  const stopAt =
    fault === 'none' || fault === 'slow' ? Infinity : 1 + Math.floor(random() * (pieces.length - 1));
  for (const [index, one] of pieces.entries()) {
    if (index === stopAt) break;
    response.write(piece(one));
    await delay((fault === 'slow' ? 600 : 200) * (0.5 + random()));
    if (response.destroyed) return;
  }
  if (stopAt === Infinity) return void response.end(END.join(''));
  if (fault === 'error event in the text') return void response.end(broken);
  if (fault === 'cut in the text') response.destroy();
}
