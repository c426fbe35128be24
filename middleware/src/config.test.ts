import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { CONFIG_KEYS, loadConfig } from './config.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'byom-config-'));
const keyFile = path.join(folder, 'org.key');
writeFileSync(keyFile, 'a key', { mode: 0o600 });
after(() => rmSync(folder, { recursive: true, force: true }));

const complete = {
  DATABASE_URL: 'postgres://user:word@127.0.0.1:5432/byom',
  BYOM_VAULT_KEY: randomBytes(32).toString('base64'),
  BYOM_ORG_KEY_FILE: keyFile,
};

test('names every problem at once and no value', () => {
  const environment = {
    PORT: 'many',
    DATABASE_URL: 'mysql://user:hunter2@db/x',
    BYOM_VAULT_KEY: 'c2hvcnQ=',
    LOG_LEVEL: 'loud',
  };
  assert.throws(
    () => loadConfig(environment),
    (thrown: Error) => {
      for (const key of ['PORT', 'DATABASE_URL', 'BYOM_VAULT_KEY', 'BYOM_ORG_KEY_FILE', 'LOG_LEVEL']) {
        assert.match(thrown.message, new RegExp(`^- ${key}: `, 'm'));
      }
      assert.doesNotMatch(thrown.message, /hunter2|c2hvcnQ/);
      return true;
    },
  );
});

test('takes the defaults of the schema and splits the codes of the fallback', () => {
  const config = loadConfig({ ...complete, FALLBACK_ON: 'MODEL_TIMEOUT, MODEL_OVERLOADED', PUBLIC_URL: '' });
  assert.deepEqual(config.fallbackOn, ['MODEL_TIMEOUT', 'MODEL_OVERLOADED']);
  assert.equal(loadConfig(complete).fallbackOn, 'default');
  const mistyped = { ...complete, FALLBACK_ON: 'MODEL_TIMEOUTS' };
  assert.throws(() => loadConfig(mistyped), /FALLBACK_ON: MODEL_TIMEOUTS is not a failure/);
  assert.deepEqual([config.HOST, config.PORT, config.CONFIG_CACHE_SECONDS], ['127.0.0.1', 0, 30]);
  assert.equal(config.vaultKey.length, 32);
});

test('describes every key', () => {
  assert.deepEqual(
    CONFIG_KEYS.filter(({ description }) => description.length < 10),
    [],
  );
  const required = CONFIG_KEYS.filter((key) => key.required).map(({ name }) => name);
  assert.deepEqual(required, ['DATABASE_URL', 'BYOM_ORG_KEY_FILE']);
});

test('refuses a vault key file that cannot be read', () => {
  const environment = { ...complete, BYOM_VAULT_KEY: '', BYOM_VAULT_KEY_FILE: '/nowhere/vault.key' };
  assert.throws(() => loadConfig(environment), /BYOM_VAULT_KEY_FILE: the file cannot be read \(ENOENT\)/);
});

test(
  'refuses key files that every account of the machine can read',
  { skip: process.platform === 'win32' },
  () => {
    const open = path.join(folder, 'open.key');
    writeFileSync(open, randomBytes(32).toString('base64'));
    chmodSync(open, 0o644);
    const environment = {
      ...complete,
      BYOM_VAULT_KEY: '',
      BYOM_VAULT_KEY_FILE: open,
      BYOM_ORG_KEY_FILE: open,
    };
    assert.throws(
      () => loadConfig(environment),
      /BYOM_VAULT_KEY_FILE: every account .*\n- BYOM_ORG_KEY_FILE: every account/,
    );
    chmodSync(open, 0o440);
    assert.equal(loadConfig(environment).vaultKey.length, 32);
  },
);
