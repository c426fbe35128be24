import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readHost, readModelHost } from './credential-host.ts';

const production = { development: false };

for (const [text, host] of [
  ['models.example', 'models.example'],
  ['Models.Example:8443', 'models.example:8443'],
  ['10.1.2.3', '10.1.2.3'],
  ['[2001:db8::1]:8443', '[2001:db8::1]:8443'],
] as const) {
  test(`${text} is a host`, () => {
    assert.deepEqual(readHost(text), { host, problem: null });
    assert.deepEqual(readModelHost(text, production), { host, problem: null });
  });
}

/** Whatever is spelled otherwise than it is compared. */
for (const text of [
  '',
  'https://models.example',
  'models.example/v1',
  'models.example?x',
  'models.example#x',
  'user@models.example',
  'user:word@models.example',
  'models.example.',
  'models.example.:8443',
  'models.example:443',
  'models.example:99999',
  'models.example\\@evil.example',
  'a b',
  '2852039166',
  '0xa9fea9fe',
  '0251.0376.0251.0376',
  '127.1',
  '[::ffff:169.254.169.254]',
  'mödels.example',
]) {
  test(`${JSON.stringify(text)} is none`, () => assert.equal(readHost(text).host, null));
}

for (const text of [
  '169.254.169.254',
  '[::ffff:a9fe:a9fe]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  '100.100.100.200',
  'metadata.google.internal',
  'localhost',
  '127.0.0.1:8080',
  '[::1]',
  '0.0.0.0',
]) {
  test(`no model may be on ${text}`, () => assert.equal(readModelHost(text, production).host, null));
}

test('a developer may name this machine, and still no metadata service', () => {
  assert.equal(readModelHost('127.0.0.1:8080', { development: true }).host, '127.0.0.1:8080');
  assert.equal(readModelHost('169.254.169.254', { development: true }).host, null);
});
