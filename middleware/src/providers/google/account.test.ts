import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { jwtVerify } from 'jose';
import { ask, failure, type Answered } from '../contract/contract-harness.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const PEM = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const ANSWER = { candidates: [{ content: { parts: [{ text: 'Yes' }] }, finishReason: 'STOP' }] };

/** Google in small: hands out tokens, and answers who has one. */
let google: Server;
let url = '';
let assertions: string[] = [];
let asked: { path: string; authorization: string | undefined; key: unknown }[] = [];
let tokenAnswer: { status: number; body: unknown };
let status = 200;

before(async () => {
  google = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      const json = (code: number, value: unknown) =>
        response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      if (request.url === '/token') {
        assertions.push(new URLSearchParams(body).get('assertion') ?? '');
        return json(tokenAnswer.status, tokenAnswer.body);
      }
      const { authorization, 'x-goog-api-key': key } = request.headers;
      asked.push({ path: request.url ?? '', authorization, key });
      return json(status, status === 200 ? ANSWER : { error: { code: status, status: 'UNAUTHENTICATED' } });
    });
  });
  await new Promise<void>((resolve) => google.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(google.address() as AddressInfo).port}`;
});
after(() => {
  google.closeAllConnections();
  google.close();
});
beforeEach(() => {
  [assertions, asked, status] = [[], [], 200];
  tokenAnswer = { status: 200, body: { access_token: 'token-1', expires_in: 3600 } };
});

/** A new account each time, so that no test finds the token of another. */
let accounts = 0;
const account = (change: Record<string, unknown> = {}): string =>
  JSON.stringify({
    type: 'service_account',
    project_id: 'project-1',
    private_key_id: 'key-1',
    private_key: PEM,
    client_email: `robot-${++accounts}@project-1.example`,
    token_uri: `${url}/token`,
    ...change,
  });

const askVertex = (
  secret: string,
  region: string | null = 'europe-west4',
  development = true,
): Promise<Answered> =>
  ask('google', {
    request: { stream: false },
    connection: { endpoint: url, secret, region },
    options: { development },
  });

test('a service account signs for a token, and the token is what is sent', async () => {
  const { reply } = await askVertex(account({ client_email: 'robot@project-1.example' }));
  assert.equal(reply.text, 'Yes');
  const { payload, protectedHeader } = await jwtVerify(assertions[0]!, publicKey, {
    issuer: 'robot@project-1.example',
    audience: `${url}/token`,
  });
  assert.deepEqual([protectedHeader.alg, protectedHeader.kid], ['RS256', 'key-1']);
  assert.equal(payload['scope'], 'https://www.googleapis.com/auth/cloud-platform');
  assert.equal(payload.exp! - payload.iat!, 3600);
  const place = 'projects/project-1/locations/europe-west4';
  assert.deepEqual(asked, [
    {
      path: `/v1beta1/${place}/publishers/google/models/model-1:generateContent`,
      authorization: 'Bearer token-1',
      key: undefined,
    },
  ]);
});

test('a token is kept while it is good, for this very credential only', async () => {
  const secret = account();
  await askVertex(secret);
  await askVertex(secret);
  assert.equal(assertions.length, 1);
  // Whoever knows the names but not the key must not be let in by the token of who does.
  const { privateKey: other } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const guessed = {
    ...(JSON.parse(secret) as object),
    private_key: other.export({ type: 'pkcs8', format: 'pem' }),
  };
  tokenAnswer = {
    status: 400,
    body: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
  };
  assert.equal((await failure(askVertex(JSON.stringify(guessed)))).code, 'MODEL_AUTHENTICATION_FAILED');
});

test('a token that is about to expire is not used again', async () => {
  tokenAnswer = { status: 200, body: { access_token: 'token-1', expires_in: 100 } };
  const secret = account();
  await askVertex(secret);
  await askVertex(secret);
  assert.equal(assertions.length, 2);
});

test('a token that is refused is forgotten', async () => {
  const secret = account();
  status = 401;
  assert.equal((await failure(askVertex(secret))).code, 'MODEL_AUTHENTICATION_FAILED');
  status = 200;
  await askVertex(secret);
  assert.equal(assertions.length, 2);
});

test('without a region the same account asks the Gemini API, with no key in any header', async () => {
  await askVertex(account(), null);
  assert.deepEqual(asked, [
    { path: '/v1/models/model-1:generateContent', authorization: 'Bearer token-1', key: undefined },
  ]);
});

test('a signed request for a token goes to Google only', async () => {
  const places = [
    'https://tokens.example.com/token',
    'http://oauth2.googleapis.com/token',
    'oauth2',
    `${url}/token`,
  ];
  for (const token_uri of places) {
    const error = await failure(askVertex(account({ token_uri }), 'global', false));
    assert.equal(error.code, 'MODEL_AUTHENTICATION_FAILED', token_uri);
  }
  assert.deepEqual([assertions, asked], [[], []]);
});

test('what goes wrong with the token says so, without a word of the key', async () => {
  const broken = PEM.replace(/[A-Za-z0-9+/]{20}/, 'A'.repeat(20));
  for (const [secret, answer, code] of [
    [account(), { status: 403, body: { error: 'access_denied' } }, 'MODEL_PERMISSION_DENIED'],
    [account(), { status: 429, body: { error: 'rate_limited' } }, 'MODEL_RATE_LIMITED'],
    [account(), { status: 503, body: 'down' }, 'MODEL_OVERLOADED'],
    [account(), { status: 200, body: {} }, 'MODEL_REPLY_MALFORMED'],
    [account({ private_key: broken }), null, 'MODEL_AUTHENTICATION_FAILED'],
    [account({ project_id: undefined }), null, 'MODEL_AUTHENTICATION_FAILED'],
    ['{"type":"service_account"', null, 'MODEL_AUTHENTICATION_FAILED'],
    ['{"type":"authorized_user","refresh_token":"x"}', null, 'MODEL_AUTHENTICATION_FAILED'],
  ] as const) {
    if (answer) tokenAnswer = answer;
    const error = await failure(askVertex(secret));
    assert.equal(error.code, code);
    assert.doesNotMatch(JSON.stringify(error) + String(error.stack), /PRIVATE KEY|refresh_token|AAAAAAAA/);
  }
  assert.deepEqual(asked, []);
});
