import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApexRuntime } from '../../ports.ts';
import { SOFIA, startShell } from '../testing/small-org.ts';

async function call(callAuraEnabled: ApexRuntime['callAuraEnabled'], classAccess = true) {
  const apex = {
    callAuraEnabled,
    callRest: () => Promise.reject(new Error('There is no REST here.')),
    runTests: () => Promise.resolve([]),
  };
  const shell = await startShell({ apex, small: { access: { apexClass: () => classAccess } } });
  try {
    const answer = await fetch(`${shell.origin}/lightning/apex/RunController/start`, {
      method: 'POST',
      headers: { cookie: shell.cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify({ params: { recordId: '500' } }),
    });
    return { status: answer.status, body: await answer.json() };
  } finally {
    await shell.close();
  }
}

test('a component gets what the method returns, called as the signed-in person', async () => {
  const { status, body } = await call((...given) => Promise.resolve(given));
  assert.equal(status, 200);
  assert.deepEqual(body, { returnValue: ['RunController', 'start', { recordId: '500' }, SOFIA.id] });
});

test('a method that returns nothing gives null', async () => {
  assert.deepEqual((await call(() => Promise.resolve(undefined))).body, { returnValue: null });
});

test("an exception keeps its type and message, and never the server's own stack", async () => {
  const thrown = Object.assign(new Error('Ask the admin.'), { exceptionType: 'System.AuraHandledException' });
  const { status, body } = await call(() => Promise.reject(thrown));
  assert.equal(status, 500);
  assert.deepEqual(body, {
    message: 'Ask the admin.',
    exceptionType: 'System.AuraHandledException',
    isUserDefinedException: true,
    stackTrace: '',
  });
});

test('without access to the class nothing is called', async () => {
  const { body } = await call(() => assert.fail('called'), false);
  assert.match(
    (body as { message: string }).message,
    /You do not have access to the Apex class named 'RunController'/,
  );
});
