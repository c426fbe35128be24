import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, json, KEY, PROMPT, startWireServer, stream, type WireServer } from './contract-harness.ts';
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

  test(`${platform}: a complete reply has text, usage, finish reason and request id`, async () => {
    server.answer = json(200, wire.complete(TEXT.join('')));
    const { pieces, reply } = await ask(platform, { ...at(), streamed: false });
    assert.deepEqual(pieces, [TEXT.join('')]);
    assert.equal(reply.text, TEXT.join(''));
    assert.deepEqual(
      [reply.usage.input, reply.usage.output, reply.usage.cached, reply.usage.source],
      [21, 7, 5, 'reported'],
    );
    assert.equal(reply.finish.unified, 'stop');
    assert.equal(reply.providerRequestId, 'req_1');
    assert.equal(reply.region, platform === 'anthropic' ? 'eu' : null);
    const sent = JSON.parse(server.received) as Record<string, unknown>;
    assert.equal(sent['model'], 'model-1');
    assert.equal(sent['temperature'], 0.2);
    assert.ok(
      server.received.includes(PROMPT) && server.received.includes('Be brief.') && !('top_p' in sent),
    );
    assert.ok(JSON.stringify(server.headers).includes(KEY));
  });

  for (const bytes of [1, 7, 100_000]) {
    test(`${platform}: a stream cut every ${bytes} bytes gives the same pieces`, async () => {
      server.answer = stream(wire.frames(TEXT), bytes);
      const { pieces, reply } = await ask(platform, at());
      assert.deepEqual(pieces, TEXT);
      assert.equal(reply.text, TEXT.join(''));
      assert.deepEqual([reply.usage.input, reply.usage.output, reply.usage.source], [21, 7, 'reported']);
      assert.equal(reply.finish.unified, 'stop');
      assert.equal(reply.providerRequestId, 'req_1');
    });
  }

  test(`${platform}: usage that is not reported is estimated and marked, never 0`, async () => {
    server.answer = json(200, wire.withoutUsage('Some text'));
    const whole = await ask(platform, { ...at(), streamed: false });
    server.answer = stream(wire.framesWithoutUsage(['Some ', 'text']), 50);
    const streamed = await ask(platform, at());
    for (const { usage } of [whole.reply, streamed.reply]) {
      assert.equal(usage.source, 'estimated');
      assert.ok(usage.input > 0 && usage.output > 0);
    }
  });

  for (const [raw, unified] of wire.stopReasons) {
    test(`${platform}: it stopped because of ${raw}, which is our ${unified}`, async () => {
      server.answer = json(200, wire.withStopReason(raw));
      const { reply } = await ask(platform, { ...at(), streamed: false });
      assert.deepEqual(reply.finish, { unified, raw });
    });
  }
}
