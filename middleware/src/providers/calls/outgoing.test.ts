import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { ProviderError } from '../../core/provider-error.ts';
import type { InvokeOptions } from '../../core/provider.ts';
import { textsOf } from './outgoing.ts';
import { checkedResolve, type Resolve } from '../../outgoing/pool.ts';
import { singleTurn } from '../../core/model-messages.ts';
import { PLATFORMS } from '../../core/platforms.ts';
import { createProviders } from '../index.ts';

const SYSTEM = 'Be brief.';
const PROMPT = 'Hello PERSON-K7-0010';
let server: Server;
let asked = 0;

before(async () => {
  server = createServer((request, response) => {
    request.resume();
    asked += 1;
    if (request.url?.startsWith('/moved')) return response.writeHead(307, { location: '/v1/other' }).end();
    response.writeHead(200, { 'content-type': 'application/json' });
    const flood = (): void => {
      while (!response.destroyed && response.write('x'.repeat(1024 * 1024)));
      response.once('drain', flood);
    };
    flood();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
after(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(
  platform: 'openai-compatible' | 'anthropic',
  path: string,
  options: Partial<InvokeOptions> = {},
): Promise<unknown> {
  const provider = await createProviders({ scriptedRepliesFile: null })(platform);
  const { port } = server.address() as AddressInfo;
  const connection = {
    technology: 'model-1',
    endpoint: `http://127.0.0.1:${port}${path}`,
    interface: PLATFORMS[platform].interfaces[0],
    secret: 'sk-hidden',
    region: null,
  };
  const request = {
    system: SYSTEM,
    ...singleTurn(PROMPT),
    temperature: 0,
    topP: null,
    maxTokens: 9,
    stream: false,
  };
  const signal = new AbortController().signal;
  try {
    for await (const _ of provider.invoke(request, connection, { signal, idleTimeoutMs: 5000, ...options }));
    return null;
  } catch (thrown) {
    return thrown;
  }
}

for (const platform of ['openai-compatible', 'anthropic'] as const) {
  test(`shows every text of the finished ${platform} request, not the key, and sends nothing when refused`, async () => {
    const before = asked;
    const seen: string[] = [];
    const inspect = (texts: string[]) => {
      seen.push(...texts);
      throw new Error('refused');
    };
    assert.ok((await ask(platform, '/v1', { inspect })) instanceof ProviderError);
    assert.ok(seen.includes(SYSTEM) && seen.includes(PROMPT) && seen.includes('model-1'));
    assert.deepEqual(
      seen.filter((text) => ![SYSTEM, PROMPT, 'model-1', 'user', 'system'].includes(text)),
      [],
    );
    assert.equal(asked, before);
  });

  test(`follows no redirect of an ${platform} host`, async () => {
    const before = asked;
    assert.ok((await ask(platform, '/moved')) instanceof ProviderError);
    assert.equal(asked, before + 1);
  });

  test(`reads no endless answer of an ${platform} host`, async () => {
    const thrown = await ask(platform, '/v1');
    assert.ok(thrown instanceof ProviderError);
    assert.equal(thrown.code, 'MODEL_REPLY_MALFORMED');
  });
}

test('looks at queries, at headers that are not the SDKs own, and refuses a body that is no text', () => {
  const headers = { authorization: 'Bearer sk', 'user-agent': 'x', 'x-user': 'Ana Souza' };
  assert.deepEqual(textsOf('https://m.example/v1?name=Ana', { headers, body: '{"a":[{"b":"c"}],"n":1}' }), [
    '?name=Ana',
    'Ana Souza',
    'c',
  ]);
  assert.throws(() => textsOf('https://m.example/', { body: new Uint8Array(1) }), ProviderError);
});

test('opens no socket to where a name must not lead, whatever it led to a moment ago', async () => {
  const answers: Resolve = (_name, _options, found) =>
    found(null, [
      { address: '93.184.216.34', family: 4 },
      { address: '169.254.169.254', family: 4 },
    ]);
  const loopback: Resolve = (_name, _options, found) => found(null, '127.0.0.1', 4);
  const refusal = (resolve: Resolve, development: boolean) =>
    new Promise((done) =>
      checkedResolve(development, resolve)('m.example', { all: true }, (error) => done(error)),
    );
  assert.ok((await refusal(answers, true)) instanceof ProviderError);
  assert.ok((await refusal(loopback, false)) instanceof ProviderError);
  assert.equal(await refusal(loopback, true), null);
});

test('the sockets of the pool are opened through that check', async () => {
  const { port } = server.address() as AddressInfo;
  const before = asked;
  const provider = await createProviders({ scriptedRepliesFile: null })('openai-compatible');
  const connection = {
    technology: 'm',
    interface: 'chat-completions' as const,
    endpoint: `http://localhost:${port}/v1`,
    secret: null,
    region: null,
  };
  const request = {
    system: '',
    ...singleTurn('x'),
    temperature: null,
    topP: null,
    maxTokens: null,
    stream: false,
  };
  const options = { signal: new AbortController().signal, idleTimeoutMs: 5000, development: false };
  await assert.rejects(
    async () => {
      for await (const _ of provider.invoke(request, connection, options));
    },
    (thrown) => thrown instanceof ProviderError && thrown.code === 'MODEL_INVALID_REQUEST',
  );
  assert.equal(asked, before);
});
