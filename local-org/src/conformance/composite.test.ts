/** Composite requests with the real jsforce. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Connection } from 'jsforce';
import { startSeededOrg } from '../testing/seeded-org.ts';
import type { SeededOrg } from '../testing/seeded-org.ts';

let org: SeededOrg;
let adam: Connection;
const data = '/services/data/v67.0';

before(async () => {
  org = await startSeededOrg();
  adam = org.connect('adam');
});
after(() => org.close());

interface PartAnswer {
  httpStatusCode: number;
  referenceId: string;
  body: Record<string, unknown> & { id?: string; records?: Record<string, unknown>[] };
}

const composite = async (compositeRequest: unknown[], allOrNone = false): Promise<PartAnswer[]> =>
  (
    await adam.requestPost<{ compositeResponse: PartAnswer[] }>(`${data}/composite`, {
      allOrNone,
      compositeRequest,
    })
  ).compositeResponse;

const createAccount = (name: string | null) => ({
  method: 'POST',
  url: `${data}/sobjects/Account`,
  referenceId: 'account',
  body: { Name: name },
});

const createContact = {
  method: 'POST',
  url: `${data}/sobjects/Contact`,
  referenceId: 'contact',
  body: { LastName: 'Ref', AccountId: '@{account.id}' },
};

test('later requests use the answers of earlier ones', async () => {
  const query = `${data}/query?q=SELECT+Name,(SELECT+LastName+FROM+Contacts)+FROM+Account+WHERE+Id='@{account.id}'`;
  const answers = await composite([
    createAccount('Referred'),
    createContact,
    { method: 'GET', url: query, referenceId: 'read' },
    { method: 'GET', url: `${data}/sobjects/Account/@{read.records[0].attributes.url}`, referenceId: 'odd' },
  ]);
  assert.deepEqual(
    answers.map((answer) => answer.httpStatusCode),
    [201, 201, 200, 404],
  );
  const [account] = answers[2]!.body.records!;
  assert.equal((account!['Contacts'] as { records: { LastName: string }[] }).records[0]!.LastName, 'Ref');
});

test('all or none undoes what succeeded', async () => {
  const bad = { ...createContact, body: { FirstName: 'No last name', AccountId: '@{account.id}' } };
  const answers = await composite([createAccount('Undone'), bad], true);
  assert.deepEqual(
    answers.map((answer) => answer.httpStatusCode),
    [400, 400],
  );
  assert.deepEqual(
    (answers[0]!.body as unknown as { errorCode: string }[])[0]!.errorCode,
    'PROCESSING_HALTED',
  );
  assert.equal((await adam.query("SELECT Id FROM Account WHERE Name = 'Undone'")).totalSize, 0);
});

test('a reference to a failed request is halted and named', async () => {
  const answers = await composite([createAccount(null), createContact]);
  const [error] = answers[1]!.body as unknown as { errorCode: string; message: string }[];
  assert.equal(error!.errorCode, 'PROCESSING_HALTED');
  assert.match(error!.message, /No value for account\.id found in account/);
});

test('a batch runs independent requests and says whether any failed', async () => {
  const batchRequests = [
    { method: 'GET', url: 'v67.0/limits' },
    { method: 'GET', url: 'v67.0/sobjects/Account/001LO0000zzzzzz' },
  ];
  const answer = await adam.requestPost<{ hasErrors: boolean; results: { statusCode: number }[] }>(
    `${data}/composite/batch`,
    { batchRequests },
  );
  assert.equal(answer.hasErrors, true);
  assert.deepEqual(
    answer.results.map((result) => result.statusCode),
    [200, 404],
  );
});

test('each graph stands or falls by itself', async () => {
  const graphs = [
    { graphId: 'good', compositeRequest: [createAccount('Graph'), createContact] },
    { graphId: 'bad', compositeRequest: [createAccount('Graph'), { ...createContact, body: {} }] },
  ];
  const answer = await adam.requestPost<{ graphs: { isSuccessful: boolean }[] }>(`${data}/composite/graph`, {
    graphs,
  });
  assert.deepEqual(
    answer.graphs.map((graph) => graph.isSuccessful),
    [true, false],
  );
  assert.equal((await adam.query("SELECT Id FROM Account WHERE Name = 'Graph'")).totalSize, 1);
});

test('a composite request counts as one API call', async () => {
  await fetch(`${org.url}/local-org/api-calls`, { method: 'DELETE' });
  await composite([createAccount('Counted'), createContact]);
  const { total } = (await (await fetch(`${org.url}/local-org/api-calls`)).json()) as { total: number };
  assert.equal(total, 1);
});
