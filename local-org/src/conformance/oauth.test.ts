/** Logging in: the JWT bearer flow with the real jsforce, its refusals, and what a session is good for. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Connection } from 'jsforce';
import { firstAdministrator } from '../org/set-up.ts';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { signAssertion, testClientApp } from '../testing/client-app.ts';
import { startSeededOrg } from '../testing/seeded-org.ts';
import type { SeededOrg } from '../testing/seeded-org.ts';

let org: SeededOrg;
const username = 'samuel@small.example';
const grantType = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

before(async () => {
  org = await startSeededOrg();
});
after(() => org.close());

async function token(assertion: string): Promise<{ status: number; body: Record<string, string> }> {
  const body = new URLSearchParams({ grant_type: grantType, assertion });
  const response = await fetch(`${org.url}/services/oauth2/token`, { method: 'POST', body });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

test('jsforce logs in with a signed assertion and knows whose session it is', async () => {
  const connection = new Connection({ instanceUrl: org.url, loginUrl: org.url, version: '67.0' });
  const assertion = await signAssertion(org.app, { username, audience: org.url });
  const user = await connection.authorize({ grant_type: grantType, assertion });
  assert.equal(user.id, org.userId('samuel'));
  assert.equal(user.organizationId, org.org.organizationId);
  const identity = await connection.identity();
  assert.equal(identity.username, username);
  assert.ok((await connection.query('SELECT Id FROM Case')).totalSize > 0);
});

test('the login and test hosts are audiences too', async () => {
  for (const audience of ['https://login.salesforce.com', 'https://test.salesforce.com', `${org.url}/`]) {
    assert.equal((await token(await signAssertion(org.app, { username, audience }))).status, 200, audience);
  }
});

test('each refusal has the platform’s error', async () => {
  const stranger = await testClientApp(['BYOM_User'], 'stranger');
  const sign = (claims: { username?: string; audience?: string; expiresIn?: number }, app = org.app) =>
    signAssertion(app, { username, audience: org.url, ...claims });
  const refusals: [assertion: string, error: string, description: string][] = [
    [await sign({ expiresIn: -120 }), 'invalid_grant', 'assertion has expired'],
    [await sign({ expiresIn: 3600 }), 'invalid_grant', 'expiration time too far in the future'],
    [await sign({ audience: 'https://elsewhere.example' }), 'invalid_grant', 'audience is invalid'],
    [await sign({}, stranger), 'invalid_grant', 'invalid assertion'],
    [
      await sign({}, { ...org.app, consumerKey: 'unknown' }),
      'invalid_client_id',
      'client identifier invalid',
    ],
    [await sign({ username: firstAdministrator }), 'invalid_grant', "user hasn't approved this consumer"],
    [await sign({ username: 'nobody@small.example' }), 'invalid_grant', "user hasn't approved this consumer"],
    ['not a token', 'invalid_grant', 'invalid assertion'],
  ];
  for (const [assertion, error, error_description] of refusals) {
    assert.deepEqual(await token(assertion), { status: 400, body: { error, error_description } });
  }
});

test('an inactive user cannot log in, and their sessions end', async () => {
  const connection = org.connect('audrey');
  await connection.query('SELECT Id FROM AI_Prompt__c');
  const system = { userId: org.userId('adam'), mode: 'system' as const };
  const rows = [{ Id: org.userId('audrey'), IsActive: false }];
  await org.org.save({ operation: 'update', objectName: 'User', rows, allOrNone: true }, system);
  await rejectsWithCode(() => connection.query('SELECT Id FROM AI_Prompt__c'), 'INVALID_SESSION_ID');
});

test('a revoked session is invalid', async () => {
  const connection = org.connect('sofia');
  const body = new URLSearchParams({ token: connection.accessToken! });
  assert.equal((await fetch(`${org.url}/services/oauth2/revoke`, { method: 'POST', body })).status, 200);
  const message = await rejectsWithCode(
    () => connection.query('SELECT Id FROM Account'),
    'INVALID_SESSION_ID',
  );
  assert.equal(message, 'Session expired or invalid');
});

test('userinfo and identity tell about the caller, and about nobody else', async () => {
  const { accessToken } = org.connect('adam');
  const headers = { authorization: `Bearer ${accessToken}` };
  const info = (await (await fetch(`${org.url}/services/oauth2/userinfo`, { headers })).json()) as Record<
    string,
    string
  >;
  assert.equal(info['user_id'], org.userId('adam'));
  const other = await fetch(`${org.url}/id/${org.org.organizationId}/${org.userId('sofia')}`, { headers });
  assert.equal(other.status, 403);
});

test('single access opens the browser’s session on a page of this org only', async () => {
  const headers = { authorization: `Bearer ${org.connect('adam').accessToken}` };
  const answer = await fetch(`${org.url}/services/oauth2/singleaccess?redirect_uri=/lightning/o/Case/home`, {
    headers,
  });
  const { frontdoor_uri } = (await answer.json()) as { frontdoor_uri: string };
  const front = await fetch(frontdoor_uri, { redirect: 'manual' });
  assert.equal(front.headers.get('location'), '/lightning/o/Case/home');
  assert.match(front.headers.get('set-cookie')!, /^sid=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  const away = await fetch(frontdoor_uri.replace(/retURL=[^&]*/, 'retURL=//evil.example'), {
    redirect: 'manual',
  });
  assert.equal(away.headers.get('location'), '/');
});
