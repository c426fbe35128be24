import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelConnection, ModelMessage, ModelRequest } from '../../core/provider.ts';
import { ask, failure, type Answered } from '../contract/contract-harness.ts';
import { KEY, OUTPUT, TOOL } from '../contract/contract-request.ts';
import { startTestServer } from '../contract/test-server.ts';
import { sse } from '../contract/wire-format.ts';

const { wire: server, answer, sent } = await startTestServer();

const USAGE = { promptTokenCount: 4, candidatesTokenCount: 2 };

const stream = (...frames: unknown[]): void =>
  answer(frames.map((frame) => sse(frame)).join(''), 'text/event-stream');

const said = (parts: unknown[], rest: Record<string, unknown> = {}): unknown => ({
  candidates: [{ content: { role: 'model', parts }, ...rest }],
  usageMetadata: USAGE,
  responseId: 'r1',
});

const askGemini = (
  request: Partial<ModelRequest> = {},
  connection: Partial<ModelConnection> = {},
): Promise<Answered> => ask('google', { request, connection: { endpoint: server.url, ...connection } });

/** A question, the reply that was given to it, and the result of its first call. */
const turnsAfter = ({ text, toolCalls, continuation }: Answered['reply']): ModelMessage[] => {
  const kept = JSON.parse(JSON.stringify(continuation)) as unknown;
  const results = [{ callId: toolCalls[0]!.id, name: TOOL.name, content: 'Rain', isError: false }];
  return [
    { role: 'user', content: 'And?' },
    { role: 'assistant', text, toolCalls, continuation: kept },
    { role: 'tool', results },
  ];
};

test('signed parts go back just as they came, and an id that was made up here does not', async () => {
  const call = { functionCall: { name: TOOL.name, args: { city: 'Bonn' } }, thoughtSignature: 'c2ln' };
  stream(
    said([{ text: 'Bonn is ', thought: true }]),
    said([{ text: 'a city.', thought: true }]),
    said([{ text: 'I ' }]),
    said([{ text: 'look.' }]),
    said([call]),
    said([{ text: '', thoughtSignature: 'ZW5k' }], { finishReason: 'STOP' }),
  );
  const { reply, pieces } = await askGemini({ tools: [TOOL] });
  assert.deepEqual(pieces, ['I ', 'look.']);
  assert.deepEqual(
    [reply.reasoning, reply.finish],
    ['Bonn is a city.', { unified: 'tool-calls', raw: 'STOP' }],
  );
  assert.ok(reply.toolCalls[0]!.id);

  answer(said([{ text: 'Rain.' }], { finishReason: 'STOP' }));
  await askGemini({ tools: [TOOL], stream: false, messages: turnsAfter(reply) });
  const [, assistant, results] = sent()['contents'] as { parts: unknown[] }[];
  assert.deepEqual(assistant!.parts, [
    { text: 'Bonn is a city.', thought: true },
    { text: 'I look.' },
    call,
    { text: '', thoughtSignature: 'ZW5k' },
  ]);
  assert.deepEqual(results!.parts, [{ functionResponse: { name: TOOL.name, response: { output: 'Rain' } } }]);
});

test('Gemini 3 is told that the call of another model has no signature; older models are not', async () => {
  const toolCalls = [{ id: 'c1', name: TOOL.name, arguments: { city: 'Ulm' }, argumentsText: '' }];
  const messages: ModelMessage[] = [{ role: 'assistant', text: '', toolCalls }];
  for (const [technology, signed] of [
    ['gemini-3-pro', true],
    ['publishers/google/models/gemini-3.6-flash', true],
    ['gemini-flash-latest', true],
    ['gemini-2.5-flash', false],
    ['tuned-by-us', false],
  ] as const) {
    answer(said([{ text: 'Rain.' }], { finishReason: 'STOP' }));
    await askGemini({ tools: [TOOL], stream: false, messages }, { technology });
    assert.equal(server.received.includes('skip_thought_signature_validator'), signed, technology);
  }
});

test('a schema beside tools is left out for models that refuse both at once', async () => {
  for (const [technology, both] of [
    ['gemini-2.5-flash', false],
    ['gemini-3-pro', true],
  ] as const) {
    answer(said([{ text: '{}' }], { finishReason: 'STOP' }));
    await askGemini({ tools: [TOOL], output: OUTPUT, stream: false }, { technology });
    assert.equal(server.received.includes('responseJsonSchema'), both, technology);
  }
});

test('a blocked prompt is a reply without text, with the reason, the verdicts and the usage', async () => {
  const rating = { category: 'HARM_CATEGORY_HARASSMENT', probability: 'HIGH', blocked: true };
  const blocked = (promptFeedback: unknown): unknown => ({
    promptFeedback,
    usageMetadata: { promptTokenCount: 4 },
    modelVersion: 'gemini-9',
  });
  for (const streamed of [false, true]) {
    const reply = async (body: unknown): Promise<Answered['reply']> => {
      if (streamed) stream(body);
      else answer(body);
      return (await askGemini({ stream: streamed })).reply;
    };
    const rated = await reply(blocked({ blockReason: 'SAFETY', safetyRatings: [rating] }));
    assert.deepEqual([rated.text, rated.finish], ['', { unified: 'content-filter', raw: 'SAFETY' }]);
    assert.deepEqual([rated.usage.input, rated.usage.output, rated.usage.source], [4, 0, 'reported']);
    assert.deepEqual(rated.verdicts, [
      { on: 'prompt', category: 'HARM_CATEGORY_HARASSMENT', severity: 'HIGH', filtered: true },
    ]);
    const unrated = await reply(blocked({ blockReason: 'PROHIBITED_CONTENT' }));
    assert.deepEqual(unrated.verdicts, [
      { on: 'prompt', category: 'PROHIBITED_CONTENT', severity: null, filtered: true },
    ]);
  }
});

test('an answer that was cut off by a filter keeps what was said, and its verdicts', async () => {
  const rating = (blocked: boolean): unknown => ({ category: 'HATE', severity: 'LOW', blocked });
  stream(
    said([{ text: 'Half' }], { safetyRatings: [rating(true)] }),
    said([], { finishReason: 'SAFETY', safetyRatings: [rating(false)] }),
  );
  const { reply } = await askGemini();
  assert.deepEqual([reply.text, reply.finish.unified], ['Half', 'content-filter']);
  assert.deepEqual(reply.verdicts, [{ on: 'answer', category: 'HATE', severity: 'LOW', filtered: true }]);
});

test('arguments that arrive in pieces become one call', async () => {
  const piece = (functionCall: unknown, rest = {}): unknown => said([{ functionCall, ...rest }]);
  const text = (jsonPath: string, stringValue: string): unknown => ({ jsonPath, stringValue });
  stream(
    piece({ name: TOOL.name, id: 'c1', willContinue: true }, { thoughtSignature: 'c2ln' }),
    piece({
      partialArgs: [text('$.city', 'Bad '), { jsonPath: '$.days', numberValue: 3 }],
      willContinue: true,
    }),
    piece({ partialArgs: [text('$.city', 'Tölz'), text('$.stops[0].name', 'Ulm')], willContinue: true }),
    piece({}),
    piece({}),
    piece({ name: TOOL.name, id: 'c2', willContinue: true }),
    piece({ partialArgs: [text('$.city', 'Bonn')] }),
    piece({ name: TOOL.name, id: 'c3', args: { city: 'Hof' } }),
    said([], { finishReason: 'STOP' }),
  );
  const { reply } = await askGemini({ tools: [TOOL] }, { region: 'europe-west4' });
  assert.deepEqual(
    reply.toolCalls.map(({ id, arguments: args }) => [id, args]),
    [
      ['c1', { city: 'Bad Tölz', days: 3, stops: [{ name: 'Ulm' }] }],
      ['c2', { city: 'Bonn' }],
      ['c3', { city: 'Hof' }],
    ],
  );
});

test('a complete reply that does not say why it ended, or holds nothing, is a reply with its usage', async () => {
  answer(said([{ text: 'Yes' }]));
  const plain = (await askGemini({ stream: false })).reply;
  assert.deepEqual([plain.text, plain.finish], ['Yes', { unified: 'other', raw: null }]);
  answer({ usageMetadata: { promptTokenCount: 4 }, responseId: 'r1' });
  const empty = (await askGemini({ stream: false })).reply;
  assert.deepEqual([empty.text, empty.finish.unified, empty.usage.input], ['', 'other', 4]);
});

test('an error inside a stream carries what was used up, and when to come back', async () => {
  const retry = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34.4s' };
  const limit = { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota', details: [retry] };
  stream(said([{ text: 'Half' }]), { error: limit });
  const error = await failure(askGemini());
  assert.deepEqual([error.code, error.retryAfterMs], ['MODEL_RATE_LIMITED', 34_400]);
  assert.deepEqual([error.usage?.input, error.beforeFirstToken], [4, false]);
});

test('an error in a list, as Vertex AI writes it, is that error', async () => {
  server.answer = (_, response) => {
    const error = { code: 401, status: 'UNAUTHENTICATED', message: 'No' };
    response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify([{ error }]));
  };
  assert.equal((await failure(askGemini())).code, 'MODEL_AUTHENTICATION_FAILED');
});

test('nothing goes past our own fetch, and the key is in one header only', async () => {
  const original = globalThis.fetch;
  globalThis.fetch = () => assert.fail('the global fetch was used');
  try {
    for (const region of [null, 'global']) {
      for (const streamed of [false, true]) {
        const reply = said([{ text: 'Yes' }], { finishReason: 'STOP' });
        if (streamed) stream(reply);
        else answer(reply);
        assert.equal((await askGemini({ stream: streamed }, { region })).reply.text, 'Yes');
        assert.equal(server.headers['x-goog-api-key'], KEY);
        assert.equal(JSON.stringify(server.headers).split(KEY).length, 2);
      }
    }
  } finally {
    globalThis.fetch = original;
  }
});
