import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, test } from 'node:test';
import { ask, failure, json, startWireServer, stream, type WireServer } from './contract-harness.ts';
import { WIRE_FORMATS } from './wire-fixtures.ts';

const TEXT = ['Grüße, ', 'Ana: 🙂 ', 'PERSON-K7-0010', ' is done.'];
let server: WireServer;
const at = (): { url: string } => ({ url: server.url });

before(async () => {
  server = await startWireServer();
});
after(() => server.close());

for (const wire of WIRE_FORMATS) {
  const { platform } = wire;

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
      server.answer = (request, response) => {
        calls += 1;
        refuse(request, response);
      };
      for (const streamed of [true, false]) {
        const error = await failure(platform, { ...at(), streamed });
        assert.deepEqual([error.code, error.retryable, error.status], [code, retryable, status]);
        assert.equal(error.retryAfterMs, 3000);
        assert.equal(error.beforeFirstToken, true);
        assert.equal(error.providerRequestId, 'req_1');
      }
      assert.equal(calls, 2);
    });
  }

  test(`${platform}: a prompt that is too long says so`, async () => {
    server.answer = json(400, wire.contextTooLong);
    assert.equal((await failure(platform, at())).code, 'MODEL_CONTEXT_TOO_LONG');
  });

  for (const streamed of [true, false]) {
    test(`${platform}: status 200 with an error in the body is that error (${streamed ? 'streamed' : 'whole'})`, async () => {
      server.answer = json(200, wire.error(429));
      assert.equal((await failure(platform, { ...at(), streamed })).code, 'MODEL_RATE_LIMITED');
    });

    test(`${platform}: status 200 with nonsense is a malformed reply (${streamed ? 'streamed' : 'whole'})`, async () => {
      for (const nonsense of [{}, [], 'text', null, { choices: [], content: 5 }, { choices: 'x' }]) {
        server.answer = json(200, nonsense);
        assert.equal((await failure(platform, { ...at(), streamed })).code, 'MODEL_REPLY_MALFORMED');
      }
      server.answer = (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>');
      assert.equal((await failure(platform, { ...at(), streamed })).code, 'MODEL_REPLY_MALFORMED');
    });
  }

  test(`${platform}: a stream of nonsense is a malformed reply`, async () => {
    server.answer = stream(['event: message_start\ndata: {oops\n\n'], 100);
    assert.equal((await failure(platform, at())).code, 'MODEL_REPLY_MALFORMED');
  });

  test(`${platform}: an error inside a stream is an error, and tells whether text was shown`, async () => {
    server.answer = stream([wire.errorFrame], 100);
    const early = await failure(platform, at());
    assert.deepEqual([early.code, early.beforeFirstToken], ['MODEL_OVERLOADED', true]);
    server.answer = stream(
      [...wire.frames(['Half an ']).slice(0, platform === 'anthropic' ? 4 : 2), wire.errorFrame],
      100,
    );
    const late = await failure(platform, at());
    assert.deepEqual([late.code, late.beforeFirstToken], ['MODEL_OVERLOADED', false]);
  });

  for (const [how, end] of [
    ['closed', (response: ServerResponse) => response.end()],
    ['cut', (response: ServerResponse) => response.destroy()],
  ] as const) {
    test(`${platform}: a stream that is ${how} half-way is broken, not an answer`, async () => {
      const half = wire.frames(TEXT).slice(0, 4);
      server.answer = stream(half, 1000, (response) => setImmediate(() => end(response)));
      assert.equal((await failure(platform, at())).code, 'MODEL_STREAM_BROKEN');
    });
  }

  test(`${platform}: silence ends in a timeout, before the headers and inside the stream`, async () => {
    server.answer = () => undefined;
    const early = await failure(platform, { ...at(), idleTimeoutMs: 60 });
    assert.deepEqual([early.code, early.beforeFirstToken], ['MODEL_TIMEOUT', true]);
    server.answer = stream(wire.frames(TEXT).slice(0, 4), 10_000, () => undefined);
    const late = await failure(platform, { ...at(), idleTimeoutMs: 120 });
    assert.deepEqual([late.code, late.beforeFirstToken], ['MODEL_TIMEOUT', false]);
  });

  test(`${platform}: cancelling closes the socket to the provider`, async () => {
    const closed = new Promise<void>((resolve) => {
      server.answer = (request, response) => {
        response.on('close', resolve);
        stream(wire.frames(TEXT).slice(0, 4), 10_000, () => undefined)(request, response);
      };
    });
    const cancel = new AbortController();
    const error = await failure(platform, { ...at(), signal: cancel.signal, onText: () => cancel.abort() });
    assert.equal(error.code, 'MODEL_CANCELLED');
    await closed;
  });

  test(`${platform}: leaving the stream early closes the socket too`, async () => {
    const closed = new Promise<void>((resolve) => {
      server.answer = (request, response) => {
        response.on('close', resolve);
        stream(wire.frames(TEXT).slice(0, 4), 10_000, () => undefined)(request, response);
      };
    });
    await assert.rejects(ask(platform, { ...at(), onText: () => assert.fail('enough') }));
    await closed;
  });

  test(`${platform}: a deadline is a timeout, not a cancellation`, async () => {
    server.answer = () => undefined;
    assert.equal(
      (await failure(platform, { ...at(), signal: AbortSignal.timeout(50) })).code,
      'MODEL_TIMEOUT',
    );
  });

  test(`${platform}: a refused connection is unreachable`, async () => {
    server.answer = (request) => request.socket.destroy();
    assert.ok(['MODEL_UNREACHABLE', 'MODEL_STREAM_BROKEN'].includes((await failure(platform, at())).code));
    assert.equal((await failure(platform, { url: 'http://127.0.0.1:9' })).code, 'MODEL_UNREACHABLE');
  });
}
