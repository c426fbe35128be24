/** What a malicious web page in the developer's browser can make the browser ask of the org: nothing that changes it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { sessionCookieHeader } from './session.ts';
import { startSeededOrg } from './testing/seeded-org.ts';
import type { SeededOrg } from './testing/seeded-org.ts';

let org: SeededOrg;
let cookie: string;

before(async () => {
  org = await startSeededOrg();
  cookie = sessionCookieHeader(org.sessions.create(org.userId('adam'))).split(';')[0]!;
});
after(() => org.close());

/** A request with headers that a browser sets and fetch does not let us set. */
async function ask(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<[number, string]> {
  const call = request(org.url + path, { method, headers });
  call.end(body);
  const [response] = (await once(call, 'response')) as [import('node:http').IncomingMessage];
  return [response.statusCode!, await text(response)];
}

const record = '/services/data/v67.0/sobjects/Account';
const CHANGES: [method: string, path: string, type: string, body: string][] = [
  ['POST', '/local-org/outage', 'text/plain', '{"mode":"down"}'],
  ['POST', '/local-org/outage', 'application/json', '{"mode":"down"}'],
  ['DELETE', '/local-org/api-calls', 'text/plain', ''],
  ['POST', '/login', 'application/x-www-form-urlencoded', 'userId=adam'],
  ['POST', '/logout', 'application/x-www-form-urlencoded', ''],
  ['POST', record, 'application/x-www-form-urlencoded', 'Name=Evil'],
  ['POST', record, 'application/json', '{"Name":"Evil"}'],
  ['POST', '/lightning/apex/RunController/start', 'application/json', '{}'],
];

/** A page on the web, one on another port of this machine, and one in a sandboxed frame. */
const FROM: Record<string, string>[] = [
  { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
  { origin: 'http://127.0.0.1:1', 'sec-fetch-site': 'same-site' },
  { origin: 'null' },
];

for (const [method, path, type, body] of CHANGES) {
  test(`${method} ${path} as ${type} from a page of another origin is refused`, async () => {
    for (const page of FROM) {
      const [status, answer] = await ask(method, path, { cookie, 'content-type': type, ...page }, body);
      assert.equal(status, 403, answer);
      assert.match(answer, /CROSS_ORIGIN_REQUEST/);
    }
  });
}

test('a name that leads to this machine but is not its own is refused everywhere', async () => {
  const { port } = new URL(org.url);
  for (const path of [
    '/',
    '/services/data',
    '/local-org/api-calls',
    '/lightning/page/home',
    '/slds/x',
    '/id/a/b',
  ]) {
    for (const host of [
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      `localhost.evil.example`,
      'x@127.0.0.1',
    ]) {
      const [status, answer] = await ask('GET', path, { host, cookie });
      assert.equal(status, 421, `${host}${path}: ${answer}`);
    }
  }
  assert.equal(
    (await ask('POST', '/login', { host: `evil.example:${port}`, origin: `http://evil.example:${port}` }))[0],
    421,
  );
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
    assert.equal((await ask('GET', '/services/data', { host }))[0], 200, host);
  }
});

test('the way into the browser leads to no other site, however the address is written', async () => {
  const { accessToken } = org.sessions.create(org.userId('adam'));
  const sid = encodeURIComponent(accessToken);
  for (const target of [
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    'https://evil.example',
    '/a\\..//evil',
  ]) {
    const path = `/secur/frontdoor.jsp?sid=${sid}&retURL=${encodeURIComponent(target)}`;
    const answer = await fetch(org.url + path, { redirect: 'manual' });
    assert.deepEqual([answer.status, answer.headers.get('location')], [302, '/'], JSON.stringify(target));
  }
});
