import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkForm, checkSecret, SECRET_PLACEHOLDER } from './credential-form.ts';
import type { CredentialForm } from './platforms.ts';

const PEM = '-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n';
const AWS = JSON.stringify({ accessKeyId: 'AKIA1', secretAccessKey: 'word' });
const AWS_SESSION = JSON.stringify({ accessKeyId: 'ASIA1', secretAccessKey: 'word', sessionToken: 'long' });
const GOOGLE = JSON.stringify({
  type: 'service_account',
  project_id: 'p',
  client_email: 'a@p.iam.gserviceaccount.com',
  private_key: PEM,
});
const OCI = JSON.stringify({
  tenancyId: 'ocid1.tenancy',
  userId: 'ocid1.user',
  fingerprint: 'aa:bb',
  privateKey: PEM,
  compartmentId: 'ocid1.compartment',
});

const ACCEPTED: [form: CredentialForm, secret: string][] = [
  ['key', 'sk-word'],
  ['aws', 'bedrock-api-key'],
  ['aws', AWS],
  ['aws', AWS_SESSION],
  ['google', 'AIza-word'],
  ['google', GOOGLE],
  ['oci', 'sk-word'],
  ['oci', OCI],
];
for (const [form, secret] of ACCEPTED) {
  test(`the form ${form} takes ${secret.slice(0, 16)}`, () => assert.equal(checkForm(form, secret), null));
}

const REFUSED: [form: CredentialForm, secret: string][] = [
  ['none', 'sk-hidden'],
  ['key', 'sk-hid den'],
  ['key', 'sk-hidden\n'],
  ['key', 'sk-hiddén'],
  ['key', ''],
  ['key', AWS],
  ['aws', '{"accessKeyId":"hidden"}'],
  ['aws', '{"accessKeyId":"hidden","secretAccessKey":7}'],
  ['aws', '{"accessKeyId":"hidden'],
  ['google', '{"client_email":"hidden@p","private_key":"hidden"}'],
  ['google', AWS],
  ['oci', GOOGLE],
  ['oci', '{"__proto__":{"tenancyId":"hidden"}}'],
];
for (const [form, secret] of REFUSED) {
  test(`the form ${form} refuses ${JSON.stringify(secret.slice(0, 24))} and says nothing of it`, () => {
    const problem = checkForm(form, secret) ?? '';
    assert.ok(problem.length > 20);
    assert.doesNotMatch(problem, /hidden|hid den|hiddén/);
  });
}

for (const secret of ['sk-word', 'k', AWS, GOOGLE, OCI, '{"pretty":\n "json"}']) {
  test(`${JSON.stringify(secret.slice(0, 16))} can be a secret`, () =>
    assert.equal(checkSecret(secret), null));
}

for (const secret of [
  'two words',
  'two\nlines',
  '{"hidden":',
  'x'.repeat(20_000),
  SECRET_PLACEHOLDER,
  `${SECRET_PLACEHOLDER}x`,
]) {
  test(`${JSON.stringify(secret.slice(0, 16))} can be none, and the reason does not quote it`, () => {
    const problem = checkSecret(secret) ?? '';
    assert.ok(problem.length > 10);
    assert.doesNotMatch(problem, /hidden|two words|xxx/);
  });
}
