import assert from 'node:assert/strict';
import test from 'node:test';
import { answerOf, configure, idOf, openRecord, runButton } from './record-page.ts';
import { sharedStack, SLOW_WORDS } from './shared-stack.ts';

const SAMUEL = 'samuel.ortiz@byom.example';
const CASE = "SELECT Id FROM Case WHERE Subject = 'Benefits card charged twice at the pharmacy' LIMIT 1";
const BUILTIN = { Platform__c: 'builtin', Technology__c: 'extractive-1', Credential__c: null };

const { stack, browser } = await sharedStack();

test('words of a run that another process works on go on in the page when the process it reads from is killed', async (context) => {
  const caseId = await idOf(stack, SAMUEL, CASE);
  const setModel = (fields: object) => configure(stack, 'AI_Model__c', 'Builtin', fields);
  await setModel({ Platform__c: 'scripted', Technology__c: 'slow' });
  const worker = await stack.startProcess();
  // The door takes runs in and lets them be read; it works on none.
  const openDoor = () => stack.startMiddleware({ MAX_CONCURRENT_RUNS: '0' });
  await stack.killMiddleware();
  await openDoor();
  context.after(async () => {
    await worker.stop('SIGTERM');
    await stack.killMiddleware();
    await stack.startMiddleware();
    await setModel(BUILTIN);
  });

  const { panel } = await openRecord(browser, stack.orgUrl, 'Samuel Ortiz', ['Case', caseId]);
  await runButton(panel).filter({ hasText: 'Summarize' }).click();
  await panel.locator('c-run-answer').getByText('word2').waitFor();
  await stack.killMiddleware();
  await openDoor();
  assert.equal((await answerOf(panel)).trim(), SLOW_WORDS.join('').trim());
});
