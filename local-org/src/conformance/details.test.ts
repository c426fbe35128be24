/** Masters and details over the API, and triggers that refuse, whichever way a change comes. With the real jsforce. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import { startOwnOrg } from '../testing/own-project.ts';
import type { OwnOrg } from '../testing/own-project.ts';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { runPeople, runProject } from '../testing/run-project.ts';

let org: OwnOrg;
let wilma: Connection;
let otto: Connection;

before(async () => {
  org = await startOwnOrg(runProject, runPeople);
  wilma = org.connect('wilma');
  otto = org.connect('otto');
});
after(() => org.close());

interface Result {
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string }[];
}

const step = (run: string, number: number): Record<string, unknown> => ({
  Step_Key__c: `${run}:${number}`,
  Run__r: { Run_Id__c: run },
  Outcome__c: 'answered',
});

const upsertSteps = async (rows: Record<string, unknown>[]): Promise<Result[]> =>
  (await wilma.sobject('Step__c').upsert(rows, 'Step_Key__c')) as Result[];

const codes = (results: Result[]): string[] => results.map((entry) => entry.errors[0]?.statusCode ?? 'saved');

test('details name their master by its external id, a second time too, but do not move to another one', async () => {
  await wilma.sobject('Run__c').create([{ Run_Id__c: 'r1' }, { Run_Id__c: 'r2' }]);
  for (const created of [true, false]) {
    const results = await upsertSteps([step('r1', 1), step('r1', 2)]);
    assert.deepEqual(
      results.map((entry) => [entry.success, entry.created]),
      [
        [true, created],
        [true, created],
      ],
      JSON.stringify(results),
    );
  }
  const moved = { ...step('r1', 1), Run__r: { Run_Id__c: 'r2' } };
  assert.deepEqual(codes(await upsertSteps([moved, step('nobody', 1)])), [
    'INVALID_FIELD_FOR_INSERT_UPDATE',
    'INVALID_FIELD',
  ]);
  const { records } = await wilma.query(
    'SELECT Run_Id__c, (SELECT Step_Key__c FROM Steps__r) FROM Run__c ORDER BY Run_Id__c',
  );
  const steps = records.map((record) => (record['Steps__r'] as { totalSize: number } | null)?.totalSize ?? 0);
  assert.deepEqual(steps, [2, 0]);
});

test('master and details go in one composite request, with the external id of the master', async () => {
  const record = (type: string, row: object): object => ({ attributes: { type }, ...row });
  const upsert = (object: string, key: string, row: object): object => ({
    method: 'PATCH',
    url: `/services/data/v67.0/composite/sobjects/${object}/${key}`,
    referenceId: object,
    body: { allOrNone: false, records: [record(object, row)] },
  });
  const answer = await wilma.requestPost<{ compositeResponse: { body: Result[] }[] }>('/composite', {
    compositeRequest: [
      upsert('Run__c', 'Run_Id__c', { Run_Id__c: 'r3' }),
      upsert('Step__c', 'Step_Key__c', step('r3', 1)),
    ],
  });
  assert.deepEqual(
    answer.compositeResponse.map((part) => part.body[0]!.created),
    [true, true],
  );
});

test('who may not edit the master adds no detail to it', async () => {
  const [result] = (await otto.sobject('Step__c').create([step('r1', 9)])) as Result[];
  assert.equal(result!.errors[0]!.statusCode, 'INVALID_FIELD', 'Otto does not even see the run');
});

test('a trigger that refuses a change is heard on every way into the org', async () => {
  const { id } = await otto.sobject('Run__c').create({ Run_Id__c: 'o1' });
  const refused = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';
  const change = { Id: id!, Note__c: 'changed' };
  assert.equal(
    await rejectsWithCode(() => otto.sobject('Run__c').update(change), refused),
    'A run is not changed.',
  );
  await rejectsWithCode(() => otto.sobject('Run__c').destroy(id!), refused);
  await rejectsWithCode(
    () => otto.sobject('Run__c').upsert({ Run_Id__c: 'o1', Note__c: 'changed' }, 'Run_Id__c'),
    refused,
  );
  const open = await otto.sobject('Run__c').create({ Run_Id__c: 'o2' });
  const updates = (await otto
    .sobject('Run__c')
    .update([change, { Id: open.id!, Note__c: 'open' }])) as Result[];
  assert.deepEqual(codes(updates), [refused, 'saved']);
});

test('records are deleted by a list of ids, the refused ones stay, and details go with their master', async () => {
  const created = await otto
    .sobject('Run__c')
    .create([{ Run_Id__c: 'd1', Note__c: 'open' }, { Run_Id__c: 'd2' }]);
  await otto.sobject('Step__c').create(step('d1', 1));
  const ids = created.map((entry) => entry.id).join(',');
  const url = `/composite/sobjects?ids=${ids}&allOrNone=false`;
  const results = await otto.request<Result[]>({ method: 'DELETE', url: `/services/data/v67.0${url}` });
  assert.deepEqual(codes(results), ['saved', 'FIELD_CUSTOM_VALIDATION_EXCEPTION']);
  const left = await otto.query("SELECT Run_Id__c FROM Run__c WHERE Run_Id__c LIKE 'd_'");
  assert.deepEqual(
    left.records.map((record) => record.Run_Id__c),
    ['d2'],
  );
  assert.equal((await otto.query("SELECT Id FROM Step__c WHERE Step_Key__c = 'd1:1'")).totalSize, 0);
});
