import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { ProviderError, type ModelEvent, type ModelReply, type ModelRequest } from '../core/provider.ts';
import type { Platform } from '../core/types.ts';
import { createProviders } from './index.ts';
import { WIRE_FORMATS } from './wire-fixtures.ts';

const KEY = 'sk-secret-0123456789';
const PROMPT = 'The very particular prompt.';
const TEXT = ['Grüße, ', 'Ana: 🙂 ', 'PERSON-K7-0010', ' is done.'];
const loadProvider = createProviders({ scriptedRepliesFile: null });

/** What the server does with the next request. */
let answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
let received = '';
let headers: IncomingMessage['headers'] = {};
let server: Server;
let url = '';

before(async () => {
  server = createServer((request, response) => {
    received = '';
    headers = request.headers;
    request.setEncoding('utf8');
    request.on('data', (piece: string) => (received += piece));
    request.on('end', () => answer(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

function json(status: number, body: unknown, extra: Record<string, string> = {}): typeof answer {
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
function stream(
  frames: string[],
  bytes: number,
  end: (response: ServerResponse) => void = (r) => r.end(),
): typeof answer {
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

interface Asked {
  streamed?: boolean;
  signal?: AbortSignal;
  idleTimeoutMs?: number;
  technology?: string;
  onText?: (text: string) => void;
}

async function ask(platform: Platform, asked: Asked = {}): Promise<{ pieces: string[]; reply: ModelReply }> {
  const request: ModelRequest = {
    system: 'Be brief.',
    prompt: PROMPT,
    temperature: 0.2,
    topP: null,
    maxTokens: 99,
    stream: asked.streamed ?? true,
  };
  const provider = await loadProvider(platform);
  const endpoint = platform === 'anthropic' ? url : `${url}/v1`;
  const events = provider.invoke(
    request,
    { technology: asked.technology ?? 'model-1', endpoint, apiKey: KEY, region: null },
    { signal: asked.signal ?? new AbortController().signal, idleTimeoutMs: asked.idleTimeoutMs ?? 5000 },
  );
  const pieces: string[] = [];
  const replies: ModelReply[] = [];
  for await (const event of events as AsyncIterable<ModelEvent>) {
    assert.equal(replies.length, 0, 'the reply is the last event');
    if (event.type === 'reply') replies.push(event.reply);
    else pieces.push(event.text);
    if (event.type === 'text') asked.onText?.(event.text);
  }
  assert.equal(replies.length, 1);
  return { pieces, reply: replies[0]! };
}

/** The error of a call; in every one of them neither key nor prompt may be found, wherever one looks. */
async function failure(platform: Platform, asked: Asked = {}): Promise<ProviderError> {
  const error = await ask(platform, asked).then(
    () => assert.fail('the call succeeded'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ProviderError, String(error));
  const everything = JSON.stringify(error) + error.message + String(error.stack) + String(error.cause);
  assert.ok(!everything.includes(KEY) && !everything.includes('sk-sec') && !everything.includes(PROMPT));
  return error;
}

for (const wire of WIRE_FORMATS) {
  const { platform } = wire;

  test(`${platform}: a complete reply has text, usage, finish reason and request id`, async () => {
    answer = json(200, wire.complete(TEXT.join('')));
    const { pieces, reply } = await ask(platform, { streamed: false });
    assert.deepEqual(pieces, [TEXT.join('')]);
    assert.equal(reply.text, TEXT.join(''));
    assert.deepEqual(
      [reply.usage.input, reply.usage.output, reply.usage.cached, reply.usage.source],
      [21, 7, 5, 'reported'],
    );
    assert.equal(reply.finish.unified, 'stop');
    assert.equal(reply.providerRequestId, 'req_1');
    assert.equal(reply.region, platform === 'anthropic' ? 'eu' : null);
    const sent = JSON.parse(received) as Record<string, unknown>;
    assert.equal(sent['model'], 'model-1');
    assert.equal(sent['temperature'], 0.2);
    assert.ok(received.includes(PROMPT) && received.includes('Be brief.') && !('top_p' in sent));
    assert.ok(JSON.stringify(headers).includes(KEY));
  });

  for (const bytes of [1, 7, 100_000]) {
    test(`${platform}: a stream cut every ${bytes} bytes gives the same pieces`, async () => {
      answer = stream(wire.frames(TEXT), bytes);
      const { pieces, reply } = await ask(platform);
      assert.deepEqual(pieces, TEXT);
      assert.equal(reply.text, TEXT.join(''));
      assert.deepEqual([reply.usage.input, reply.usage.output, reply.usage.source], [21, 7, 'reported']);
      assert.equal(reply.finish.unified, 'stop');
      assert.equal(reply.providerRequestId, 'req_1');
    });
  }

  test(`${platform}: usage that is not reported is estimated and marked, never 0`, async () => {
    answer = json(200, wire.withoutUsage('Some text'));
    const whole = await ask(platform, { streamed: false });
    answer = stream(wire.framesWithoutUsage(['Some ', 'text']), 50);
    const streamed = await ask(platform);
    for (const { usage } of [whole.reply, streamed.reply]) {
      assert.equal(usage.source, 'estimated');
      assert.ok(usage.input > 0 && usage.output > 0);
    }
  });

  for (const [raw, unified] of wire.stopReasons) {
    test(`${platform}: it stopped because of ${raw}, which is our ${unified}`, async () => {
      answer = json(200, wire.withStopReason(raw));
      const { reply } = await ask(platform, { streamed: false });
      assert.deepEqual(reply.finish, { unified, raw });
    });
  }

  const statuses: [number, string, boolean][] = [
    [401, 'MODEL_AUTHENTICATION_FAILED', false],
    [403, 'MODEL_PERMISSION_DENIED', false],
    [404, 'MODEL_NOT_FOUND', false],
    [429, 'MODEL_RATE_LIMITED', true],
    [500, 'MODEL_OVERLOADED', true],
    [529, 'MODEL_OVERLOADED', true],
  ];
  for (const [status, code, retryable] of statuses) {
    test(`${platform}: status ${status} is ${code}, asked once`, async () => {
      let calls = 0;
      const refuse = json(status, wire.error(status), { 'retry-after': '3' });
      answer = (request, response) => {
        calls += 1;
        refuse(request, response);
      };
      for (const streamed of [true, false]) {
        const error = await failure(platform, { streamed });
        assert.deepEqual([error.code, error.retryable, error.status], [code, retryable, status]);
        assert.equal(error.retryAfterMs, 3000);
        assert.equal(error.beforeFirstToken, true);
        assert.equal(error.providerRequestId, 'req_1');
      }
      assert.equal(calls, 2);
    });
  }

  test(`${platform}: a prompt that is too long says so`, async () => {
    answer = json(400, wire.contextTooLong);
    assert.equal((await failure(platform)).code, 'MODEL_CONTEXT_TOO_LONG');
  });

  for (const streamed of [true, false]) {
    test(`${platform}: status 200 with an error in the body is that error (${streamed ? 'streamed' : 'whole'})`, async () => {
      answer = json(200, wire.error(429));
      assert.equal((await failure(platform, { streamed })).code, 'MODEL_RATE_LIMITED');
    });

    test(`${platform}: status 200 with nonsense is a malformed reply (${streamed ? 'streamed' : 'whole'})`, async () => {
      for (const nonsense of [{}, [], 'text', null, { choices: [], content: 5 }, { choices: 'x' }]) {
        answer = json(200, nonsense);
        assert.equal((await failure(platform, { streamed })).code, 'MODEL_REPLY_MALFORMED');
      }
      answer = (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>');
      assert.equal((await failure(platform, { streamed })).code, 'MODEL_REPLY_MALFORMED');
    });
  }

  test(`${platform}: a stream of nonsense is a malformed reply`, async () => {
    answer = stream(['event: message_start\ndata: {oops\n\n'], 100);
    assert.equal((await failure(platform)).code, 'MODEL_REPLY_MALFORMED');
  });

  test(`${platform}: an error inside a stream is an error, and tells whether text was shown`, async () => {
    answer = stream([wire.errorFrame], 100);
    const early = await failure(platform);
    assert.deepEqual([early.code, early.beforeFirstToken], ['MODEL_OVERLOADED', true]);
    answer = stream(
      [...wire.frames(['Half an ']).slice(0, platform === 'anthropic' ? 4 : 2), wire.errorFrame],
      100,
    );
    const late = await failure(platform);
    assert.deepEqual([late.code, late.beforeFirstToken], ['MODEL_OVERLOADED', false]);
  });

  for (const [how, end] of [
    ['closed', (response: ServerResponse) => response.end()],
    ['cut', (response: ServerResponse) => response.destroy()],
  ] as const) {
    test(`${platform}: a stream that is ${how} half-way is broken, not an answer`, async () => {
      const half = wire.frames(TEXT).slice(0, 4);
      answer = stream(half, 1000, (response) => setImmediate(() => end(response)));
      assert.equal((await failure(platform)).code, 'MODEL_STREAM_BROKEN');
    });
  }

  test(`${platform}: silence ends in a timeout, before the headers and inside the stream`, async () => {
    answer = () => undefined;
    const early = await failure(platform, { idleTimeoutMs: 60 });
    assert.deepEqual([early.code, early.beforeFirstToken], ['MODEL_TIMEOUT', true]);
    answer = stream(wire.frames(TEXT).slice(0, 4), 10_000, () => undefined);
    const late = await failure(platform, { idleTimeoutMs: 120 });
    assert.deepEqual([late.code, late.beforeFirstToken], ['MODEL_TIMEOUT', false]);
  });

  test(`${platform}: cancelling closes the socket to the provider`, async () => {
    const closed = new Promise<void>((resolve) => {
      answer = (request, response) => {
        response.on('close', resolve);
        stream(wire.frames(TEXT).slice(0, 4), 10_000, () => undefined)(request, response);
      };
    });
    const cancel = new AbortController();
    const error = await failure(platform, { signal: cancel.signal, onText: () => cancel.abort() });
    assert.equal(error.code, 'MODEL_CANCELLED');
    await closed;
  });

  test(`${platform}: leaving the stream early closes the socket too`, async () => {
    const closed = new Promise<void>((resolve) => {
      answer = (request, response) => {
        response.on('close', resolve);
        stream(wire.frames(TEXT).slice(0, 4), 10_000, () => undefined)(request, response);
      };
    });
    await assert.rejects(ask(platform, { onText: () => assert.fail('enough') }));
    await closed;
  });

  test(`${platform}: a deadline is a timeout, not a cancellation`, async () => {
    answer = () => undefined;
    assert.equal((await failure(platform, { signal: AbortSignal.timeout(50) })).code, 'MODEL_TIMEOUT');
  });

  test(`${platform}: a refused connection is unreachable`, async () => {
    answer = (request) => request.socket.destroy();
    assert.ok(['MODEL_UNREACHABLE', 'MODEL_STREAM_BROKEN'].includes((await failure(platform)).code));
    const open = url;
    url = 'http://127.0.0.1:9';
    try {
      assert.equal((await failure(platform)).code, 'MODEL_UNREACHABLE');
    } finally {
      url = open;
    }
  });
}

for (const [platform, technology] of [
  ['builtin', 'extractive'],
  ['scripted', 'demo'],
] as const) {
  test(`${platform}: streamed and whole are one text, with usage, a notice and a finish reason`, async () => {
    const streamed = await ask(platform, { technology });
    const whole = await ask(platform, { technology, streamed: false });
    assert.ok(streamed.pieces.length > 1 || platform === 'builtin');
    assert.equal(streamed.pieces.join(''), whole.reply.text);
    assert.equal(streamed.reply.text, whole.reply.text);
    assert.ok(whole.reply.usage.input > 0 && whole.reply.usage.output > 0);
    assert.match(whole.reply.notice ?? '', /no language model was asked/);
    assert.equal(whole.reply.finish.unified, 'stop');
  });

  test(`${platform}: cancelling ends it at once`, async () => {
    const cancel = new AbortController();
    const asked = { technology: platform === 'scripted' ? 'slow' : technology, signal: cancel.signal };
    setTimeout(() => cancel.abort(), 3);
    assert.equal((await failure(platform, asked)).code, 'MODEL_CANCELLED');
  });
}

const SCRIPTED_FAILURES = {
  'rate-limited': 'MODEL_RATE_LIMITED',
  breaks: 'MODEL_STREAM_BROKEN',
  unheard: 'MODEL_NOT_FOUND',
};
for (const [technology, code] of Object.entries(SCRIPTED_FAILURES)) {
  test(`scripted: ${technology} fails with ${code}`, async () => {
    const error = await failure('scripted', { technology });
    assert.equal(error.code, code);
    assert.equal(error.beforeFirstToken, technology !== 'breaks');
  });
}
