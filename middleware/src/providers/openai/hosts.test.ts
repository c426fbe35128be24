import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import type { ModelMessage } from '../../core/provider.ts';
import { askWire, json } from '../contract/contract-harness.ts';
import { OUTPUT, TOOL } from '../contract/contract-request.ts';
import { placeIn, sse } from '../contract/wire-format.ts';
import { choice, chunk, startOpenAi, WHOLE } from '../contract/openai-test-server.ts';
import { wireOf } from '../contract/wire-fixtures.ts';

/** What single hosts are sent in their own way, past what the contract suite asks of all. */

const { wire: server, sent, replyTo, replyToStream } = await startOpenAi();

const openai = wireOf('openai chat-completions');
const compatible = wireOf('openai-compatible chat-completions');
const deepseek = wireOf('deepseek chat-completions');
const responses = wireOf('openai responses');

test('DeepSeek sees its thoughts again with the calls they led to, even when there were none; others never do', async () => {
  const calls = [{ id: 'c', type: 'function', function: { name: 'f', arguments: '{}' } }];
  for (const thoughts of ['Look it up.', '']) {
    const reply = await replyTo(
      deepseek,
      choice({ content: '', reasoning_content: thoughts, tool_calls: calls }),
    );
    const back: ModelMessage[] = [{ role: 'assistant', ...reply }];
    await askWire(deepseek, server.url, { request: { messages: back, stream: false } });
    assert.equal(placeIn(sent(), 'messages.1.reasoning_content'), thoughts);
    await askWire(compatible, server.url, { request: { messages: back, stream: false } });
    assert.doesNotMatch(server.received, /reasoning_content/);
  }
  const plain = await replyTo(deepseek, choice({ content: 'Four.', reasoning_content: 'Two and two.' }));
  assert.equal(plain.continuation, null);
});

test('encrypted thoughts go back to Responses with the items of their turn; without them nothing is kept', async () => {
  const call = { type: 'function_call', id: 'fc_1', call_id: 'c', name: 'f', arguments: '{}' };
  const thought = { type: 'reasoning', id: 'rs_1', summary: [], encrypted_content: 'gAAA' };
  const reply = await replyTo(responses, { status: 'completed', output: [thought, call] });
  const messages: ModelMessage[] = [{ role: 'assistant', ...reply }];
  const connection = { technology: 'gpt-5.1' };
  await askWire(responses, server.url, { connection, request: { messages, stream: false } });
  const { id: _, ...withoutId } = call;
  assert.deepEqual(placeIn(sent(), 'input'), [thought, withoutId]);
  assert.deepEqual(placeIn(sent(), 'include'), ['reasoning.encrypted_content']);
  assert.equal(placeIn(sent(), 'store'), false);
  const { encrypted_content: __, ...unreadable } = thought;
  const other = await replyTo(responses, { status: 'completed', output: [unreadable, call] });
  assert.equal(other.continuation, null);
  assert.doesNotMatch(server.received, /encrypted/);
});

test('a response whose last event has no items is read from the events before it', async () => {
  const { begin, end } = responses.frames({
    text: ['Four.'],
    toolCalls: [{ id: 'c', name: 'f', pieces: ['{}'] }],
  });
  const last = JSON.parse((end[0] as string).replace(/^event: .*\ndata: /, '')) as { response: object };
  const reply = await replyToStream(responses, [
    ...(begin as string[]),
    sse({ ...last, response: { ...last.response, output: [] } }),
  ]);
  assert.deepEqual([reply.text, reply.toolCalls[0]?.name, reply.usage.input], ['Four.', 'f', 21]);
});

test('a host without schemas is told the schema in words and asked for JSON', async () => {
  for (const [wire, at, words] of [
    [deepseek, 'response_format', 'messages.0.content'],
    [wireOf('deepseek responses'), 'text.format', 'instructions'],
  ] as const) {
    server.answer = json(wire, 200, wire.complete({ text: ['{}'] }));
    await askWire(wire, server.url, { request: { output: OUTPUT, stream: false } });
    assert.deepEqual(placeIn(sent(), at), { type: 'json_object' });
    assert.ok(String(placeIn(sent(), words)).includes(JSON.stringify(OUTPUT.schema)));
  }
});

test('a schema is asked for strictly only where it can be', async () => {
  const loose = { type: 'object', properties: { answer: { type: 'string' } } };
  for (const [schema, strict] of [
    [OUTPUT.schema, true],
    [loose, false],
    [{ ...OUTPUT.schema, properties: { answer: loose } }, false],
  ] as const) {
    await replyTo(responses, responses.complete({ text: ['{}'] }));
    const request = {
      output: { name: 'x', schema },
      tools: [{ ...TOOL, parameters: schema }],
      stream: false,
    };
    await askWire(responses, server.url, { request });
    assert.equal(placeIn(sent(), 'text.format.strict'), strict);
    assert.equal(placeIn(sent(), 'tools.0.strict'), strict);
  }
});

test("a step's idempotency key is sent to OpenAI, and to nobody who knows none", async () => {
  const asked = { ...WHOLE, options: { idempotencyKey: 'run-1:2' } };
  server.answer = json(openai, 200, openai.complete({ text: ['a'] }));
  await askWire(openai, server.url, asked);
  assert.equal(server.headers['idempotency-key'], 'run-1:2');
  await askWire(compatible, server.url, asked);
  assert.equal(server.headers['idempotency-key'], undefined);
});

test('a stream asks for its usage, except of Mistral, which refuses the question', async () => {
  const mistral = wireOf('mistral chat-completions');
  for (const [wire, options] of [
    [openai, { include_usage: true }],
    [mistral, undefined],
  ] as const) {
    await replyToStream(wire, [chunk({ content: 'a' }, 'stop')]);
    assert.deepEqual(placeIn(sent(), 'stream_options'), options);
  }
});

test('a host without a key is sent none', async () => {
  server.answer = json(compatible, 200, compatible.complete({ text: ['a'] }));
  await askWire(compatible, server.url, { ...WHOLE, connection: { secret: null } });
  assert.equal(server.headers.authorization, undefined);
});

test('OCI is asked with a signature where the credential is a signing key', async () => {
  const wire = wireOf('oci chat-completions');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const keys = {
    tenancyId: 'ocid1.tenancy',
    userId: 'ocid1.user',
    fingerprint: 'aa:bb',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    compartmentId: 'ocid1.compartment',
  };
  server.answer = json(wire, 200, wire.complete({ text: ['a'] }));
  await askWire(wire, server.url, { ...WHOLE, connection: { secret: JSON.stringify(keys) } });
  assert.match(server.headers.authorization ?? '', /^Signature .*keyId="ocid1\.tenancy\/ocid1\.user\/aa:bb"/);
  assert.equal(server.headers['opc-compartment-id'], 'ocid1.compartment');
  assert.ok(!server.received.includes('PRIVATE') && !JSON.stringify(server.headers).includes('PRIVATE'));
});
