/** Bulk API 2.0, as the real jsforce and the real HTTP drive it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import { startOwnOrg } from '../testing/own-project.ts';
import type { OwnOrg } from '../testing/own-project.ts';
import { runPeople, runProject } from '../testing/run-project.ts';

const base = '/services/data/v67.0/jobs/ingest';

let org: OwnOrg;
let wilma: Connection;
let otto: Connection;

before(async () => {
  org = await startOwnOrg(runProject, runPeople);
  [wilma, otto] = ['wilma', 'otto'].map((person) => org.connect(person)) as [Connection, Connection];
  for (const connection of [wilma, otto])
    Object.assign(connection.bulk2, { pollInterval: 5, pollTimeout: 20_000 });
});
after(() => org.close());

type Operation = 'insert' | 'update' | 'upsert' | 'delete';

const load = (
  connection: Connection,
  object: string,
  operation: Operation,
  input: Record<string, unknown>[] | string,
  externalIdFieldName?: string,
) =>
  connection.bulk2.loadAndWaitForResults({
    object,
    operation,
    input: input as Record<string, string>[],
    ...(externalIdFieldName ? { externalIdFieldName } : {}),
  });

const cell = (row: unknown, name: string): string => (row as Record<string, string>)[name]!;

const numbers = Array.from({ length: 450 }, (_, index) => index);

test('rows are upserted by external id, more than fit into one call, and again as updates', async () => {
  const rows = numbers.map((number) => ({
    Run_Id__c: `b${number}`,
    Sequence__c: number,
    Long__c: 'a "b",\nc',
  }));
  for (const created of ['true', 'false']) {
    const { successfulResults, failedResults } = await load(wilma, 'Run__c', 'upsert', rows, 'Run_Id__c');
    assert.equal(failedResults.length, 0);
    assert.equal(successfulResults.length, rows.length);
    assert.ok(
      successfulResults.every((row) => row.sf__Created === created && cell(row, 'Run_Id__c').startsWith('b')),
    );
  }
  const soql = "SELECT Sequence__c, Long__c FROM Run__c WHERE Run_Id__c = 'b449'";
  const [row] = (await wilma.query(soql)).records;
  assert.deepEqual([row!.Sequence__c, row!.Long__c], [449, 'a "b",\nc']);
});

test('a column of a relationship names the parent by its external id', async () => {
  const rows = [1, 2].map((number) => ({
    Step_Key__c: `b0:${number}`,
    'Run__r.Run_Id__c': number === 1 ? 'b0' : 'nobody',
    Outcome__c: 'answered',
  }));
  const { successfulResults, failedResults } = await load(wilma, 'Step__c', 'upsert', rows, 'Step_Key__c');
  assert.deepEqual(
    successfulResults.map((row) => cell(row, 'Step_Key__c')),
    ['b0:1'],
  );
  assert.match(failedResults[0]!.sf__Error, /^INVALID_FIELD:Foreign key external ID: nobody not found/);
  assert.equal(cell(failedResults[0], 'Step_Key__c'), 'b0:2');
});

test('an empty cell changes nothing, #N/A clears, and triggers are heard', async () => {
  const [first, second] = (
    await wilma.query("SELECT Id FROM Run__c WHERE Run_Id__c IN ('b1', 'b2') ORDER BY Run_Id__c")
  ).records;
  const csv = `Id,Note__c,Sequence__c,Done__c\n${first!.Id},open,,TRUE\n${second!.Id},#N/A,#N/A,\n`;
  await load(wilma, 'Run__c', 'update', csv);
  const soql =
    "SELECT Note__c, Sequence__c, Done__c FROM Run__c WHERE Run_Id__c IN ('b1', 'b2') ORDER BY Run_Id__c";
  const rows = (await wilma.query(soql)).records.map((row) => [row.Note__c, row.Sequence__c, row.Done__c]);
  assert.deepEqual(rows, [
    ['open', 1, true],
    [null, null, false],
  ]);
  const { id } = await otto.sobject('Run__c').create({ Run_Id__c: 'o1' });
  const results = await load(otto, 'Run__c', 'update', [{ Id: id!, Note__c: 'x' }]);
  assert.equal(
    results.failedResults[0]!.sf__Error,
    'FIELD_CUSTOM_VALIDATION_EXCEPTION:A run is not changed.: --',
  );
  assert.equal(results.failedResults[0]!.sf__Id, id);
});

test('rows are inserted and deleted', async () => {
  const inserted = await load(wilma, 'Run__c', 'insert', [{ Run_Id__c: 'n1' }, { Run_Id__c: 'b1' }]);
  assert.equal(inserted.successfulResults.length, 1);
  assert.match(inserted.failedResults[0]!.sf__Error, /^DUPLICATE_VALUE:/);
  const gone = await load(wilma, 'Run__c', 'delete', [{ Id: inserted.successfulResults[0]!.sf__Id }]);
  assert.equal(gone.successfulResults.length, 1);
  assert.equal((await wilma.query("SELECT Id FROM Run__c WHERE Run_Id__c = 'n1'")).totalSize, 0);
});

test('a query comes as CSV, page by page', async () => {
  const soql =
    "SELECT Run_Id__c, Sequence__c, Owner.Name FROM Run__c WHERE Run_Id__c LIKE 'b%' ORDER BY Sequence__c";
  const stream = await wilma.bulk2.query(soql);
  const records = await stream.toArray();
  assert.equal(records.length, numbers.length);
  assert.deepEqual(records.at(-1), { Run_Id__c: 'b449', Sequence__c: '449', 'Owner.Name': 'wilma' });
  const jobs = '/services/data/v67.0/jobs/query';
  const job = await wilma.requestPost<{ id: string; state: string }>(jobs, {
    operation: 'query',
    query: soql,
  });
  assert.equal(job.state, 'UploadComplete');
  while ((await wilma.requestGet<{ state: string }>(`${jobs}/${job.id}`)).state !== 'JobComplete');
  const url = `${org.url}${jobs}/${job.id}/results?maxRecords=400`;
  const page = await fetch(url, { headers: org.headers('wilma') });
  const locator = page.headers.get('sforce-locator')!;
  assert.equal(page.headers.get('sforce-numberofrecords'), '400');
  const rest = await fetch(`${url}&locator=${locator}`, { headers: org.headers('wilma') });
  assert.deepEqual(
    [rest.headers.get('sforce-locator'), rest.headers.get('sforce-numberofrecords')],
    ['null', '50'],
  );
  const foreign = await fetch(url, { headers: org.headers('otto') });
  assert.equal(foreign.status, 404);
});

test('an unknown column fails the job, and an aborted one leaves its lines unprocessed', async () => {
  const call = async (method: string, path: string, body?: unknown, type = 'application/json') => {
    const headers = { ...org.headers('wilma'), 'content-type': type };
    const text = typeof body === 'string' ? body : body && JSON.stringify(body);
    return fetch(`${org.url}${base}${path}`, {
      method,
      headers,
      ...(text ? { body: text } : {}),
    } as RequestInit);
  };
  const open = async (csv: string): Promise<string> => {
    const { id } = (await (await call('POST', '', { object: 'Run__c', operation: 'insert' })).json()) as {
      id: string;
    };
    assert.equal((await call('PUT', `/${id}/batches`, csv, 'text/csv')).status, 201);
    return id;
  };
  const info = async (id: string) =>
    (await (await call('GET', `/${id}`)).json()) as { state: string; errorMessage?: string };
  const aborted = await open('Run_Id__c\nz1\n');
  assert.equal((await call('PUT', `/${aborted}/batches`, 'x', 'text/csv')).status, 400);
  await call('PATCH', `/${aborted}`, { state: 'Aborted' });
  assert.equal((await info(aborted)).state, 'Aborted');
  const broken = await open('Run_Id__c,Nothing__c\nz1,1\n');
  const closed = (await (await call('PATCH', `/${broken}`, { state: 'UploadComplete' })).json()) as {
    state: string;
  };
  assert.equal(closed.state, 'UploadComplete');
  let state = await info(broken);
  while (state.state === 'UploadComplete' || state.state === 'InProgress') state = await info(broken);
  assert.deepEqual(
    [state.state, state.errorMessage],
    ['Failed', 'InvalidBatch : Field name not found : Nothing__c'],
  );
  assert.equal(
    await (await call('GET', `/${broken}/unprocessedrecords`)).text(),
    '"Run_Id__c","Nothing__c"\n"z1","1"\n',
  );
  assert.equal((await call('DELETE', `/${broken}`)).status, 204);
});
