/** The server around the APIs: sessions, unknown paths, broken bodies, and the aids for tests. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sessionCookieHeader } from './session.ts';
import { startSeededOrg } from './testing/seeded-org.ts';
import type { SeededOrg } from './testing/seeded-org.ts';

let org: SeededOrg;
let bearer: Record<string, string>;
const query = '/services/data/v67.0/query?q=SELECT+Id+FROM+Case';

before(async () => {
  org = await startSeededOrg();
  bearer = { authorization: `Bearer ${org.connect('adam').accessToken}` };
});
after(() => org.close());

async function ask(
  path: string,
  options: RequestInit = {},
): Promise<{ status: number; body: { errorCode?: string }[] }> {
  const response = await fetch(org.url + path, options);
  const text = await response.text();
  return { status: response.status, body: text ? (JSON.parse(text) as { errorCode?: string }[]) : [] };
}

test('it listens on this machine only', () => assert.match(org.url, /^http:\/\/127\.0\.0\.1:\d+$/));

test('without a valid session the answer is Salesforce’s', async () => {
  const expected = {
    status: 401,
    body: [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }],
  };
  assert.deepEqual(await ask(query), expected);
  assert.deepEqual(await ask(query, { headers: { authorization: 'Bearer 00D!made.up' } }), expected);
});

test('a cookie works for pages of this org and for no other page', async () => {
  const cookie = sessionCookieHeader(org.sessions.create(org.userId('adam'))).split(';')[0]!;
  assert.equal((await ask(query, { headers: { cookie, origin: org.url } })).status, 200);
  assert.equal((await ask(query, { headers: { cookie, origin: 'https://evil.example' } })).status, 401);
});

test('a path it does not have is not found, in the platform’s words', async () => {
  const expected = [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }];
  assert.deepEqual(await ask('/services/data/v67.0/chatter/feeds', { headers: bearer }), {
    status: 404,
    body: expected,
  });
  assert.deepEqual(
    (await ask('/services/data/v67.0/sobjects/Account', { method: 'PUT', headers: bearer })).status,
    404,
  );
});

test('a body that is no JSON is a parser error', async () => {
  const headers = { ...bearer, 'content-type': 'application/json' };
  const answer = await ask('/services/data/v67.0/sobjects/Account', {
    method: 'POST',
    headers,
    body: '{"Name":',
  });
  assert.deepEqual([answer.status, answer.body[0]!.errorCode], [400, 'JSON_PARSER_ERROR']);
});

test('clients that double the slash are answered', async () => {
  assert.equal((await ask(`/${query}`, { headers: bearer })).status, 200);
});

test('API calls are counted by user and route until they are reset', async () => {
  await ask('/local-org/api-calls', { method: 'DELETE' });
  for (let count = 0; count < 3; count += 1) await ask(query, { headers: bearer });
  const counted = (await fetch(`${org.url}/local-org/api-calls`)).json() as Promise<Record<string, unknown>>;
  const path = '/services/data/:version/query';
  assert.deepEqual(await counted, {
    total: 3,
    byPath: [{ method: 'GET', path, user: 'adam@small.example', count: 3 }],
  });
});

test('an outage takes the APIs down and back', async () => {
  const outage = (mode: string) =>
    ask('/local-org/outage', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mode }),
    });
  await outage('down');
  const down = await ask(query, { headers: bearer });
  const token = await ask('/services/oauth2/token', { method: 'POST' });
  await outage('none');
  assert.deepEqual([down.status, down.body[0]!.errorCode, token.status], [503, 'SERVER_UNAVAILABLE', 503]);
  assert.equal((await ask(query, { headers: bearer })).status, 200);
});
