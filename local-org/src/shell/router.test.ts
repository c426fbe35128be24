import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noMetadata, SOFIA, startShell, type RunningShell } from './testing/small-org.ts';

const metadata = {
  ...noMetadata(),
  cspTrustedSites: [
    {
      fullName: 'Gateway',
      endpointUrl: 'https://gateway.example/path',
      isActive: true,
      isApplicableToConnectSrc: true,
    },
    {
      fullName: 'Images',
      endpointUrl: 'https://images.example',
      isActive: true,
      isApplicableToConnectSrc: false,
    },
    { fullName: 'Old', endpointUrl: 'https://old.example', isActive: false, isApplicableToConnectSrc: true },
  ],
};

let shell: RunningShell;

function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(shell.origin + path, { headers: { Accept: 'text/html', ...headers }, redirect: 'manual' });
}

function post(
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(shell.origin + path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers,
    redirect: 'manual',
  });
}

before(async () => {
  shell = await startShell({ metadata });
});

after(() => shell.close());

describe('logging in', () => {
  test('the first page shows the people of the org and says that there are no passwords', async () => {
    const page = await (await get('/')).text();
    assert.match(page, /Log in as Sofia/);
    assert.match(page, /no passwords/);
  });

  test('choosing a person sets a session cookie no script can read and leads to where they wanted to go', async () => {
    const answer = await post('/login', { userId: SOFIA.id, startURL: '/lightning/o/Case/list' });
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get('location'), '/lightning/o/Case/list');
    assert.match(answer.headers.get('set-cookie') ?? '', /^sid=.+; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('an address outside the shell is not followed after the login', async () => {
    for (const startURL of [
      'https://evil.example/',
      '//evil.example/',
      '/lightning/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const answer = await post('/login', { userId: SOFIA.id, startURL });
      assert.equal(answer.headers.get('location'), '/lightning/page/home', startURL);
    }
  });

  test('an unknown person gets the login page again and no session', async () => {
    const answer = await post('/login', { userId: '005000000000009AAA' });
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('set-cookie'), null);
  });

  test('a page of another origin cannot log anybody in or out', async () => {
    const elsewhere: Record<string, string>[] = [
      { Origin: 'http://127.0.0.1:1' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ];
    for (const headers of elsewhere) {
      const answer = await post('/login', { userId: SOFIA.id }, headers);
      assert.equal(answer.status, 403);
    }
    assert.equal((await post('/logout', {}, { Origin: 'null' })).status, 403);
  });

  test('logging out ends the session, not only the cookie', async () => {
    const login = await post('/login', { userId: SOFIA.id });
    const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    assert.equal((await get('/lightning/shell/session', { cookie })).status, 200);
    await post('/logout', {}, { cookie });
    assert.equal((await get('/lightning/shell/session', { cookie, Accept: 'application/json' })).status, 401);
  });

  test('a person who is signed in goes straight on, unless they want to be somebody else', async () => {
    assert.equal((await get('/', { cookie: shell.cookie })).headers.get('location'), '/lightning/page/home');
    assert.equal((await get('/?switch', { cookie: shell.cookie })).status, 200);
  });
});

describe('pages', () => {
  test('without a session a page leads to the login and back', async () => {
    const answer = await get('/lightning/r/Case/500000000000001AAA/view?x=1');
    const back = encodeURIComponent('/lightning/r/Case/500000000000001AAA/view?x=1');
    assert.equal(answer.headers.get('location'), `/?startURL=${back}`);
  });

  test('without a session a call of a component is answered 401 in the words of the API', async () => {
    const answer = await fetch(`${shell.origin}/lightning/apex/A/b`, { method: 'POST' });
    assert.equal(answer.status, 401);
    assert.deepEqual(await answer.json(), [
      { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' },
    ]);
  });

  test('an address nobody answers is a page that says so', async () => {
    const answer = await get('/nowhere/<b>', { cookie: shell.cookie });
    assert.equal(answer.status, 404);
    assert.match(await answer.text(), /There is no page at \/nowhere\/%3Cb%3E/);
  });

  test('the address of an API is left to the API', async () => {
    assert.doesNotMatch(await (await get('/services/data/nothing')).text(), /Page not found/);
  });

  test('files outside the served folders stay out of reach', async () => {
    for (const path of [
      '/slds/..%2f..%2fpackage.json',
      '/vendor/..%2f..%2fpackage.json',
      '/shell-assets/%2e%2e/router.ts',
    ]) {
      assert.equal((await get(path)).status >= 400, true, path);
    }
  });
});

describe('trusted sites', () => {
  test('a trusted site that the metadata does not have is refused at the start', async () => {
    await assert.rejects(
      startShell({ metadata, cspTrustedSites: { Nobody: 'http://127.0.0.1:1' } }),
      /no CSP trusted site Nobody/,
    );
  });
});
