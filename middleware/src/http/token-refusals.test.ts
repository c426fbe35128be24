import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { UnsecuredJWT } from 'jose';
import { createKeyPair, signToken } from '../../test/keys.ts';
import { ORG_ID } from '../../test/fake-org.ts';
import { ANA, CASE_ID, startTestService, type TestService } from '../../test/service.ts';

let service: TestService;
const now = () => Math.floor(Date.now() / 1000);

before(async () => {
  service = await startTestService([{ name: 'Case_Summary', technology: 'answers' }]);
});
after(() => service.stop());

async function refusal(token: string | null): Promise<string> {
  const answer = await service
    .withToken(token)
    .post('/v1/runs', { prompt: 'Case_Summary', recordId: CASE_ID });
  assert.equal(answer.status, 401);
  const { error } = answer.body;
  assert.ok(error.message.endsWith('.') || error.message.endsWith(')'), error.message);
  assert.ok(error.hint.length > 10 && error.traceId.length >= 8);
  assert.equal(answer.headers.get('x-correlation-id'), error.traceId);
  assert.equal(service.model.requests.length, 0);
  return error.code as string;
}

test('refuses a request without a token and one that is no token', async () => {
  assert.equal(await refusal(null), 'TOKEN_MISSING');
  assert.equal(await refusal('not-a-token'), 'TOKEN_MALFORMED');
  assert.equal(await refusal('a.b.c'), 'TOKEN_MALFORMED');
});

test('refuses every algorithm but RS256', async () => {
  const claims = {
    iss: ORG_ID,
    sub: ANA.username,
    uid: ANA.userId,
    aud: 'urn:byom:gateway',
    exp: now() + 60,
  };
  assert.equal(await refusal(new UnsecuredJWT(claims).encode()), 'TOKEN_ALGORITHM_REFUSED');
  assert.equal(await refusal(await service.token({}, { alg: 'RS512' })), 'TOKEN_ALGORITHM_REFUSED');
  const { SignJWT } = await import('jose');
  const withPublicKeyAsSecret = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(service.orgKeys.certificate));
  assert.equal(await refusal(withPublicKeyAsSecret), 'TOKEN_ALGORITHM_REFUSED');
});

test('refuses another key, also under the same key id, and a changed token', async () => {
  const other = await createKeyPair('BYOM_Signing');
  const claims = { iss: ORG_ID, sub: ANA.username, uid: ANA.userId };
  assert.equal(await refusal(await signToken(other.privateKey, claims)), 'TOKEN_SIGNATURE_INVALID');
  const [head, body, signature] = (await service.token()).split('.');
  const changed = { ...JSON.parse(Buffer.from(body!, 'base64url').toString()), sub: 'boss@example.com' };
  const forged = [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
  assert.equal(await refusal(forged), 'TOKEN_SIGNATURE_INVALID');
});

test('refuses tokens out of their time', async () => {
  assert.equal(await refusal(await service.token({ iat: now() - 400, exp: now() - 200 })), 'TOKEN_EXPIRED');
  assert.equal(
    await refusal(await service.token({ iat: now() + 120, exp: now() + 240 })),
    'TOKEN_FROM_THE_FUTURE',
  );
  assert.equal(await refusal(await service.token({ nbf: now() + 120 })), 'TOKEN_FROM_THE_FUTURE');
  assert.equal(await refusal(await service.token({ exp: now() + 301 })), 'TOKEN_LIFETIME_TOO_LONG');
  assert.equal(
    await refusal(await service.token({ iat: undefined, exp: now() + 900 })),
    'TOKEN_LIFETIME_TOO_LONG',
  );
});

test('refuses another audience, an unknown org and missing claims', async () => {
  assert.equal(
    await refusal(await service.token({ aud: 'https://elsewhere.example' })),
    'TOKEN_AUDIENCE_WRONG',
  );
  assert.equal(await refusal(await service.token({ iss: '00DXX0000000001' })), 'TOKEN_ORG_UNKNOWN');
  for (const missing of ['iss', 'sub', 'uid', 'exp']) {
    assert.equal(await refusal(await service.token({ [missing]: undefined })), 'TOKEN_CLAIMS_INVALID');
  }
  assert.equal(await refusal(await service.token({ uid: "x' OR '1'='1" })), 'TOKEN_CLAIMS_INVALID');
});

test('accepts the org id and the user id with 15 or 18 characters, and a key id it does not know', async () => {
  const token = await service.token(
    { iss: ORG_ID.slice(0, 15), uid: ANA.userId.slice(0, 15) },
    { kid: 'something' },
  );
  const answer = await service
    .withToken(token)
    .get('/v1/runs?prompt=Case_Summary&recordId=' + CASE_ID.slice(0, 15));
  assert.deepEqual([answer.status, answer.body], [200, { run: null }]);
});
