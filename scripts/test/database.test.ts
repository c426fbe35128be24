import assert from 'node:assert/strict';
import test from 'node:test';
import { describeDatabase } from './database.ts';

test('the tests say which server they use', async () => {
  assert.match(await describeDatabase(undefined), /^Database: PostgreSQL \d+\.\d+.* from npm/);
  const given = process.env['DATABASE_URL'];
  if (given) assert.match(await describeDatabase(given), /^Database: PostgreSQL \d+.* as DATABASE_URL says$/);
});

test('a server that cannot be used is told before any test runs, without its password', async () => {
  await assert.rejects(describeDatabase('postgres://somebody:hidden-word@127.0.0.1:1/x'), (thrown: Error) => {
    assert.match(thrown.message, /127\.0\.0\.1:1\) cannot be used: ECONNREFUSED/);
    assert.doesNotMatch(thrown.message, /hidden-word/);
    return true;
  });
});
