/** List views and conditional requests, with the real jsforce and over plain HTTP. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { metadataXml, startOwnOrg } from '../testing/own-project.ts';
import type { OwnOrg } from '../testing/own-project.ts';
import { rejectsWithCode } from '../testing/rejects-with-code.ts';
import { runPeople, runProject } from '../testing/run-project.ts';

const view = (label: string, content: string): string =>
  metadataXml('ListView', `<fullName>${label}</fullName><label>${label}</label>${content}`);

const filter = (field: string, operation: string, value: string): string =>
  `<filters><field>${field}</field><operation>${operation}</operation><value>${value}</value></filters>`;

const folder = 'objects/Run__c/listViews';
const base = '/services/data/v67.0/sobjects';

let org: OwnOrg;

before(async () => {
  const files = {
    ...runProject,
    [`${folder}/Open.listView-meta.xml`]: view(
      'Open',
      `<columns>NAME</columns><columns>Note__c</columns><filterScope>Everything</filterScope>${filter('Note__c', 'equals', 'open')}${filter('Sequence__c', 'greaterThan', '1')}`,
    ),
    [`${folder}/My_Runs.listView-meta.xml`]: view(
      'My_Runs',
      '<columns>NAME</columns><filterScope>Mine</filterScope>',
    ),
    [`${folder}/Odd.listView-meta.xml`]: view(
      'Odd',
      `<columns>NAME</columns><filterScope>Everything</filterScope>${filter('Note__c', 'within', 'x')}`,
    ),
  };
  org = await startOwnOrg(files, runPeople);
  const rows = [1, 2, 3].map((number) => ({ Run_Id__c: `r${number}`, Note__c: 'open', Sequence__c: number }));
  await org.connect('wilma').sobject('Run__c').create(rows);
  await org.connect('otto').sobject('Run__c').create({ Run_Id__c: 'o1', Note__c: 'open', Sequence__c: 9 });
});
after(() => org.close());

interface View {
  id: string;
  developerName: string;
  describeUrl: string;
}

const views = async (person: string): Promise<Map<string, View>> => {
  const { listviews } = await org
    .connect(person)
    .requestGet<{ listviews: View[] }>(`${base}/Run__c/listviews`);
  return new Map(listviews.map((entry) => [entry.developerName, entry]));
};

const described = async (person: string, name: string): Promise<{ query: string; scope: string }> =>
  org.connect(person).requestGet((await views(person)).get(name)!.describeUrl);

test('a view is described by a query with its filters, which runs as the one who asks', async () => {
  assert.deepEqual([...(await views('vera')).keys()].sort(), ['All', 'My_Runs', 'Odd', 'Open']);
  const open = await described('vera', 'Open');
  assert.match(open.query, / FROM Run__c WHERE Note__c = 'open' AND Sequence__c > 1 ORDER BY /);
  const count = async (person: string, query: string): Promise<number> =>
    (await org.connect(person).query(query)).totalSize;
  assert.equal(await count('wilma', (await described('wilma', 'Open')).query), 2);
  const mine = await described('otto', 'My_Runs');
  assert.equal(mine.scope, 'mine');
  assert.equal(await count('otto', mine.query), 1);
});

test('views have ids that SOQL knows, and one view is read by its id', async () => {
  const wilma = org.connect('wilma');
  const soql = "SELECT Id, Name FROM ListView WHERE SobjectType = 'Run__c' AND DeveloperName = 'Open'";
  const [row] = (await wilma.query(soql)).records;
  const one = await wilma.requestGet<{ label: string }>(`${base}/Run__c/listviews/${row!.Id}`);
  assert.equal(one.label, 'Open');
});

test('an unsupported filter is named, and views of others’ objects are not found', async () => {
  const message = await rejectsWithCode(() => described('wilma', 'Odd'), 'FUNCTIONALITY_NOT_ENABLED');
  assert.match(message, /within/);
  await rejectsWithCode(() => views('nora'), 'NOT_FOUND');
});

test('a record is only changed, and only sent, under the condition of the request', async () => {
  const wilma = org.connect('wilma');
  const { id } = await wilma.sobject('Run__c').create({ Run_Id__c: 'c1', Note__c: 'open' });
  const { LastModifiedDate } = await wilma.sobject('Run__c').retrieve(id!);
  const at = (seconds: number): string =>
    new Date(Date.parse(LastModifiedDate as string) + seconds * 1000).toUTCString();
  const ask = async (method: string, headers: Record<string, string>): Promise<number> => {
    const all = { ...org.headers('wilma'), 'content-type': 'application/json', ...headers };
    const body = method === 'PATCH' ? '{"Note__c":"open"}' : null;
    return (await fetch(`${org.url}${base}/Run__c/${id}`, { method, headers: all, body })).status;
  };
  assert.deepEqual(
    [
      await ask('GET', { 'if-modified-since': at(0) }),
      await ask('GET', { 'if-modified-since': at(-1) }),
      await ask('PATCH', { 'if-unmodified-since': at(-1) }),
      await ask('PATCH', { 'if-unmodified-since': 'yesterday' }),
      await ask('PATCH', { 'if-unmodified-since': at(0) }),
    ],
    [304, 200, 412, 400, 204],
  );
});

test('limits say how many calls are left', async () => {
  const left = async (): Promise<number> =>
    (await org.connect('wilma').requestGet<{ DailyApiRequests: { Remaining: number } }>('/limits'))
      .DailyApiRequests.Remaining;
  assert.equal((await left()) - (await left()), 1);
});
