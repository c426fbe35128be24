/** How the org fails when a test asks it to: limits, locks, storage, silence. */
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import { startOwnOrg } from '../testing/own-project.ts';
import type { OwnOrg } from '../testing/own-project.ts';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { runPeople, runProject } from '../testing/run-project.ts';

let org: OwnOrg;
let wilma: Connection;

before(async () => {
  org = await startOwnOrg(runProject, runPeople);
  wilma = org.connect('wilma');
});
after(() => org.close());
afterEach(() => outage({ mode: 'none' }));

async function outage(body: object): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${org.url}/local-org/outage`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return answer.status;
}

const runs = async (): Promise<number> => (await wilma.query('SELECT COUNT() FROM Run__c')).totalSize;

const codes = async (rows: Record<string, unknown>[]): Promise<string[]> => {
  const results = await wilma.sobject('Run__c').upsert(rows, 'Run_Id__c');
  return results.map(
    (result) => (result.errors[0] as { statusCode: string } | undefined)?.statusCode ?? 'saved',
  );
};

test('used up calls are refused with 403, for as many calls as asked', async () => {
  await outage({ mode: 'limit', calls: 2 });
  await rejectsWithCode(runs, 'REQUEST_LIMIT_EXCEEDED');
  const second = await fetch(`${org.url}/services/data/v67.0/limits`, { headers: org.headers('wilma') });
  assert.equal(second.status, 403);
  assert.equal(await runs(), 0);
});

test('a locked org fails every saved row of one call, and reads go on', async () => {
  await outage({ mode: 'lock', calls: 1 });
  assert.equal(await runs(), 0);
  assert.deepEqual(await codes([{ Run_Id__c: 'l1' }, { Run_Id__c: 'l2' }]), [
    'UNABLE_TO_LOCK_ROW',
    'UNABLE_TO_LOCK_ROW',
  ]);
  assert.deepEqual(await codes([{ Run_Id__c: 'l1' }]), ['saved']);
});

test('full storage takes changes, but no new rows', async () => {
  await outage({ mode: 'storage' });
  assert.deepEqual(await codes([{ Run_Id__c: 'l1', Note__c: 'n' }, { Run_Id__c: 's1' }]), [
    'saved',
    'STORAGE_LIMIT_EXCEEDED',
  ]);
  await rejectsWithCode(() => wilma.sobject('Run__c').create({ Run_Id__c: 's2' }), 'STORAGE_LIMIT_EXCEEDED');
});

test('a silent org answers when the mode changes, and does nothing for clients who have left', async () => {
  await outage({ mode: 'hang' });
  const leaving = new AbortController();
  const url = `${org.url}/services/data/v67.0/sobjects/Run__c`;
  const headers = { ...org.headers('wilma'), 'content-type': 'application/json' };
  const left = fetch(url, { method: 'POST', headers, body: '{"Run_Id__c":"h1"}', signal: leaving.signal });
  let answered = false;
  const waiting = runs().finally(() => (answered = true));
  // An answer of the org proves that the two before it have arrived, on connections of their own.
  assert.equal((await fetch(`${org.url}/local-org/api-calls`)).status, 200);
  leaving.abort();
  await assert.rejects(left, { name: 'AbortError' });
  assert.equal(answered, false);
  await outage({ mode: 'none' });
  assert.equal(await waiting, 1);
});

test('a mode nobody knows is refused', async () => {
  assert.deepEqual([await outage({ mode: 'fire' }), await outage({ mode: 'lock', calls: 0 })], [400, 400]);
});
