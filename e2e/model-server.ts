import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ModelServer {
  /** The base URL an `openai-compatible` model record names. */
  url: string;
  /** Every request's bytes as they came, and whether a stream was asked for. */
  received: { body: string; streamed: boolean }[];
  /** While true, every request is answered as one too many, to be tried again in a minute. */
  limited: boolean;
  close(): Promise<void>;
}

export interface ModelServerOptions {
  /** Requests with any other key are refused; without it no key is asked for. */
  key?: string;
}

const ANSWER = 'Short summary of the record. ';

/** Tokens of the prompt come back in the answer, so that restoring them is part of what is tested. */
function answerTo(prompt: string): string {
  const tokens = [...new Set(prompt.match(/\b[A-Z]{2,}-[A-Z0-9]{2}-\d{4}\b/g) ?? [])];
  return `${ANSWER}${tokens.slice(0, 40).join(', ')}`;
}

function usage(prompt: string, answer: string) {
  const [input, output] = [Math.ceil(prompt.length / 4), Math.ceil(answer.length / 4)];
  return { prompt_tokens: input, completion_tokens: output, total_tokens: input + output };
}

function complete(response: ServerResponse, model: string, prompt: string): void {
  const answer = answerTo(prompt);
  const message = { role: 'assistant', content: answer, refusal: null };
  response.setHeader('content-type', 'application/json').end(
    JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion',
      created: 1_790_000_000,
      model,
      choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' }],
      usage: usage(prompt, answer),
    }),
  );
}

function stream(response: ServerResponse, model: string, prompt: string): void {
  const answer = answerTo(prompt);
  const chunk = (fields: object) =>
    response.write(
      `data: ${JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1_790_000_000, model, ...fields })}\n\n`,
    );
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  chunk({ choices: [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }] });
  for (const piece of answer.match(/[\s\S]{1,9}/g) ?? [])
    chunk({ choices: [{ index: 0, delta: { content: piece }, finish_reason: null }] });
  chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
  chunk({ choices: [], usage: usage(prompt, answer) });
  response.end('data: [DONE]\n\n');
}

/** An error in the documented form. */
function refuse(response: ServerResponse, status: 401 | 429, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: code, param: null, code } }));
}

/** A server that answers chat completions in the documented form, streamed and not, and keeps what it was sent. */
export async function startModelServer({ key }: ModelServerOptions = {}): Promise<ModelServer> {
  const received: ModelServer['received'] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      if (key && request.headers.authorization !== `Bearer ${key}`)
        return refuse(response, 401, 'invalid_api_key', 'The key is not known.');
      if (control.limited) response.setHeader('retry-after', '60');
      if (control.limited)
        return refuse(response, 429, 'rate_limit_exceeded', 'Too many requests per minute.');
      const parsed = JSON.parse(body) as { model: string; stream?: boolean; messages: { content: string }[] };
      received.push({ body, streamed: parsed.stream === true });
      const prompt = parsed.messages.at(-1)?.content ?? '';
      (parsed.stream ? stream : complete)(response, parsed.model, prompt);
    });
  });
  const control: ModelServer = {
    url: '',
    received,
    limited: false,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  control.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return control;
}
