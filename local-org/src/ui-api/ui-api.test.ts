/** The UI API, asked as the browser asks it: with the session cookie. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sessionCookieHeader } from '../session.ts';
import { startSeededOrg } from '../testing/seeded-org.ts';
import type { SeededOrg } from '../testing/seeded-org.ts';

let org: SeededOrg;
let caseId: string;

before(async () => {
  org = await startSeededOrg();
  const asAdam = { userId: org.userId('adam'), mode: 'user' as const };
  caseId = String(org.org.query("SELECT Id FROM Case WHERE Subject = 'It is broken'", asAdam).records[0]!.Id);
});
after(() => org.close());

interface Answer {
  status: number;
  // The tests read bodies of many shapes; each says which part it needs.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
}

async function ask(person: string, method: string, path: string, body?: unknown): Promise<Answer> {
  const cookie = sessionCookieHeader(org.sessions.create(org.userId(person))).split(';')[0]!;
  const headers = { cookie, origin: org.url, 'content-type': 'application/json' };
  const response = await fetch(`${org.url}/services/data/v67.0/ui-api${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

test('a record shows values with their texts, and parents as records', async () => {
  const { body } = await ask(
    'samuel',
    'GET',
    `/records/${caseId}?fields=Case.Subject,Case.Status,Case.Account.Owner.Name&optionalFields=Case.Nothing,Case.CreatedDate`,
  );
  assert.deepEqual(Object.keys(body.fields).sort(), ['Account', 'CreatedDate', 'Status', 'Subject']);
  assert.deepEqual(body.fields.Status, { displayValue: 'Working', value: 'Working' });
  assert.match(body.fields.CreatedDate.value, /\.000Z$/);
  assert.equal(body.fields.Account.displayValue, null);
  assert.equal(body.fields.Account.value.fields.Owner.displayValue, 'Samuel Small');
  assert.equal(body.apiName, 'Case');
  assert.equal(body.id, caseId);
});

test('a full layout gives all the user may see, with the names of look-ups', async () => {
  const { body } = await ask('samuel', 'GET', `/records/${caseId}?layoutTypes=Full&modes=View`);
  assert.equal(body.fields.Contact.displayValue, 'Bo Ek');
  assert.equal(body.fields.Owner.displayValue, 'Samuel Small');
  const account = await ask('samuel', 'GET', `/records/${body.fields.AccountId.value}?layoutTypes=Full`);
  assert.equal('AnnualRevenue' in account.body.fields, false);
  assert.equal('Name' in account.body.fields, true);
});

test('a field that must be there and is not is an error', async () => {
  const { status, body } = await ask('samuel', 'GET', `/records/${caseId}?fields=Case.Nothing`);
  assert.deepEqual([status, body[0].errorCode], [400, 'INVALID_FIELD']);
});

test('a record out of sight and one that is not there answer alike', async () => {
  const missing = `${caseId.slice(0, 9)}zzzzzz`;
  const answers = [await ask('sofia', 'GET', `/records/${missing}?fields=Case.Subject`)];
  answers.push(await ask('audrey', 'GET', `/records/${caseId}?fields=Case.Subject`));
  assert.deepEqual(answers[0], answers[1]);
  assert.equal(answers[0]!.status, 404);
});

test('a record is made, changed and deleted', async () => {
  const made = await ask('samuel', 'POST', '/records', {
    apiName: 'Case',
    fields: { Subject: 'Made', Priority: 'Low' },
  });
  assert.equal(made.status, 201);
  assert.equal(made.body.fields.Priority.value, 'Low');
  const changed = await ask('samuel', 'PATCH', `/records/${made.body.id}`, { fields: { Priority: 'High' } });
  assert.equal(changed.body.fields.Priority.value, 'High');
  assert.equal((await ask('adam', 'DELETE', `/records/${made.body.id}`)).status, 204);
});

test('a form learns which field is wrong', async () => {
  const { status, body } = await ask('samuel', 'PATCH', `/records/${caseId}`, {
    fields: { SuppliedEmail: 'nobody' },
  });
  assert.equal(status, 400);
  assert.equal(body.enhancedErrorType, 'RecordError');
  assert.equal(body.output.fieldErrors.SuppliedEmail[0].errorCode, 'INVALID_EMAIL_ADDRESS');
});

test('a related list pages and sorts', async () => {
  const path = `/related-list-records/${caseId}/CaseComments?fields=CaseComment.CommentBody&pageSize=1&sortBy=-CaseComment.Id`;
  const { body } = await ask('samuel', 'GET', path);
  assert.equal(body.records[0].fields.CommentBody.value, 'Still broken.');
  assert.equal(body.nextPageToken, '1');
  const rest = await ask('samuel', 'GET', `${path}&pageToken=1`);
  assert.deepEqual(
    [rest.body.records[0].fields.CommentBody.value, rest.body.nextPageToken],
    ['We looked at it.', null],
  );
});

test('object info tells what the user may do and see', async () => {
  const { body } = await ask('samuel', 'GET', '/object-info/Account');
  assert.equal(body.fields.AnnualRevenue, undefined);
  assert.equal(body.fields.OwnerId.referenceToInfos[0].apiName, 'User');
  assert.equal(body.fields.Name.required, true);
  assert.equal((await ask('samuel', 'GET', '/object-info/AI_Prompt__c')).body.createable, false);
  const { objects } = (await ask('samuel', 'GET', '/object-info')).body;
  assert.equal(objects.AI_Interaction__c, undefined);
});

test('picklists give their values and the default', async () => {
  const one = await ask('samuel', 'GET', '/object-info/Case/picklist-values/012000000000000AAA/Priority');
  assert.deepEqual(
    one.body.values.map((entry: { value: string }) => entry.value),
    ['High', 'Medium', 'Low'],
  );
  assert.equal(one.body.defaultValue.value, 'Medium');
  const all = await ask('samuel', 'GET', '/object-info/Case/picklist-values/012000000000000AAA');
  assert.ok(all.body.picklistFieldValues.Status);
});

test('list views of the project are listed', async () => {
  const { body } = await ask('adam', 'GET', '/list-ui/AI_Prompt__c');
  assert.ok(body.lists.some((list: { apiName: string }) => list.apiName === 'All'));
});
