import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelConnection } from '../core/provider.ts';
import type { Platform } from '../core/types.ts';
import { ask, failure, type Answered, type Asked } from './contract/contract-harness.ts';
import { CONVERSATION, KEY, OUTPUT, TOOL } from './contract/contract-request.ts';
import { startTestServer } from './contract/test-server.ts';
import { isSigned, OCI_SECRET } from './contract/wire-fixtures-oci-key.ts';
import { sse } from './contract/wire-format.ts';

const { wire: server, answer, sent, calls } = await startTestServer();

const asking = (
  platform: Platform,
  connection: Partial<ModelConnection>,
  request: Asked['request'] = {},
): Promise<Answered> =>
  ask(platform, {
    request: { stream: false, ...request },
    connection: { endpoint: server.url, interface: 'oci-chat', secret: OCI_SECRET, ...connection },
  });
const oci = (technology: string, request: Asked['request'] = {}): Promise<Answered> =>
  asking('oci', { technology }, request);
const chatSent = (): Record<string, unknown> => sent()['chatRequest'] as Record<string, unknown>;

const GENERIC = {
  modelId: 'meta.llama-3.3-70b-instruct',
  chatResponse: {
    apiFormat: 'GENERIC',
    choices: [{ message: { content: [{ type: 'TEXT', text: 'Hi.' }] }, finishReason: 'stop' }],
  },
};

test('OCI: the id of a model chooses the format, an endpoint of its own the serving mode', async () => {
  answer(GENERIC);
  const endpoint = 'ocid1.generativeaiendpoint.oc1.eu-frankfurt-1.x';
  for (const [technology, format] of [
    ['meta.llama-3.3-70b-instruct', 'GENERIC'],
    ['xai.grok-4', 'GENERIC'],
    ['cohere.command-r-plus-08-2024', 'COHERE'],
    ['cohere.command-a-03-2025', 'COHERE'],
    ['cohere.command-a-reasoning', 'COHEREV2'],
    ['cohere.command-a-vision', 'COHEREV2'],
    [endpoint, 'GENERIC'],
  ] as const) {
    const { reply } = await oci(technology);
    assert.equal(chatSent()['apiFormat'], format, technology);
    assert.equal(reply.model, 'meta.llama-3.3-70b-instruct');
    assert.equal(sent()['compartmentId'], 'ocid1.compartment.oc1..c');
    const mode =
      technology === endpoint
        ? { servingType: 'DEDICATED', endpointId: endpoint }
        : { servingType: 'ON_DEMAND', modelId: technology };
    assert.deepEqual(sent()['servingMode'], mode);
  }
});

test("OCI: OpenAI's models are told their limit under the name that they know", async () => {
  answer(GENERIC);
  await oci('openai.gpt-4.1');
  assert.equal(chatSent()['maxCompletionTokens'], 99);
  assert.ok(!('maxTokens' in chatSent()));
});

test('OCI: the path of the endpoint may be there already, and the signature is over what is sent', async () => {
  answer(GENERIC);
  for (const path of ['', '/', '/openai/v1', '/20231130/actions/chat']) {
    await asking('oci', { technology: 'xai.grok-4', endpoint: `${server.url}${path}` });
    assert.equal(server.path, '/20231130/actions/chat');
    assert.ok(isSigned(server.headers, server.path));
  }
});

test('OCI: a key that is none is refused before anything is sent, and not quoted', async () => {
  answer(GENERIC);
  const { privateKey: _, ...half } = JSON.parse(OCI_SECRET) as Record<string, unknown>;
  for (const secret of [
    KEY,
    '{oops',
    JSON.stringify(half),
    JSON.stringify({ ...half, privateKey: KEY }),
    null,
  ]) {
    const error = await failure(asking('oci', { secret }));
    assert.equal(error.code, 'MODEL_AUTHENTICATION_FAILED');
  }
  assert.equal(calls(), 0);
});

test("OCI: Cohere's second format is asked and read, thoughts and calls included", async () => {
  answer({
    chatResponse: {
      apiFormat: 'COHEREV2',
      id: '1',
      message: {
        role: 'ASSISTANT',
        content: [
          { type: 'THINKING', thinking: 'Hm.' },
          { type: 'TEXT', text: 'I look.' },
        ],
        toolCalls: [
          { id: 'call_1', type: 'FUNCTION', function: { name: TOOL.name, arguments: '{"city":"Ulm"}' } },
        ],
      },
      finishReason: 'TOOL_CALL',
      usage: { promptTokens: 9, completionTokens: 4 },
    },
  });
  const request = { messages: CONVERSATION, tools: [TOOL], toolChoice: { name: TOOL.name }, output: OUTPUT };
  const { reply } = await oci('cohere.command-a-reasoning', request);
  assert.deepEqual([reply.reasoning, reply.text, reply.finish.unified], ['Hm.', 'I look.', 'tool-calls']);
  assert.deepEqual(reply.toolCalls[0]?.arguments, { city: 'Ulm' });
  const { toolsChoice, tools, messages, responseFormat } = chatSent() as Record<
    string,
    Record<number, unknown>
  >;
  assert.equal(toolsChoice, 'REQUIRED');
  assert.deepEqual(tools![0], { type: 'FUNCTION', function: TOOL });
  assert.deepEqual(messages![3], {
    role: 'TOOL',
    toolCallId: 'call_1',
    content: [{ type: 'TEXT', text: '{"sky":"clear"}' }],
  });
  assert.deepEqual(responseFormat, { type: 'JSON_OBJECT', schema: OUTPUT.schema });
});

test("OCI: Cohere's first format lists parameters, and results that come last stand beside the message", async () => {
  answer({ chatResponse: { apiFormat: 'COHERE', text: 'Clear.', finishReason: 'COMPLETE' } });
  await oci('cohere.command-r-08-2024', { tools: [TOOL], messages: CONVERSATION.slice(0, 3) });
  const { tools, toolResults, message, chatHistory } = chatSent() as Record<string, Record<number, unknown>>;
  assert.deepEqual(tools![0], {
    name: TOOL.name,
    description: TOOL.description,
    parameterDefinitions: { city: { type: 'str', isRequired: true } },
  });
  assert.equal(message, '');
  assert.equal((toolResults as unknown as unknown[]).length, 2);
  assert.equal((chatHistory as unknown as unknown[]).length, 2);
});

test('OCI: a last event that goes on is a piece, one that repeats the whole text is none', async () => {
  const event = (text: string, rest: object = {}): string => sse({ apiFormat: 'COHERE', text, ...rest });
  const end = { finishReason: 'COMPLETE' };
  for (const [last, pieces] of [
    [event(' you', end), ['Hey', ' you']],
    [event('Hey', end), ['Hey']],
    [event('Hey.', { ...end, chatHistory: [] }), ['Hey']],
  ] as const) {
    answer(event('Hey') + last, 'text/event-stream');
    const { pieces: came, reply } = await oci('cohere.command-r-08-2024', { stream: true });
    assert.deepEqual([came, reply.text], [pieces, pieces.join('')]);
  }
});

test('OCI: an answer that ends in an error is one, with what it used', async () => {
  const usage = { promptTokens: 9, completionTokens: 4 };
  answer({
    chatResponse: { apiFormat: 'COHERE', text: '', finishReason: 'ERROR', errorMessage: 'No', usage },
  });
  const error = await failure(oci('cohere.command-r-08-2024'));
  assert.deepEqual([error.code, error.usage?.input], ['MODEL_OVERLOADED', 9]);
});

test('OCI: a refusal is the answer, and marked as one', async () => {
  const message = { role: 'ASSISTANT', content: null, refusal: 'I will not.' };
  answer({ chatResponse: { apiFormat: 'GENERIC', choices: [{ message, finishReason: 'stop' }] } });
  const { reply } = await oci('openai.gpt-4.1');
  assert.deepEqual([reply.text, reply.finish.unified], ['I will not.', 'refusal']);
});
