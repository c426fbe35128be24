import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askWire, json, startWireServer, stream, type WireServer } from './contract-harness.ts';
import { KEY, PROMPT, SYSTEM } from './contract-request.ts';
import { placeIn } from './wire-format.ts';
import { WIRE_FORMATS } from './wire-fixtures.ts';

const TEXT = ['Grüße, ', 'Ana: 🙂 ', 'PERSON-K7-0010', ' is done.'];
let server: WireServer;

before(async () => {
  server = await startWireServer();
});
after(() => server.close());

for (const wire of WIRE_FORMATS) {
  const { name, sent, lacks } = wire;
  const replyId = wire.replyId ?? (lacks.includes('ids') ? null : 'req_1');
  const whole = { request: { stream: false } };

  test(`${name}: a complete reply has text, usage, finish reason, request id, model and region`, async () => {
    server.answer = json(wire, 200, wire.complete({ text: TEXT }));
    const { pieces, reply } = await askWire(wire, server.url, whole);
    assert.deepEqual(pieces, [TEXT.join('')]);
    assert.equal(reply.text, TEXT.join(''));
    assert.deepEqual(reply.usage, { ...wire.usage, source: 'reported' });
    assert.equal(reply.finish.unified, 'stop');
    assert.deepEqual(reply.toolCalls, []);
    assert.equal(reply.providerRequestId, replyId);
    assert.deepEqual([reply.model, reply.region], [wire.model, wire.region]);
  });

  test(`${name}: sends system, prompt, temperature and limit where they belong, and what is not set not at all`, async () => {
    for (const streamed of [false, true]) {
      server.answer = streamed
        ? stream(wire, Object.values(wire.frames({ text: TEXT })).flat())
        : json(wire, 200, wire.complete({ text: TEXT }));
      await askWire(wire, server.url, { request: { stream: streamed } });
      const body = JSON.parse(server.received) as unknown;
      if (sent.model) assert.equal(placeIn(body, sent.model), 'model-1');
      assert.equal(placeIn(body, sent.system), SYSTEM);
      assert.equal(placeIn(body, sent.prompt), PROMPT);
      assert.equal(placeIn(body, sent.temperature), 0.2);
      assert.equal(placeIn(body, sent.limit), 99);
      assert.doesNotMatch(server.received, /top_?p/i);
      assert.doesNotMatch(server.received, /null/);
      assert.equal(server.path, wire.path(streamed));
      const carriesKey = JSON.stringify(server.headers).includes(KEY);
      assert.ok(wire.authenticated?.(server.headers, server.path) ?? carriesKey);
      assert.ok(!server.path.includes(KEY) && !server.received.includes(KEY));
    }
  });

  for (const bytes of [2, 17, 100_000]) {
    test(`${name}: a stream cut every ${bytes} bytes gives the same pieces`, async () => {
      const { begin, end } = wire.frames({ text: TEXT });
      server.answer = stream(wire, [...begin, ...end], bytes);
      const { pieces, reply } = await askWire(wire, server.url);
      assert.deepEqual(pieces, TEXT);
      assert.equal(reply.text, TEXT.join(''));
      assert.deepEqual(reply.usage, { ...wire.usage, source: 'reported' });
      assert.equal(reply.finish.unified, 'stop');
      assert.equal(reply.providerRequestId, replyId);
      assert.deepEqual([reply.model, reply.region], [wire.model, wire.region]);
    });
  }

  test(`${name}: usage that is not reported is estimated and marked, never 0`, async () => {
    const reply = { text: ['Some ', 'text'], usage: false } as const;
    server.answer = json(wire, 200, wire.complete({ ...reply, text: [...reply.text] }));
    const complete = await askWire(wire, server.url, whole);
    const { begin, end } = wire.frames({ ...reply, text: [...reply.text] });
    server.answer = stream(wire, [...begin, ...end], 50);
    const streamed = await askWire(wire, server.url);
    for (const { usage } of [complete.reply, streamed.reply]) {
      assert.equal(usage.source, 'estimated');
      assert.ok(usage.input > 0 && usage.output > 0);
    }
  });

  test(`${name}: why it stopped is kept in the provider's word and in ours, streamed or not`, async () => {
    for (const [raw, unified] of wire.stopReasons) {
      server.answer = json(wire, 200, wire.complete({ text: ['text'], finish: raw }));
      const complete = await askWire(wire, server.url, whole);
      const { begin, end } = wire.frames({ text: ['text'], finish: raw });
      server.answer = stream(wire, [...begin, ...end]);
      const streamed = await askWire(wire, server.url);
      assert.deepEqual(complete.reply.finish, { unified, raw });
      assert.deepEqual(streamed.reply.finish, { unified, raw });
    }
  });

  test(`${name}: an answer without text is a reply too, with its usage`, async () => {
    const [raw, unified] = wire.stopReasons.find(([, word]) => word !== 'stop')!;
    server.answer = json(wire, 200, wire.complete({ text: [], finish: raw }));
    const { reply } = await askWire(wire, server.url, whole);
    assert.equal(reply.text, '');
    assert.equal(reply.finish.unified, unified);
    assert.equal(reply.usage.input, wire.usage.input);
  });

  if (!lacks.includes('reasoning')) {
    test(`${name}: what the model said to itself stands apart from the answer, streamed or not`, async () => {
      const said = { text: ['Four.'], reasoning: ['Two and ', 'two.'] };
      server.answer = json(wire, 200, wire.complete(said));
      const complete = await askWire(wire, server.url, whole);
      const { begin, end } = wire.frames(said);
      server.answer = stream(wire, [...begin, ...end], 9);
      const streamed = await askWire(wire, server.url);
      for (const { pieces, reply } of [complete, streamed]) {
        assert.deepEqual(pieces, ['Four.']);
        assert.equal(reply.text, 'Four.');
        assert.equal(reply.reasoning, 'Two and two.');
      }
    });
  }
}
