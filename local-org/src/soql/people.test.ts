/** The names of the people around a record, as the middleware asks for them: of parents, children and grandchildren. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addUser, insert, smallOrg, system } from '../testing/small-org.ts';

test('owner, author and contact of a record, its account and its lists can be asked for in one query', async () => {
  const org = smallOrg();
  const owner = await addUser(org, 'lindqvist', []);
  const [account] = await insert(org, 'Account', { Name: 'Alpha', OwnerId: owner });
  const [contact] = await insert(org, 'Contact', { FirstName: 'Ann', LastName: 'Ek', AccountId: account });
  const [one] = await insert(org, 'Case', {
    Subject: 'One',
    AccountId: account,
    ContactId: contact,
    OwnerId: owner,
  });
  await insert(org, 'CaseComment', { ParentId: one, CommentBody: 'hello' });
  await insert(org, 'Task', { Subject: 'Call', WhatId: one, WhoId: contact, OwnerId: owner });
  const { records } = org.query(
    'SELECT Id, Owner.Name, Owner.Type, CreatedBy.Name, LastModifiedBy.Name, Contact.Name, Account.Owner.Name, ' +
      'Account.CreatedBy.Name, (SELECT Id, CreatedBy.Name, LastModifiedBy.Name FROM CaseComments LIMIT 50), ' +
      '(SELECT Id, Owner.Name, Owner.Type, Who.Name, Who.Type, CreatedBy.Name FROM Tasks LIMIT 50) ' +
      `FROM Case WHERE Id = '${one}' LIMIT 1`,
    system,
  );
  const author = { Name: 'Automated Process' };
  const comment = { CreatedBy: author, LastModifiedBy: author };
  assert.partialDeepStrictEqual(JSON.parse(JSON.stringify(records[0])), {
    Owner: { Name: 'lindqvist', Type: 'User' },
    ...comment,
    Contact: { Name: 'Ann Ek' },
    Account: { Owner: { Name: 'lindqvist' }, CreatedBy: author },
    CaseComments: { records: [comment] },
    Tasks: {
      records: [{ Owner: { Name: 'lindqvist', Type: 'User' }, Who: { Name: 'Ann Ek', Type: 'Contact' } }],
    },
  });
});
