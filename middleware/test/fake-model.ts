import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface FakeModel {
  url: string;
  /** Bodies it received, in order. */
  requests: string[];
  /** Their headers. */
  headers: IncomingHttpHeaders[];
  /** Lets replies of the model `waits` go on. */
  release(): void;
  close(): Promise<void>;
}

type Write = (piece: string) => void;

/** What a provider that quotes a key in its error would quote. */
export const KEY_QUOTED = 'sk-seeded-provider-key';

/** What the model of a name does after the request has come. */
const BEHAVIOURS: Record<
  string,
  (response: ServerResponse, prompt: string, gate: Promise<void>) => Promise<void>
> = {
  answers: async (response, prompt) =>
    stream(response, (write) => ['About ', ...pieces(prompt)].forEach(write)),
  waits: async (response, prompt, gate) => {
    const write = open(response);
    write('First words. ');
    await gate;
    for (const piece of pieces(prompt)) write(piece);
    done(response);
  },
  silent: async () => undefined,
  drops: async (response) => {
    open(response)('Half an ans');
    setTimeout(() => response.destroy(), 50);
  },
  nonsense: async (response) =>
    void response.setHeader('content-type', 'text/html').end('<html>Welcome</html>'),
  refuses: async (response) =>
    void response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":{}}'),
  quotes: async (response, prompt) =>
    void response
      .writeHead(400, { 'content-type': 'application/json', 'x-request-id': 'request-7' })
      .end(JSON.stringify({ error: { message: `Not ${prompt} of ${KEY_QUOTED}`, code: 'constructor' } })),
  limits: async (response) =>
    void response
      .writeHead(429, { 'content-type': 'application/json', 'retry-after': '15' })
      .end('{"error":{}}'),
  busy: async (response) =>
    void response.writeHead(503, { 'content-type': 'application/json' }).end('{"error":{}}'),
};

/** An OpenAI-compatible server; the model's name says how it behaves. */
export async function startFakeModel(): Promise<FakeModel> {
  const requests: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const server = createServer((request: IncomingMessage, response) => {
    void text(request).then(async (body) => {
      requests.push(body);
      headers.push(request.headers);
      const { model, messages } = JSON.parse(body) as { model: string; messages: { content: string }[] };
      await BEHAVIOURS[model]?.(response, messages.at(-1)?.content ?? '', gate);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    requests,
    headers,
    release,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** At least 60 pieces, so that tokens are cut in the middle. */
function pieces(prompt: string): string[] {
  const length = Math.max(7, Math.ceil(prompt.length / 60));
  return prompt.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g')) ?? [];
}

function open(response: ServerResponse): Write {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  return (piece) => {
    const choices = [{ index: 0, delta: { content: piece }, finish_reason: null }];
    response.write(
      `data: ${JSON.stringify({ id: 'reply-1', object: 'chat.completion.chunk', choices })}\n\n`,
    );
  };
}

function done(response: ServerResponse): void {
  const choices = [{ index: 0, delta: {}, finish_reason: 'stop' }];
  const usage = { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 };
  response.write(`data: ${JSON.stringify({ id: 'reply-1', object: 'chat.completion.chunk', choices })}\n\n`);
  response.write(
    `data: ${JSON.stringify({ id: 'reply-1', object: 'chat.completion.chunk', choices: [], usage })}\n\n`,
  );
  response.end('data: [DONE]\n\n');
}

function stream(response: ServerResponse, work: (write: Write) => void): void {
  work(open(response));
  done(response);
}
