import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkEndpoint, checkResolved } from './endpoint.ts';

for (const endpoint of [
  'https://api.example.com/v1',
  'https://10.1.2.3:8443/v1',
  'https://[2001:db8::1]/',
  'https://x.openai.azure.com/openai/deployments/d?api-version=2025-01-01-preview',
]) {
  test(`${endpoint} may be used`, () => assert.equal(checkEndpoint(endpoint, { development: false }), null));
}

const REFUSED: [endpoint: string, reason: RegExp][] = [
  ['api.example.com', /not a URL/],
  ['http://api.example.com', /https/],
  ['ftp://api.example.com', /https/],
  ['https://user:secret@api.example.com', /credentials/],
  ['https://api.example.com/v1?key=secret', /query/],
  ['https://api.example.com/v1?api-version=2025-01-01&key=secret', /query/],
  ['https://api.example.com/v1?api-version=secret', /query/],
  ['https://169.254.169.254/latest', /link-local/],
  ['https://2852039166/', /link-local/],
  ['https://0xa9fea9fe/', /link-local/],
  ['https://[fe80::1]/', /link-local/],
  ['https://[::ffff:169.254.169.254]/', /link-local/],
  ['https://[::ffff:a9fe:a9fe]/', /link-local/],
  ['https://[64:ff9b::a9fe:a9fe]/', /link-local/],
  ['https://[2002:a9fe:a9fe::1]/', /link-local/],
  ['https://[::ffff:0:a9fe:a9fe]/', /link-local/],
  ['https://[64:ff9b::7f00:1]/', /this machine/],
  ['https://168.63.129.16/', /metadata/],
  ['https://metadata.google.internal/', /metadata/],
  ['https://METADATA.google.internal./', /metadata/],
  ['https://100.100.100.200/', /metadata/],
  ['https://[fd00:ec2::254]/', /metadata/],
  ['https://0.0.0.0/', /no host/],
  ['https://localhost/', /this machine/],
  ['https://127.0.0.1/', /this machine/],
  ['https://127.1/', /this machine/],
  ['https://[::1]/', /this machine/],
  ['http://localhost/', /https/],
];
for (const [endpoint, reason] of REFUSED) {
  test(`${endpoint} is refused`, () =>
    assert.match(checkEndpoint(endpoint, { development: false }) ?? '', reason));
}

test('a developer may use plain http on the machine itself, and nowhere else', () => {
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    assert.equal(checkEndpoint(`http://${host}:8080/v1`, { development: true }), null);
  }
  assert.match(checkEndpoint('http://192.168.0.1/', { development: true }) ?? '', /https/);
  assert.match(checkEndpoint('http://169.254.169.254/', { development: true }) ?? '', /https|link-local/);
});

test('an address a name led to is judged like one that was written', () => {
  for (const address of [
    '169.254.169.254',
    '::ffff:169.254.169.254',
    'fe80::1%eth0',
    '127.0.0.1',
    '::1',
    '0.0.0.0',
  ]) {
    assert.ok(checkResolved(address, { development: false }), address);
  }
  for (const address of ['10.1.2.3', '93.184.216.34', '2606:2800::1']) {
    assert.equal(checkResolved(address, { development: false }), null);
  }
  assert.equal(checkResolved('127.0.0.1', { development: true }), null);
  assert.ok(checkResolved('169.254.169.254', { development: true }));
});
