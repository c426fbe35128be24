import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface KeyedModel {
  /** Base address for a model record. */
  url: string;
  host: string;
  /** What was asked and with which key, in order. */
  asked: { model: string; key: string; headers: IncomingHttpHeaders; body: Record<string, any> }[];
  /** When it is set, any other key gets 401. */
  accepts: string | null;
  close(): Promise<void>;
}

interface Asked {
  headers: IncomingHttpHeaders;
  body: Record<string, any>;
}

/** What the token endpoint beside the model gives for a signed assertion. */
export const ACCESS_TOKEN = 'ya29.seeded-access-token-of-a-service-account';

/** How many tokens each answer is said to have used. */
export const USED = { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 };

const json = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

/** Everything the caller sent, its key first, as careless providers and proxies write it into their errors. */
const quoting = ({ headers, body }: Asked): string =>
  `Refused ${JSON.stringify(headers)} ${JSON.stringify(body)}`;

const refusal = (status: number) => (response: ServerResponse, asked: Asked) =>
  json(response, status, { error: { message: quoting(asked), type: 'some_error', code: null } });

function reply(response: ServerResponse, { body }: Asked, message: Record<string, unknown>): void {
  const finish = message['tool_calls'] ? 'tool_calls' : 'stop';
  const head = { id: 'reply-1', model: `${body['model']}-2026-11`, usage: USED };
  if (!body['stream'])
    return json(response, 200, { ...head, choices: [{ index: 0, message, finish_reason: finish }] });
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const chunks = [
    { ...head, usage: null, choices: [{ index: 0, delta: message, finish_reason: null }] },
    { ...head, choices: [{ index: 0, delta: {}, finish_reason: finish }] },
  ];
  for (const chunk of chunks) response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  response.end('data: [DONE]\n\n');
}

const JSON_ANSWER = '{"word":"pong","number":7}';
const wantsJson = ({ body }: Asked): boolean => /JSON/.test(JSON.stringify(body['messages']));
const say = (content: string) => ({ role: 'assistant', content });

function callTool(response: ServerResponse, asked: Asked): void {
  const { name } = asked.body['tools'][0].function as { name: string };
  const call = { id: 'call-1', type: 'function', function: { name, arguments: '{"word":"pong"}' } };
  reply(response, asked, { role: 'assistant', content: null, tool_calls: [call] });
}

/** What the model of a name does. */
const BEHAVIOURS: Record<string, (response: ServerResponse, asked: Asked) => void> = {
  /** Does all it is asked to. */
  able: (response, asked) => {
    if (asked.body['tools']?.length) return callTool(response, asked);
    reply(response, asked, say(wantsJson(asked) ? JSON_ANSWER : 'pong'));
  },
  /** Answers everything in words. */
  talks: (response, asked) => reply(response, asked, say('pong, of course')),
  empty: (response, asked) => reply(response, asked, say('')),
  unauthorized: refusal(401),
  forbidden: refusal(403),
  unknown: refusal(404),
  limited: refusal(429),
  fails: refusal(500),
  malformed: (response, asked) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end(`<html>${quoting(asked)}</html>`),
  /** An error behind status 200, with and without text before it. */
  breaks: (response, asked) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const choices = [{ index: 0, delta: say('po'), finish_reason: null }];
    response.write(`data: ${JSON.stringify({ id: 'reply-1', choices })}\n\n`);
    response.end(`data: ${JSON.stringify({ error: { message: quoting(asked), code: 500 } })}\n\n`);
  },
  moves: (response) =>
    void response
      .writeHead(307, { location: `/v1/elsewhere/${String(response.req.headers.authorization)}` })
      .end(),
  silent: () => undefined,
  /** Never silent for long, and never done. */
  drips: (response) => {
    const timer = setInterval(() => response.write(': still here\n\n'), 50);
    response.on('close', () => clearInterval(timer)).writeHead(200, { 'content-type': 'text/event-stream' });
  },
};

/** Of a form (a token request) its parts, of anything else the text. */
function bodyOf(sent: string): Record<string, any> {
  try {
    return JSON.parse(sent || '{}') as Record<string, any>;
  } catch {
    return { ...Object.fromEntries(new URLSearchParams(sent)), sent };
  }
}

/** An OpenAI-compatible server that looks at keys and quotes them in its errors; the model's name says how it behaves. */
export async function startKeyedModel(): Promise<KeyedModel> {
  const model: KeyedModel = { url: '', host: '', asked: [], accepts: null, close: async () => undefined };
  const server = createServer((request, response) => {
    void text(request).then((sent) => {
      const body = bodyOf(sent);
      const asked = { headers: request.headers, body };
      const key = (request.headers.authorization ?? '').replace(/^Bearer /, '');
      model.asked.push({ model: String(body['model']), key, headers: request.headers, body });
      if (request.url === '/token')
        return json(response, 200, { access_token: ACCESS_TOKEN, expires_in: 3600 });
      const known = model.accepts === null || model.accepts === key;
      (known ? (BEHAVIOURS[String(body['model'])] ?? refusal(404)) : refusal(401))(response, asked);
    });
  });
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
