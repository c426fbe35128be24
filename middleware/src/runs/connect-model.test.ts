import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelProfile } from '../core/types.ts';
import type { StoredCredential } from '../ports.ts';
import { connectModel } from './connect-model.ts';

const MODEL = {
  id: 'm',
  apiName: 'Model_A',
  name: 'A',
  platform: 'openai',
  technology: 't',
  interface: null,
  credential: 'Key',
  endpoint: null,
  region: null,
  capabilities: [],
} as unknown as ModelProfile;

const stored = (secret: string, hosts: string[] = [], previous: StoredCredential['previous'] = null) => ({
  secret,
  hosts,
  previous,
});

/** Connects with one stored credential and names that resolve as given. */
function connect(
  changes: Partial<ModelProfile>,
  credential: StoredCredential | null,
  options: { resolved?: string[]; development?: boolean } = {},
) {
  const { resolved = ['93.184.216.34'], development = false } = options;
  const parts = {
    credentials: { find: async () => credential },
    resolveHost: async () => resolved,
    settings: { development },
  };
  return connectModel(parts, 'org', { ...MODEL, ...changes });
}

const OWN_ENDPOINT = { platform: 'openai-compatible', endpoint: 'https://models.example/v1' } as const;

test("gives the key for the platform's own address, and for the hosts that were named with it", async () => {
  const { connection, previousSecret } = await connect({}, stored('sk-a'));
  assert.deepEqual(
    [connection.secret, connection.interface, previousSecret],
    ['sk-a', 'chat-completions', null],
  );
  const named = await connect(OWN_ENDPOINT, stored('sk-a', ['models.example']));
  assert.equal(named.connection.secret, 'sk-a');
});

test('gives the key before the last rotation too, but only where that one was allowed to go', async () => {
  const before = { secret: 'sk-old', hosts: ['models.example'] };
  const here = await connect(OWN_ENDPOINT, stored('sk-new', ['models.example'], before));
  assert.deepEqual([here.connection.secret, here.previousSecret], ['sk-new', 'sk-old']);
  const elsewhere = { ...OWN_ENDPOINT, endpoint: 'https://new.example/v1' };
  const there = await connect(elsewhere, stored('sk-new', ['new.example'], before));
  assert.deepEqual([there.connection.secret, there.previousSecret], ['sk-new', null]);
  const toOwn = await connect({}, stored('sk-new', [], before));
  assert.equal(toOwn.previousSecret, null);
});

const REFUSED: [
  why: string,
  changes: Partial<ModelProfile>,
  credential: StoredCredential | null,
  code: string,
][] = [
  ['no key is stored', {}, null, 'CREDENTIAL_MISSING'],
  ['the model names none and needs one', { credential: null }, null, 'CREDENTIAL_MISSING'],
  ['the host was not named', OWN_ENDPOINT, stored('sk-a'), 'CREDENTIAL_HOST_REFUSED'],
  ['another host was named', OWN_ENDPOINT, stored('sk-a', ['other.example']), 'CREDENTIAL_HOST_REFUSED'],
  [
    'only the port differs',
    { ...OWN_ENDPOINT, endpoint: 'https://models.example:8443/v1' },
    stored('sk-a', ['models.example']),
    'CREDENTIAL_HOST_REFUSED',
  ],
  [
    'the host ends in a dot',
    { ...OWN_ENDPOINT, endpoint: 'https://models.example./v1' },
    stored('sk-a', ['models.example']),
    'CREDENTIAL_HOST_REFUSED',
  ],
  [
    'hosts were named and the own address is not among them',
    {},
    stored('sk-a', ['x.example']),
    'CREDENTIAL_HOST_REFUSED',
  ],
  [
    'the region has no address',
    { platform: 'bedrock', region: null },
    stored('sk-a'),
    'MODEL_INVALID_REQUEST',
  ],
  [
    'the region is a host',
    { platform: 'bedrock', region: 'evil.example/#' },
    stored('sk-a'),
    'MODEL_INVALID_REQUEST',
  ],
  ['the key has spaces', {}, stored('sk hidden'), 'CREDENTIAL_MALFORMED'],
  ['the key is JSON', {}, stored('{"accessKeyId":"hidden"}'), 'CREDENTIAL_MALFORMED'],
  [
    'half of an AWS key is there',
    { platform: 'bedrock', region: 'eu-west-1' },
    stored('{"accessKeyId":"hidden"}'),
    'CREDENTIAL_MALFORMED',
  ],
  [
    'half of a service account is there',
    { platform: 'google' },
    stored('{"client_email":"hidden"}'),
    'CREDENTIAL_MALFORMED',
  ],
  [
    'half of an OCI key is there',
    { platform: 'oci', region: 'eu-frankfurt-1' },
    stored('{"userId":"hidden"}'),
    'CREDENTIAL_MALFORMED',
  ],
  [
    'the name is in the address',
    { endpoint: 'https://sk:hidden@api.openai.com/v1' },
    stored('sk-a'),
    'MODEL_INVALID_REQUEST',
  ],
];
for (const [why, changes, credential, code] of REFUSED) {
  test(`gives no key when ${why}`, async () => {
    await assert.rejects(
      connect(changes, credential),
      (thrown: Error & { code?: string; detail?: string }) => {
        assert.equal(thrown.code, code);
        assert.doesNotMatch(JSON.stringify(thrown) + String(thrown.detail), /hidden/);
        return true;
      },
    );
  });
}

const NEVER_CALLED = [
  'http://models.example/v1',
  'https://169.254.169.254/v1',
  'https://2852039166/v1',
  'https://0251.0376.0251.0376/v1',
  'https://0xa9.0xfe.0xa9.0xfe/v1',
  'https://[::ffff:169.254.169.254]/v1',
  'https://metadata.google.internal./v1',
  'https://localhost./v1',
  'https://127.0.0.1/v1',
  'https://user@models.example/v1',
];
for (const endpoint of NEVER_CALLED) {
  test(`does not connect to ${endpoint}, whatever the credential says`, async () => {
    const anywhere = stored('sk-a', [new URL(endpoint).host]);
    await assert.rejects(connect({ ...OWN_ENDPOINT, endpoint }, anywhere), { code: 'MODEL_INVALID_REQUEST' });
  });
}

test('does not connect to a name that leads where its address would be refused', async () => {
  for (const resolved of [['169.254.169.254'], ['93.184.216.34', '::ffff:169.254.169.254'], ['127.0.0.1']])
    await assert.rejects(connect(OWN_ENDPOINT, stored('sk-a', ['models.example']), { resolved }), {
      code: 'MODEL_INVALID_REQUEST',
    });
});

test('a model without a network gets no key, whatever its record names', async () => {
  const { connection } = await connect({ platform: 'builtin' }, stored('sk-a'));
  assert.equal(connection.secret, null);
});
