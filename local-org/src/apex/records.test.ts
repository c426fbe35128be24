/** Records in Apex against the real engine: fields, queries, saving, access modes, limits. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { LocalOrgEngine } from '../org/create-org.ts';
import { addUser, openOrg, run, type SnippetOptions } from './testing/snippet.ts';

let org: LocalOrgEngine;
let admin: string;
let reader: string;

before(async () => {
  org = openOrg();
  admin = await addUser(org, 'admin', ['BYOM_User', 'BYOM_Admin']);
  reader = await addUser(org, 'reader', ['BYOM_User']);
});

const make = `AI_Prompt__c prompt = new AI_Prompt__c(Name = 'P', Api_Name__c = 'P', Object_Api_Name__c = 'Case', Sort_Order__c = 3); insert prompt;`;

function inTransaction(code: string, options: SnippetOptions = {}): Promise<string> {
  return org.transaction(() => run(code, { org, userId: admin, ...options }), { rollback: true });
}

async function allAnswer(rows: [code: string, result: string][], options?: SnippetOptions): Promise<void> {
  for (const [code, result] of rows) assert.equal(await inTransaction(code, options), result, code);
}

test('fields have their Apex types and are found in any case', () =>
  allAnswer([
    [`new AI_Prompt__c(NAME = 'P').name`, 'P'],
    [
      `AI_Prompt__c prompt = new AI_Prompt__c(); prompt.sort_order__C = 3; return prompt.Sort_Order__c / 2;`,
      '1.5',
    ],
    [`${make} return prompt.Id instanceof Id && prompt.Active__c == null;`, 'true'],
    [
      `${make} AI_Prompt__c read = [SELECT Active__c, CreatedDate, CreatedById FROM AI_Prompt__c]; return read.Active__c && read.CreatedDate <= System.now().addDays(9999) && read.CreatedById == UserInfo.getUserId();`,
      'true',
    ],
    [`new AI_Prompt__c().Name`, 'null'],
  ]));

test('a field that was not queried cannot be read, but can be set', () =>
  allAnswer([
    [
      `${make} AI_Prompt__c read = [SELECT Name FROM AI_Prompt__c]; return read.Api_Name__c;`,
      'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: AI_Prompt__c.Api_Name__c',
    ],
    [
      `${make} AI_Prompt__c read = [SELECT Name FROM AI_Prompt__c]; read.Api_Name__c = 'Q'; return read.Api_Name__c + (read.Id != null);`,
      'Qtrue',
    ],
  ]));

test('queries bind expressions, follow relationships and give one row to a record', () =>
  allAnswer([
    [
      `${make} Set<String> names = new Set<String>{ 'P', 'Q' }; return [SELECT COUNT() FROM AI_Prompt__c WHERE Api_Name__c IN :names AND Name = :prompt.Name];`,
      '1',
    ],
    [`${make} return [SELECT Id FROM AI_Prompt__c WHERE Id = :prompt.Id LIMIT :(1 + 0)].size();`, '1'],
    [`${make} return [SELECT Owner.Name FROM AI_Prompt__c].Owner.Name;`, 'Test admin'],
    [
      `${make} insert new AI_Prompt_Version__c(Prompt__c = prompt.Id, Version_Number__c = 1); AI_Prompt__c read = [SELECT Id, (SELECT Version_Number__c, Model__r.Name FROM Versions__r) FROM AI_Prompt__c]; return read.Versions__r[0].Version_Number__c + '|' + read.Versions__r[0].Model__r.Name;`,
      '1|null',
    ],
    [
      `String names = ''; for (AI_Prompt__c each : [SELECT Name FROM AI_Prompt__c]) { names += each.Name; } return names;`,
      '',
    ],
    [
      `${make} String names = ''; for (List<AI_Prompt__c> each : new List<List<AI_Prompt__c>>{ [SELECT Name FROM AI_Prompt__c] }) { names += each.size(); } return names;`,
      '1',
    ],
    [
      `AI_Prompt__c none = [SELECT Id FROM AI_Prompt__c]; return none;`,
      'System.QueryException: List has no rows for assignment to SObject',
    ],
    [
      `${make} insert new AI_Prompt__c(Name = 'Q', Api_Name__c = 'Q', Object_Api_Name__c = 'Case'); AI_Prompt__c one = [SELECT Id FROM AI_Prompt__c]; return one;`,
      'System.QueryException: List has more than 1 row for assignment to SObject',
    ],
    [`${make} return new Map<Id, AI_Prompt__c>([SELECT Name FROM AI_Prompt__c]).get(prompt.Id).Name;`, 'P'],
  ]));

test('saving keeps only what code has set, and errors are DmlExceptions', () =>
  allAnswer(
    [
      [
        `${make} update new AI_Prompt__c(Id = prompt.Id, Name = 'Q'); AI_Prompt__c read = [SELECT Name, Api_Name__c FROM AI_Prompt__c]; return read.Name + read.Api_Name__c;`,
        'QP',
      ],
      [
        `${make} upsert new AI_Prompt__c(Api_Name__c = 'P', Name = 'R', Object_Api_Name__c = 'Case') Api_Name__c; return [SELECT Name FROM AI_Prompt__c].Name;`,
        'R',
      ],
      [`${make} delete prompt; return [SELECT COUNT() FROM AI_Prompt__c];`, '0'],
      [`${make} delete prompt; undelete prompt; return [SELECT COUNT() FROM AI_Prompt__c];`, '1'],
      [`insert new List<AI_Prompt__c>(); return Limits.getDmlStatements();`, '0'],
      [
        `${make} prompt.Id = null; insert new List<AI_Prompt__c>{ prompt }; return 1;`,
        'System.DmlException: Insert failed.',
      ],
    ].map(([code, result]): [string, string] => [
      `try { ${code} } catch (DmlException problem) { return 'System.DmlException: ' + problem.getMessage().left(14); }`.replace(
        'return 1; }',
        'return null; }',
      ),
      result!,
    ]),
  ));

test('one failing record undoes them all, unless the caller wants the others', () =>
  allAnswer([
    [
      `List<AI_Prompt__c> two = new List<AI_Prompt__c>{ new AI_Prompt__c(Name = 'A', Api_Name__c = 'A', Object_Api_Name__c = 'Case'), new AI_Prompt__c(Name = 'B') };
       try { insert two; } catch (DmlException problem) { return problem.getDmlIndex(0) + '|' + [SELECT COUNT() FROM AI_Prompt__c] + '|' + two[0].Id; } return null;`,
      '1|0|null',
    ],
    [
      `List<AI_Prompt__c> two = new List<AI_Prompt__c>{ new AI_Prompt__c(Name = 'A', Api_Name__c = 'A', Object_Api_Name__c = 'Case'), new AI_Prompt__c(Name = 'B') };
       List<Database.SaveResult> results = Database.insert(two, false); return results[0].isSuccess() + '|' + results[1].isSuccess() + '|' + (two[0].Id != null);`,
      'true|false|true',
    ],
  ]));

test('user mode is the default and system mode must be asked for', () =>
  allAnswer(
    [
      [
        `try { insert new AI_Prompt__c(Name = 'P', Api_Name__c = 'P', Object_Api_Name__c = 'Case'); return 'saved'; } catch (DmlException problem) { return 'refused'; }`,
        'refused',
      ],
      [
        `insert as system new AI_Prompt__c(Name = 'P', Api_Name__c = 'P', Object_Api_Name__c = 'Case'); return [SELECT COUNT() FROM AI_Prompt__c];`,
        '1',
      ],
      [
        `try { return [SELECT COUNT() FROM AI_Interaction__c]; } catch (QueryException problem) { return problem.getTypeName(); }`,
        'System.QueryException',
      ],
    ],
    {
      get userId() {
        return reader;
      },
    },
  ));

test('system mode on a private object in a class with sharing is refused, because the port cannot say it', async () => {
  await assert.rejects(inTransaction(`return [SELECT COUNT() FROM AI_Interaction__c WITH SYSTEM_MODE];`), {
    message:
      /^Unsupported Apex: WITH SYSTEM_MODE on the private object AI_Interaction__c in a class with sharing/,
  });
});

test('the platform’s limits end the transaction', () =>
  allAnswer([
    [
      `for (Integer i = 0; i < 101; i++) { Integer found = [SELECT COUNT() FROM AI_Prompt__c]; } return 1;`,
      'System.LimitException: Too many SOQL queries: 101',
    ],
    [
      `for (Integer i = 0; i < 151; i++) { insert new AI_Prompt__c(Name = 'P', Api_Name__c = 'P' + i, Object_Api_Name__c = 'Case'); } return 1;`,
      'System.LimitException: Too many DML statements: 151',
    ],
  ]));

test('a callout after a change is refused; after Test.startTest it is not', () =>
  allAnswer(
    [
      [
        `Test.setMock(HttpCalloutMock.class, new Fine()); ${make} return new Http().send(new HttpRequest());`,
        'System.CalloutException: You have uncommitted work pending. Please commit or rollback before calling out',
      ],
      [
        `Test.setMock(HttpCalloutMock.class, new Fine()); ${make} Test.startTest(); Integer status = new Http().send(new HttpRequest()).getStatusCode(); Test.stopTest(); return status;`,
        '0',
      ],
      [
        `Test.setMock(HttpCalloutMock.class, new Fine()); for (Integer i = 0; i < 101; i++) { new Http().send(new HttpRequest()); } return 1;`,
        'System.LimitException: Too many callouts: 101',
      ],
    ],
    {
      test: true,
      members:
        'class Fine implements HttpCalloutMock { public HttpResponse respond(HttpRequest asked) { return new HttpResponse(); } }',
      get userId() {
        return admin;
      },
    },
  ));

test('System.runAs gives the rights of another user for its block', async () => {
  const code = `${make} User other = [SELECT Id FROM User WHERE LastName = 'reader' WITH SYSTEM_MODE]; String seen;
    System.runAs(other) { seen = UserInfo.getLastName() + AI_Prompt__c.SObjectType.getDescribe().isCreateable(); }
    return seen + UserInfo.getLastName();`;
  assert.equal(await inTransaction(code, { test: true }), 'readerfalseadmin');
});

test('unknown fields are refused as the compiler would', async () => {
  for (const code of [
    `return new AI_Prompt__c(Nope__c = 1);`,
    `return new AI_Prompt__c().Nope__c;`,
    `AI_Prompt__c one = new AI_Prompt__c(); one.Nope__c = 1; return one;`,
  ]) {
    await assert.rejects(
      inTransaction(code),
      { message: /^Invalid Apex: Field does not exist: Nope__c on AI_Prompt__c/ },
      code,
    );
  }
});
