/** The runtime from outside: components calling methods, and triggers fired by saves. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { LocalOrgEngine } from '../org/create-org.ts';
import type { ApexRuntime, Row, SaveResult } from '../ports.ts';
import { createApexRuntime } from './runtime.ts';
import { addUser, openOrg } from './testing/snippet.ts';

/** RunController is a class the permission set BYOM_User opens, so this one stands in for it. */
const controller = `public with sharing class RunController {
  public class Answer {
    @AuraEnabled public String text;
    @AuraEnabled public Integer size { get { return text.length(); } }
    @AuraEnabled public String empty;
    public String secret = 'not for components';
  }
  public class Oops extends Exception {}
  public class Line { @AuraEnabled public Decimal price { get; set; } }
  public class Bill {
    @AuraEnabled public Id owner { get; set; }
    @AuraEnabled public List<Line> lines { get; set; }
    @AuraEnabled public Date day { get; set; }
    @AuraEnabled public String plain;
    public String hidden { get; set; }
  }
  @AuraEnabled public static List<Object> pay(Bill bill) { return new List<Object>{ bill.owner, bill.lines[0].price * 2, bill.day, bill.plain }; }
  @AuraEnabled public static String fail(Oops problem) { return null; }
  @AuraEnabled public static Answer echo(String text) { Answer answer = new Answer(); answer.text = text; return answer; }
  @AuraEnabled public static Object typed(Id recordId, Integer count, Decimal price, Boolean flag, Date day, Datetime moment, List<String> names) {
    return new List<Object>{ recordId, count + 1, price * 2, flag, day, moment, names, new Map<String, Object>{ 'a' => null } };
  }
  @AuraEnabled public static List<AI_Prompt__c> rows() { return [SELECT Name, Description__c, Owner.Name FROM AI_Prompt__c WITH USER_MODE]; }
  @AuraEnabled public static void failHandled() { throw new AuraHandledException('For the person'); }
  @AuraEnabled public static void failOwn() { throw new Oops('Own'); }
  @AuraEnabled public static String nullPointer(String text) { return text.trim(); }
  @AuraEnabled public static void saveAndFail(String name) { insert as system new AI_Prompt__c(Name = name, Api_Name__c = name, Object_Api_Name__c = 'Case'); throw new Oops('after saving'); }
  @AuraEnabled public static void save(String name) { insert as system new AI_Prompt__c(Name = name, Api_Name__c = name, Object_Api_Name__c = 'Case'); }
  @AuraEnabled(cacheable=true) public static void saveCached() { insert as system new AI_Prompt__c(Name = 'C', Api_Name__c = 'C', Object_Api_Name__c = 'Case'); }
  @AuraEnabled public static String unsupported() { return UserInfo.getSessionId(); }
  public static String hidden() { return 'no'; }
}`;

const promptTrigger = `trigger PromptTrigger on AI_Prompt__c (before insert, before update, after insert, before delete) {
  if (Trigger.isBefore && Trigger.isInsert) {
    for (AI_Prompt__c prompt : Trigger.new) {
      if (prompt.Name == 'Refused') { prompt.Name.addError('Not this name'); }
      if (prompt.Name == 'Broken') { Integer length = prompt.Description__c.length(); }
      if (prompt.Name == 'Unknown') { String session = UserInfo.getSessionId(); }
      prompt.Description__c = 'by ' + UserInfo.getLastName() + ' ' + Trigger.size + ' ' + Trigger.operationType;
      Counter.seen++;
    }
  }
  if (Trigger.isAfter) { Trigger.new[0].Name = 'changed after'; }
  if (Trigger.isUpdate) {
    for (AI_Prompt__c prompt : Trigger.new) {
      AI_Prompt__c old = Trigger.oldMap.get(prompt.Id);
      prompt.Description__c = old.Name + '>' + Trigger.newMap.get(prompt.Id).Name;
    }
  }
  if (Trigger.isDelete) { Trigger.old[0].addError('Stays'); }
}`;

const directory = mkdtempSync(join(tmpdir(), 'apex-runtime-'));
let org: LocalOrgEngine;
let apex: ApexRuntime;
let userId: string;
let stranger: string;

before(async () => {
  writeFileSync(join(directory, 'RunController.cls'), controller);
  writeFileSync(join(directory, 'Counter.cls'), 'public class Counter { public static Integer seen = 0; }');
  writeFileSync(
    join(directory, 'PromptTrigger.trigger'),
    promptTrigger.replace(/ {2}if \(Trigger\.isAfter\).*\n/, ''),
  );
  org = openOrg();
  userId = await addUser(org, 'caller', ['BYOM_User', 'BYOM_Admin']);
  stranger = await addUser(org, 'stranger', ['BYOM_Auditor']);
  const runtime = createApexRuntime({
    directories: [directory],
    org,
    callout: () => Promise.reject(new Error('none')),
  });
  org.setTriggers(runtime);
  apex = runtime;
});

after(() => rmSync(directory, { recursive: true }));

const call = (method: string, parameters: Row = {}, caller = userId): Promise<unknown> =>
  apex.callAuraEnabled('RunController', method, parameters, caller);

const names = (): unknown[] =>
  org
    .query('SELECT Name FROM AI_Prompt__c ORDER BY Name', { userId, mode: 'system' })
    .records.map((row) => row['Name']);

test('a component gets only @AuraEnabled members, and none that are null', async () => {
  assert.deepEqual(await call('ECHO', { TEXT: 'hello' }), { text: 'hello', size: 5 });
});

test('parameters are taken by name and converted to their declared types', async () => {
  const parameters = {
    recordId: userId.slice(0, 15),
    count: '2',
    price: 1.25,
    flag: true,
    day: '2024-02-28',
    moment: '2024-02-28T10:00:00.000Z',
    names: ['a', 'b'],
  };
  const expected = [userId, 3, 2.5, true, '2024-02-28', '2024-02-28T10:00:00.000Z', ['a', 'b'], { a: null }];
  assert.deepEqual(await call('typed', parameters), expected);
  await assert.rejects(call('typed', { count: 'many' }), {
    message: "Value provided is invalid for action parameter of type 'Integer'",
  });
  await assert.rejects(call('typed', { recordId: 'nobody' }), {
    message: 'Invalid id: nobody',
    exceptionType: 'System.StringException',
  });
});

test('an object becomes the class the method takes, and what the platform would lose is refused', async () => {
  const bill = { owner: userId, lines: [{ price: 1.25 }], day: '2024-02-28' };
  assert.deepEqual(await call('pay', { bill }), [userId, 2.5, '2024-02-28', null]);
  for (const member of ['plain', 'hidden', 'missing']) {
    const message = new RegExp(
      `^Unsupported Apex: RunController\\.Bill\\.${member} in an @AuraEnabled parameter`,
    );
    await assert.rejects(call('pay', { bill: { ...bill, [member]: 'x' } }), { message });
  }
  await assert.rejects(call('pay', { bill: 'nothing' }), {
    message: /^Unsupported Apex: @AuraEnabled parameter/,
  });
  await assert.rejects(call('fail', { problem: {} }), { message: /which is no bag of properties/ });
});

test('only a user whose permission sets open the class may call it, and only @AuraEnabled methods', async () => {
  await assert.rejects(call('echo', {}, stranger), {
    message: "You do not have access to the Apex class named 'RunController'.",
  });
  await assert.rejects(call('hidden'), { exceptionType: 'System.NoAccessException' });
  await assert.rejects(apex.callAuraEnabled('Counter', 'seen', {}, userId), {
    message: /do not have access to the Apex class named 'Counter'/,
  });
});

test('an exception reaches the component as its type, its message and where it was thrown', async () => {
  await assert.rejects(call('failHandled'), {
    exceptionType: 'System.AuraHandledException',
    message: 'For the person',
    isUserDefinedException: false,
  });
  await assert.rejects(call('failOwn'), {
    exceptionType: 'RunController.Oops',
    message: 'Own',
    isUserDefinedException: true,
    stackTrace: /^Class\.RunController\.failOwn: line \d+, column 1$/,
  });
  await assert.rejects(call('nullPointer'), {
    exceptionType: 'System.NullPointerException',
    message: 'Attempt to de-reference a null object',
  });
  await assert.rejects(call('unsupported'), {
    message: /^Unsupported Apex: method UserInfo\.getSessionId\(\) at RunController\.cls:\d+:\d+$/,
  });
});

test('what was saved is undone when the method fails, and kept when it does not', async () => {
  await assert.rejects(call('saveAndFail', { name: 'Gone' }), { message: 'after saving' });
  await call('save', { name: 'Kept' });
  assert.deepEqual(names(), ['Kept']);
});

test('a cacheable method saves nothing', async () => {
  await assert.rejects(call('saveCached'), {
    exceptionType: 'System.LimitException',
    message: 'Too many DML statements: 1',
  });
});

test('records come with their relationships', async () => {
  const [row] = (await call('rows')) as Row[];
  assert.equal(row!['Name'], 'Kept');
  assert.equal((row!['Owner'] as Row)['Name'], 'Test caller');
});

function save(operation: 'insert' | 'update' | 'delete', ...rows: Row[]): Promise<SaveResult[]> {
  return org.save(
    { operation, objectName: 'AI_Prompt__c', rows, allOrNone: false },
    { userId, mode: 'user' },
  );
}

const prompt = (name: string): Row => ({ Name: name, Api_Name__c: name, Object_Api_Name__c: 'Case' });

test('a before trigger changes the rows, as the user who saves, for all rows at once', async () => {
  const results = await save('insert', prompt('One'), prompt('Two'));
  assert.deepEqual(
    results.map((result) => result.success),
    [true, true],
  );
  const [one] = org.query(`SELECT Description__c FROM AI_Prompt__c WHERE Name = 'One'`, {
    userId,
    mode: 'user',
  }).records;
  assert.equal(one!['Description__c'], 'by caller 2 BEFORE_INSERT');
  await save('update', { Id: results[0]!.id, Name: 'Uno' });
  const [uno] = org.query(`SELECT Description__c FROM AI_Prompt__c WHERE Name = 'Uno'`, {
    userId,
    mode: 'user',
  }).records;
  assert.equal(uno!['Description__c'], 'One>Uno');
  const [deleted] = await save('delete', { Id: results[0]!.id });
  assert.deepEqual(
    deleted!.errors.map((error) => error.message),
    ['Stays'],
  );
});

test('addError refuses its row and names the field', async () => {
  const [refused, saved] = await save('insert', prompt('Refused'), prompt('Three'));
  assert.deepEqual(refused!.errors, [
    { statusCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Not this name', fields: ['Name'] },
  ]);
  assert.equal(saved!.success, true);
});

test('an exception in a trigger refuses every row; a defect is loud', async () => {
  const [first, second] = await save('insert', prompt('Four'), prompt('Broken'));
  for (const result of [first!, second!]) {
    assert.equal(result.errors[0]!.statusCode, 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
    assert.match(
      result.errors[0]!.message,
      /^PromptTrigger: execution of BeforeInsert\n\ncaused by: System\.NullPointerException: Attempt to de-reference a null object/,
    );
  }
  await assert.rejects(save('insert', prompt('Unknown')), {
    message: /^Unsupported Apex: method UserInfo\.getSessionId/,
  });
});
