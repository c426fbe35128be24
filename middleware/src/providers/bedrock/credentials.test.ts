import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ProviderError } from '../../core/provider-error.ts';
import { sigV4Headers } from './sigv4.ts';
import { HELLO, startBedrock } from './test-server.ts';
import { failure } from '../contract/contract-harness.ts';
import { KEY, PROMPT, SYSTEM } from '../contract/contract-request.ts';

const PAIR = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMIsecret',
  sessionToken: 'session-1',
};
const bedrock = await startBedrock();
const { asking } = bedrock;

test('a key pair signs the request for the region; the secret part of it leaves in no form', async () => {
  bedrock.answer(HELLO);
  await asking({ secret: JSON.stringify(PAIR) });
  const { authorization = '' } = bedrock.wire.headers;
  assert.match(
    authorization,
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/bedrock\/aws4_request,/,
  );
  assert.match(authorization, /SignedHeaders=[^,]*host[^,]*, Signature=[0-9a-f]{64}$/);
  assert.equal(bedrock.wire.headers['x-amz-security-token'], 'session-1');
  const sent = JSON.stringify(bedrock.wire.headers) + bedrock.wire.path + bedrock.wire.received;
  assert.ok(!sent.includes(PAIR.secretAccessKey));
});

test('a key pair signs the calls in the format of OpenAI too, as AWS prescribes it', async () => {
  bedrock.answer({
    id: '1',
    choices: [{ index: 0, message: { content: 'Hello.' }, finish_reason: 'stop' }],
  });
  const { reply } = await asking({ interface: 'chat-completions', secret: JSON.stringify(PAIR) });
  assert.equal(reply.text, 'Hello.');
  assert.equal(bedrock.wire.path, '/openai/v1/chat/completions');
  const time = String(bedrock.wire.headers['x-amz-date']);
  const now = new Date(time.replace(/^(.{4})(..)(..)T(..)(..)/, '$1-$2-$3T$4:$5:'));
  const own = sigV4Headers(
    `${bedrock.wire.url}${bedrock.wire.path}`,
    bedrock.wire.received,
    'eu-central-1',
    PAIR,
    now,
  );
  assert.equal(bedrock.wire.headers['authorization'], own['authorization']);
});

test('the signature is the one that AWS expects for these words at this time', () => {
  const url = 'https://bedrock-runtime.eu-west-1.amazonaws.com/openai/v1/chat/completions';
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG', sessionToken: 'tok' };
  const signed = sigV4Headers(url, '{"a":"é"}', 'eu-west-1', keys, new Date('2026-01-02T03:04:05Z'));
  // Computed by AWS's own signer.
  assert.match(
    signed['authorization']!,
    /Signature=d5157e65d8cf299eac19da77516a2e27af5e601e44014a17b434de602279c07e$/,
  );
});

test('a credential that is neither key nor key pair is refused before anything is sent, and not quoted', async () => {
  bedrock.answer(HELLO);
  for (const secret of ['{"accessKeyId":"AKIDEXAMPLE"}', '{oops sk-secret-0123456789']) {
    const error = await failure(asking({ secret }));
    assert.equal(error.code, 'MODEL_AUTHENTICATION_FAILED');
  }
  assert.equal(bedrock.calls(), 0);
});

test('nothing is taken from the environment, from files or from the metadata address of the machine', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bedrock-test-'));
  const file = path.join(folder, 'config');
  writeFileSync(
    file,
    `[default]\naws_access_key_id=FROMFILE\naws_secret_access_key=x\nendpoint_url=http://127.0.0.1:9\nregion=ap-south-1\nsdk_ua_app_id=FROMFILE\n`,
  );
  const poison = {
    AWS_ACCESS_KEY_ID: 'FROMENV',
    AWS_SECRET_ACCESS_KEY: 'FROMENV',
    AWS_BEARER_TOKEN_BEDROCK: 'FROMENV',
    AWS_REGION: 'ap-south-1',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_MAX_ATTEMPTS: '4',
    AWS_SDK_UA_APP_ID: 'FROMENV',
    AWS_CONFIG_FILE: file,
    AWS_SHARED_CREDENTIALS_FILE: file,
    AWS_EC2_METADATA_SERVICE_ENDPOINT: bedrock.wire.url,
  };
  const kept = Object.keys(poison).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, poison);
  try {
    bedrock.answer(HELLO);
    await asking({ secret: null });
    assert.equal(bedrock.wire.headers['authorization'], 'Bearer none');
    assert.doesNotMatch(JSON.stringify(bedrock.wire.headers), /FROMENV|FROMFILE|ap-south-1/);
    assert.equal(bedrock.calls(), 1);
  } finally {
    for (const [name, value] of kept) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(folder, { recursive: true });
  }
});

test('what leaves is shown before it leaves: the words of the request, not the headers of the SDK', async () => {
  bedrock.answer(HELLO);
  let shown: string[] = [];
  await asking({ secret: JSON.stringify(PAIR) }, {}, { options: { inspect: (texts) => (shown = texts) } });
  assert.deepEqual(shown.toSorted(), [SYSTEM, PROMPT, 'user'].toSorted());
  const refuse = (): never => {
    throw new ProviderError('MODEL_INVALID_REQUEST');
  };
  const error = await failure(asking({}, {}, { options: { inspect: refuse } }));
  assert.deepEqual([error.code, bedrock.calls()], ['MODEL_INVALID_REQUEST', 1]);
});

test('an API key is a bearer token in every interface', async () => {
  bedrock.answer({ action: 'NONE', outputs: [], assessments: [] });
  await asking({ interface: 'apply-guardrail', technology: 'gr1:1' });
  assert.equal(bedrock.wire.headers['authorization'], `Bearer ${KEY}`);
});
