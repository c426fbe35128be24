/** The provider both gateways ask: an OpenAI-compatible server that answers at once, always the same. Prints its URL. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As many events as a short answer has; 1.4 kB of text in all. */
const CHUNKS = 60;
const WORDS = Array.from({ length: CHUNKS }, (_, index) => `the twenty odd words ${index} `);

const envelope = { id: 'chatcmpl-1', created: 1, model: 'bench-model' };
const usage = { prompt_tokens: 600, completion_tokens: 300, total_tokens: 900 };
const frame = (body: object): string => `data: ${JSON.stringify(body)}\n\n`;
const chunk = (delta: object, finish: string | null = null): string =>
  frame({
    ...envelope,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, finish_reason: finish }],
  });

const FRAMES = [
  chunk({ role: 'assistant', content: '' }),
  ...WORDS.map((content) => chunk({ content })),
  chunk({}, 'stop') +
    frame({ ...envelope, object: 'chat.completion.chunk', choices: [], usage }) +
    'data: [DONE]\n\n',
];
const WHOLE = JSON.stringify({
  ...envelope,
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: WORDS.join('') }, finish_reason: 'stop' }],
  usage,
});

/** Each event in a write of its own, as a model writes them. */
function stream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  let next = 0;
  const write = (): void => {
    response.write(FRAMES[next]!);
    next += 1;
    if (next < FRAMES.length) setImmediate(write);
    else response.end();
  };
  write();
}

const server = createServer((request, response) => {
  const pieces: Buffer[] = [];
  request.on('data', (piece: Buffer) => pieces.push(piece));
  request.on('end', () => {
    if (/"stream":\s*true/.test(Buffer.concat(pieces).toString())) return stream(response);
    response.writeHead(200, { 'content-type': 'application/json' }).end(WHOLE);
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
});
