import assert from 'node:assert/strict';
import { test } from 'node:test';
import { azureAddress } from './azure-openai.ts';
import { askWire, json } from './contract/contract-harness.ts';
import { KEY } from './contract/contract-request.ts';
import { sse } from './contract/wire-format.ts';
import { chunk, startOpenAi, WHOLE } from './contract/openai-test-server.ts';
import { wireOf } from './contract/wire-fixtures.ts';

const { wire: server, replyTo, replyToStream } = await startOpenAi();

test("Azure's verdicts come with the reply, the prompt's and the answer's, the strictest of each", async () => {
  const hate = (filtered: boolean, severity: string): object => ({ hate: { filtered, severity } });
  const jailbreak = { jailbreak: { filtered: false, detected: true } };
  const prompt = [{ prompt_index: 0, content_filter_results: { ...hate(false, 'low'), ...jailbreak } }];
  const azure = wireOf('azure-openai chat-completions v1');
  const expected = [
    { on: 'prompt', category: 'hate', severity: 'low', filtered: false },
    { on: 'prompt', category: 'jailbreak', severity: 'detected', filtered: false },
    { on: 'answer', category: 'hate', severity: 'high', filtered: true },
  ];
  const part = (results: object, finish: string | null): string =>
    sse({ choices: [{ index: 0, delta: {}, finish_reason: finish, content_filter_results: results }] });
  const streamed = await replyToStream(azure, [
    sse({ choices: [], prompt_filter_results: prompt }),
    chunk({ content: 'Half an' }),
    part(hate(true, 'high'), 'content_filter'),
    part(hate(false, 'safe'), null),
  ]);
  assert.deepEqual([streamed.text, streamed.verdicts], ['Half an', expected]);
  assert.equal(streamed.finish.unified, 'content-filter');
  const complete = await replyTo(azure, {
    prompt_filter_results: prompt,
    choices: [{ index: 0, finish_reason: 'content_filter', content_filter_results: hate(true, 'high') }],
    usage: { prompt_tokens: 9, completion_tokens: 1 },
  });
  assert.deepEqual([complete.text, complete.usage.input], ['', 9]);
  assert.deepEqual(complete.verdicts, expected);
  const filters = [
    { source_type: 'prompt', content_filter_results: { ...hate(false, 'low'), ...jailbreak } },
    { source_type: 'completion', content_filter_results: hate(true, 'high') },
  ];
  const azureResponses = wireOf('azure-openai responses');
  const body = azureResponses.complete({ text: ['a'] }) as object;
  assert.deepEqual((await replyTo(azureResponses, { ...body, content_filters: filters })).verdicts, expected);
});

const AT = 'https://x.openai.azure.com';
const ADDRESSES: [endpoint: string, face: 'chat-completions' | 'responses', url: string, version?: string][] =
  [
    [AT, 'chat-completions', `${AT}/openai/v1`],
    [`${AT}/openai/v1/`, 'chat-completions', `${AT}/openai/v1`],
    [`${AT}/openai/v1/responses`, 'responses', `${AT}/openai/v1`],
    [`${AT}/openai/deployments/d`, 'chat-completions', `${AT}/openai/deployments/d`, '2024-10-21'],
    [
      `${AT}/openai/deployments/d/chat/completions?api-version=2025-01-01`,
      'chat-completions',
      `${AT}/openai/deployments/d`,
      '2025-01-01',
    ],
    [`${AT}?api-version=2025-01-01`, 'chat-completions', `${AT}/openai/deployments/a%2Fb`, '2025-01-01'],
    [`${AT}/openai?api-version=2025-01-01`, 'responses', `${AT}/openai`, '2025-01-01'],
    [
      'https://gate.example/ai/openai/deployments/d',
      'chat-completions',
      'https://gate.example/ai/openai/deployments/d',
      '2024-10-21',
    ],
  ];
for (const [endpoint, face, url, version] of ADDRESSES) {
  test(`Azure: ${face} at ${endpoint}`, () => {
    const connection = { technology: 'a/b', interface: face, endpoint, secret: KEY, region: null };
    const address = azureAddress(connection);
    assert.equal(address.baseUrl, url);
    assert.deepEqual(address.query, version === undefined ? undefined : { 'api-version': version });
  });
}

test('a token of Entra ID is sent as one, a key as a key', async () => {
  const azure = wireOf('azure-openai chat-completions v1');
  server.answer = json(azure, 200, azure.complete({ text: ['a'] }));
  await askWire(azure, server.url, { ...WHOLE, connection: { secret: 'eyJhbGciOi' } });
  assert.equal(server.headers.authorization, 'Bearer eyJhbGciOi');
  assert.equal(server.headers['api-key'], undefined);
});
