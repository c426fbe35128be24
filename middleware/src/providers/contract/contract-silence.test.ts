import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { askWire, failure, json, startWireServer, stream, type WireServer } from './contract-harness.ts';
import { WIRE_FORMATS } from './wire-fixtures.ts';

/** Long enough for the busiest machine to have sent and read the beginning; all formats wait at the same time. */
const SILENCE_MS = 4000;

describe('a provider that says nothing', { concurrency: true }, () => {
  for (const wire of WIRE_FORMATS) {
    test(`${wire.name}: silence and deadlines are timeouts, before the headers and inside the stream`, async () => {
      const servers = await Promise.all([startWireServer(), startWireServer(), startWireServer()]);
      const [early, late, deadline] = servers as [WireServer, WireServer, WireServer];
      try {
        early.answer = json(wire, 200, wire.complete({ text: ['The SDK is loaded.'] }));
        await askWire(wire, early.url, { request: { stream: false } });
        early.answer = () => undefined;
        late.answer = stream(
          wire,
          wire.frames({ text: ['Half', ' an answer'] }).begin,
          100_000,
          () => undefined,
        );
        const over = new AbortController();
        deadline.answer = () => over.abort(new DOMException('The time is over.', 'TimeoutError'));
        const idle = { options: { idleTimeoutMs: SILENCE_MS } };
        const errors = await Promise.all([
          failure(askWire(wire, early.url, idle)),
          failure(askWire(wire, late.url, idle)),
          failure(askWire(wire, deadline.url, { options: { signal: over.signal } })),
        ]);
        assert.deepEqual(
          errors.map(({ code, beforeFirstToken }) => [code, beforeFirstToken]),
          [
            ['MODEL_TIMEOUT', true],
            ['MODEL_TIMEOUT', false],
            ['MODEL_TIMEOUT', true],
          ],
        );
      } finally {
        servers.forEach((server) => server.close());
      }
    });
  }
});
