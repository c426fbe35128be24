import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, before, test } from 'node:test';
import { askWire, failure, json, startWireServer, stream, type WireServer } from './contract-harness.ts';
import { WIRE_FORMATS } from './wire-fixtures.ts';

const TEXT = ['Grüße, ', 'Ana: 🙂 ', 'PERSON-K7-0010', ' is done.'];
let server: WireServer;

before(async () => {
  server = await startWireServer();
});
after(() => server.close());

const STATUSES: [number, string, boolean][] = [
  [401, 'MODEL_AUTHENTICATION_FAILED', false],
  [403, 'MODEL_PERMISSION_DENIED', false],
  [404, 'MODEL_NOT_FOUND', false],
  [429, 'MODEL_RATE_LIMITED', true],
  [500, 'MODEL_OVERLOADED', true],
  [529, 'MODEL_OVERLOADED', true],
];

for (const wire of WIRE_FORMATS) {
  const { name, lacks } = wire;
  const begun = wire.frames({ text: TEXT }).begin;
  const fail = (asked: Parameters<typeof askWire>[2] = {}) => failure(askWire(wire, server.url, asked));
  const forms = [
    ['streamed', { request: { stream: true } }],
    ['whole', { request: { stream: false } }],
  ] as const;

  test(`${name}: each status is its own error, with when to come back, asked once`, async () => {
    for (const [status, code, retryable] of STATUSES) {
      if (wire.statusCodes?.[status] === null) continue;
      let calls = 0;
      const refuse = json(wire, status, wire.error(status), {
        'retry-after': '3',
        ...wire.errorHeaders?.(status),
      });
      server.answer = (request, response) => {
        calls += 1;
        refuse(request, response);
      };
      for (const [, asked] of forms) {
        const error = await fail(asked);
        const expected: string = wire.statusCodes?.[status] ?? code;
        assert.deepEqual([error.code, error.status], [expected, status]);
        if (expected === code) assert.equal(error.retryable, retryable);
        assert.equal(error.retryAfterMs, 3000);
        assert.equal(error.beforeFirstToken, true);
        assert.equal(error.providerRequestId, lacks.includes('ids') ? null : 'req_1');
      }
      assert.equal(calls, 2);
    }
  });

  test(`${name}: a prompt that is too long says so`, async () => {
    server.answer = json(
      wire,
      wire.contextTooLong.status,
      wire.contextTooLong.body,
      wire.errorHeaders?.(400),
    );
    assert.equal((await fail()).code, 'MODEL_CONTEXT_TOO_LONG');
  });

  for (const [form, asked] of forms) {
    if (wire.errorWith200) {
      test(`${name}: status 200 with an error in the body is that error (${form})`, async () => {
        server.answer = json(wire, 200, wire.errorWith200);
        assert.equal((await fail(asked)).code, 'MODEL_RATE_LIMITED');
      });
    }

    test(`${name}: status 200 with nonsense is a malformed reply (${form})`, async () => {
      for (const nonsense of [{}, [], 'text', null, { choices: [], content: 5 }, { choices: 'x' }]) {
        server.answer = json(wire, 200, nonsense);
        assert.equal((await fail(asked)).code, 'MODEL_REPLY_MALFORMED');
      }
      server.answer = (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>');
      assert.equal((await fail(asked)).code, 'MODEL_REPLY_MALFORMED');
    });
  }

  if (wire.brokenFrame) {
    test(`${name}: a stream of nonsense is a malformed reply`, async () => {
      server.answer = stream(wire, [wire.brokenFrame!]);
      assert.equal((await fail()).code, 'MODEL_REPLY_MALFORMED');
    });
  }

  test(`${name}: a megabyte without the end of a line is no answer`, async () => {
    server.answer = stream(wire, [`data: ${'x'.repeat(1024 * 1024)}`]);
    const error = await fail();
    assert.ok(['MODEL_REPLY_MALFORMED', 'MODEL_STREAM_BROKEN'].includes(error.code), error.code);
  });

  if (wire.errorFrame) {
    test(`${name}: an error inside a stream is an error, and tells whether text was shown`, async () => {
      server.answer = stream(wire, [wire.errorFrame!]);
      const early = await fail();
      assert.deepEqual([early.code, early.beforeFirstToken], ['MODEL_OVERLOADED', true]);
      server.answer = stream(wire, [...begun, wire.errorFrame!]);
      const late = await fail();
      assert.deepEqual([late.code, late.beforeFirstToken], ['MODEL_OVERLOADED', false]);
    });
  }

  for (const [how, end] of [
    ['closed', (response: ServerResponse) => response.end()],
    ['cut', (response: ServerResponse) => response.destroy()],
  ] as const) {
    test(`${name}: a stream that is ${how} half-way is broken, not an answer`, async () => {
      server.answer = stream(wire, begun, 100_000, (response) => setImmediate(() => end(response)));
      const error = await fail();
      assert.equal(error.code, 'MODEL_STREAM_BROKEN');
    });
  }

  /** Resolves when the provider sees its socket close. */
  const hangs = (): Promise<void> =>
    new Promise((resolve) => {
      server.answer = (request, response) => {
        response.on('close', resolve);
        stream(wire, begun, 100_000, () => undefined)(request, response);
      };
    });

  test(`${name}: cancelling closes the socket to the provider`, async () => {
    const closed = hangs();
    const cancel = new AbortController();
    const error = await fail({ options: { signal: cancel.signal }, onText: () => cancel.abort() });
    assert.equal(error.code, 'MODEL_CANCELLED');
    await closed;
  });

  test(`${name}: leaving the stream early closes the socket too`, async () => {
    const closed = hangs();
    await assert.rejects(askWire(wire, server.url, { onText: () => assert.fail('enough') }));
    await closed;
  });

  test(`${name}: a refused connection is unreachable`, async () => {
    server.answer = (request) => request.socket.destroy();
    assert.ok(['MODEL_UNREACHABLE', 'MODEL_STREAM_BROKEN'].includes((await fail()).code));
    const refused = await failure(askWire(wire, 'http://127.0.0.1:9'));
    assert.equal(refused.code, 'MODEL_UNREACHABLE');
  });
}
