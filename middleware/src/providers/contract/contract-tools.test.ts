import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askWire, failure, json, startWireServer, stream, type WireServer } from './contract-harness.ts';
import { CONVERSATION, OUTPUT, TOOL } from './contract-request.ts';
import { placeIn, type WireReply } from './wire-format.ts';
import { WIRE_FORMATS } from './wire-fixtures.ts';

const CALLS: NonNullable<WireReply['toolCalls']> = [
  { id: 'call_a', name: 'get_weather', pieces: ['{"city":', '"Köln', '"}'] },
  { id: 'call_b', name: 'get_weather', pieces: ['{"ci', 'ty":"Ulm"}'] },
];
let server: WireServer;

before(async () => {
  server = await startWireServer();
});
after(() => server.close());

for (const wire of WIRE_FORMATS) {
  const { name, sent, lacks } = wire;
  const tool = sent.tool;
  const withTool = { tools: [TOOL] };

  test(`${name}: an image is refused by name before anything is sent`, async () => {
    let calls = 0;
    server.answer = () => (calls += 1);
    const content = [{ type: 'image' as const, mediaType: 'image/png', base64: 'AAAA' }];
    const request = { messages: [{ role: 'user' as const, content }] };
    assert.equal((await failure(askWire(wire, server.url, { request }))).code, 'MODEL_INPUT_UNSUPPORTED');
    assert.equal(calls, 0);
  });

  if (sent.schema) {
    test(`${name}: the schema of the answer is sent as it is`, async () => {
      server.answer = json(wire, 200, wire.complete({ text: ['{"answer":"yes"}'] }));
      await askWire(wire, server.url, { request: { output: OUTPUT, stream: false } });
      assert.deepEqual(placeIn(JSON.parse(server.received), sent.schema!), OUTPUT.schema);
    });
  }

  if (sent.conversation) {
    const { at, is } = sent.conversation;
    test(`${name}: turns, tool calls and tool results are sent in the provider's form`, async () => {
      server.answer = json(wire, 200, wire.complete({ text: ['Rain.'] }));
      await askWire(wire, server.url, { request: { ...withTool, messages: CONVERSATION, stream: false } });
      assert.deepEqual(placeIn(JSON.parse(server.received), at), is);
    });
  }

  if (!tool) continue;

  test(`${name}: a tool is sent with its description and its schema`, async () => {
    server.answer = json(wire, 200, wire.complete({ text: ['Rain.'] }));
    await askWire(wire, server.url, { request: { ...withTool, stream: false } });
    const body = JSON.parse(server.received) as unknown;
    assert.equal(placeIn(body, tool.name), TOOL.name);
    assert.equal(placeIn(body, tool.description), TOOL.description);
    if (tool.parameters) assert.deepEqual(placeIn(body, tool.parameters), TOOL.parameters);
  });

  test(`${name}: each choice of a tool is sent in its own way, and none without tools`, async () => {
    const bodies = new Set<string>();
    for (const toolChoice of ['none', 'required', { name: TOOL.name }] as const) {
      server.answer = json(wire, 200, wire.complete({ text: ['Rain.'] }));
      await askWire(wire, server.url, { request: { ...withTool, toolChoice, stream: false } });
      bodies.add(server.received);
    }
    assert.equal(bodies.size, lacks.includes('tool-choice') ? 2 : 3);
    await askWire(wire, server.url, { request: { toolChoice: 'required', stream: false } });
    assert.doesNotMatch(server.received, /tool|function/i);
  });

  if (lacks.includes('tools')) continue;

  test(`${name}: two calls at once are read with their arguments`, async () => {
    server.answer = json(wire, 200, wire.complete({ text: [], toolCalls: CALLS }));
    const { reply } = await askWire(wire, server.url, { request: { ...withTool, stream: false } });
    assertCalls(reply.toolCalls, reply.finish.unified);
  });

  if (!lacks.includes('streamed-tools')) {
    for (const bytes of [7, 100_000]) {
      test(`${name}: the same calls streamed, their arguments in pieces, cut every ${bytes} bytes`, async () => {
        const { begin, end } = wire.frames({ text: ['I look. '], toolCalls: CALLS });
        server.answer = stream(wire, [...begin, ...end], bytes);
        const { pieces, reply } = await askWire(wire, server.url, { request: withTool });
        assert.deepEqual(pieces, ['I look. ']);
        assertCalls(reply.toolCalls, reply.finish.unified);
      });
    }
  }

  if (!lacks.includes('raw-arguments')) {
    test(`${name}: arguments that are no JSON object are null, and kept as they were written`, async () => {
      for (const written of ['{"city": oops', '[1]', '']) {
        const toolCalls = [{ id: 'call_a', name: 'get_weather', pieces: [written] }];
        server.answer = json(wire, 200, wire.complete({ text: [], toolCalls }));
        const { reply } = await askWire(wire, server.url, { request: { ...withTool, stream: false } });
        // No arguments at all is how some providers write a call without any.
        assert.deepEqual(reply.toolCalls[0]!.arguments, written === '' ? {} : null);
        assert.equal(reply.toolCalls[0]!.argumentsText, written);
      }
    });
  }

  function assertCalls(
    calls: readonly { id: string; name: string; arguments: unknown }[],
    finish: string,
  ): void {
    assert.deepEqual(
      calls.map((call) => [call.name, call.arguments]),
      [
        ['get_weather', { city: 'Köln' }],
        ['get_weather', { city: 'Ulm' }],
      ],
    );
    const ids = calls.map((call) => call.id);
    if (lacks.includes('tool-ids')) assert.equal(new Set(ids.filter(Boolean)).size, 2);
    else assert.deepEqual(ids, ['call_a', 'call_b']);
    assert.equal(finish, 'tool-calls');
  }
}
