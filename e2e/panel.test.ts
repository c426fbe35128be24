import assert from 'node:assert/strict';
import test from 'node:test';
import { until } from '../middleware/test/until.ts';
import { screenshot } from './browser.ts';
import {
  answerOf,
  configure,
  errorOf,
  focusedText,
  idOf,
  openRecord,
  panelIn,
  runButton,
} from './record-page.ts';
import { sharedStack } from './shared-stack.ts';

const SAMUEL = 'samuel.ortiz@byom.example';
const SOFIA = 'sofia.lindqvist@byom.example';
const AUDITOR = 'audrey.chen@byom.example';
/** The org's first administrator: the only one who may take a permission set away. */
const ORG_ADMINISTRATOR = 'admin@local-org.invalid';
const CASE = "SELECT Id FROM Case WHERE Subject = 'Benefits card charged twice at the pharmacy' LIMIT 1";
/** Every profile of a model uses the seeded one: all prompts name it. */
const BUILTIN = { Platform__c: 'builtin', Technology__c: 'extractive-1', Credential__c: null };

const { stack, browser } = await sharedStack();
const caseId = await idOf(stack, SAMUEL, CASE);

const setModel = (fields: object) => configure(stack, 'AI_Model__c', 'Builtin', fields);

/** A person on the page of a record. */
const onRecord = (person: string, objectName: string, id: string) =>
  openRecord(browser, stack.orgUrl, person, [objectName, id]);
const onTheCase = () => onRecord('Samuel Ortiz', 'Case', caseId);

test('the Summarize action runs without a window, and the panel on the page streams its answer', async (context) => {
  context.after(() => setModel(BUILTIN));
  await setModel({ Platform__c: 'scripted', Technology__c: 'endless' });
  const { page, panel, problems } = await onTheCase();
  await page.locator('shell-highlights').getByRole('button', { name: 'Summarize' }).click();
  await page.getByText('appears in the prompt panel of this record').waitFor();
  await panel.locator('c-run-answer').getByText('First part.').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
  await runButton(panel).filter({ hasText: 'Stop' }).click();
  await panel.getByText('You stopped this answer before its end.').waitFor();
  assert.equal(await answerOf(panel), 'First part.');
  assert.deepEqual(problems, []);
});

test('the Run Prompt action opens the panel in a window; Escape closes it and the focus returns', async () => {
  const { page, problems } = await onTheCase();
  const action = page.locator('shell-highlights').getByRole('button', { name: 'Run Prompt' });
  await action.click();
  const inWindow = panelIn(page.getByRole('dialog'));
  await inWindow.locator('[data-id="copy"]').waitFor(); // The last answer is there again.
  await runButton(inWindow).filter({ hasText: 'Summarize' }).click();
  await inWindow.getByText('The answer is ready.').waitFor({ state: 'attached' });
  assert.match(await answerOf(inWindow), /Abigail Tolliver/);
  const close = await page.getByRole('dialog').locator('[data-id="close"]').boundingBox();
  assert.ok(close && close.y + close.height <= 900, 'Close is in sight however long the answer is');
  await screenshot(page, 'run-prompt-window');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await focusedText(page), 'Run Prompt', 'the focus is back where it was');
  assert.deepEqual(problems, []);
});

test('records of all five objects answer their summary prompt for a person who may see them', async () => {
  for (const objectName of ['Account', 'Contact', 'Lead', 'Opportunity', 'Case']) {
    const id = await idOf(stack, SOFIA, `SELECT Id FROM ${objectName} LIMIT 1`);
    const { panel, problems } = await onRecord('Sofia Lindqvist', objectName, id);
    await runButton(panel).filter({ hasText: 'Summarize' }).click();
    assert.ok((await answerOf(panel)).length > 40, `${objectName} has an answer`);
    assert.deepEqual(problems, []);
  }
});

test('another prompt runs once it is chosen; Copy, Rerun, and the last result after a reload', async () => {
  const { page, panel, problems } = await onTheCase();
  await panel.getByRole('combobox', { name: 'Prompt' }).click();
  await panel.getByRole('option', { name: 'Case next steps' }).click();
  await runButton(panel).filter({ hasText: 'Case next steps' }).click();
  const answer = await answerOf(panel);
  await panel.locator('[data-id="copy"]').click();
  await panel.getByText('Answer copied.').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(copied.length > 40 && answer.includes(copied.match(/[A-Z][a-z]+ [a-z]+/)?.[0] ?? '?'), copied);

  const newest = () =>
    stack.callAsUser(SAMUEL, 'RunController', 'latest', { promptName: 'Case_Next_Steps', recordId: caseId });
  const first = JSON.parse(await newest()).run.runId;
  await panel.locator('[data-id="rerun"]').click();
  await until(async () => JSON.parse(await newest()).run.runId !== first, 10_000);
  assert.equal(await answerOf(panel), answer);

  await page.reload();
  await panel.getByRole('combobox', { name: 'Prompt' }).click();
  await panel.getByRole('option', { name: 'Case next steps' }).click();
  assert.equal(await answerOf(panel), answer);
  assert.deepEqual(problems, []);
});

test('thumbs down with a reason reach the audit record, the reason masked', async () => {
  const { panel, problems } = await onTheCase();
  await runButton(panel).filter({ hasText: 'Summarize' }).click();
  await answerOf(panel);
  await panel.locator('[data-id="down"]').click();
  await panel
    .getByLabel('What was wrong? (optional)')
    .fill('Abigail Tolliver (+1 617-555-0140) is not the patient.');
  await panel.locator('[data-id="send"]').click();
  await panel.getByText('Your reason is kept with the audit record.').waitFor();
  const soql = `SELECT Feedback__c, Feedback_Reason__c FROM AI_Interaction__c WHERE Subject_Id__c = '${caseId}' AND Feedback_Reason__c != NULL`;
  await until(async () => (await stack.org.query(AUDITOR, soql)).length === 1, 10_000);
  const [row] = await stack.org.query(AUDITOR, soql);
  assert.equal(row?.['Feedback__c'], 'Down');
  assert.match(row?.['Feedback_Reason__c'], /^PERSON-\w\w-\d{4} \(PHONE-\w\w-\d{4}\) is not the patient\.$/);
  assert.deepEqual(problems, []);
});

test('an error shows its message, hint and code; Retry works once the cause is gone', async (context) => {
  context.after(() => setModel(BUILTIN));
  const { page, panel } = await onTheCase();
  await setModel({ Platform__c: 'openai', Technology__c: 'gpt-5.6-terra', Credential__c: 'Forgotten_key' });
  await runButton(panel).filter({ hasText: 'Summarize' }).click();
  const missing = await errorOf(panel);
  assert.match(missing, /Forgotten_key/);
  assert.match(missing, /credentials\.ts set|Ask your administrator|Store/i);
  assert.match(missing, /CREDENTIAL_MISSING/);
  assert.match(missing, /Trace \S+/);
  await screenshot(page, 'panel-error');
  await setModel(BUILTIN);
  await stack.killMiddleware();
  await runButton(panel).filter({ hasText: 'Summarize' }).click();
  await panel.getByText('GATEWAY_UNREACHABLE').waitFor();
  await stack.startMiddleware();
  await panel.getByRole('button', { name: 'Retry' }).click();
  assert.match(await answerOf(panel), /Abigail Tolliver/);
  assert.equal(await panel.getByRole('alert').count(), 0);
});

test('the answer comes by polling through Apex when the browser cannot reach the middleware', async (context) => {
  const { page, panel } = await onTheCase();
  let refused = 0;
  context.after(() => page.unrouteAll());
  await page.route(`${stack.middlewareUrl}/**`, (route) => {
    refused += 1;
    return route.abort();
  });
  await runButton(panel).filter({ hasText: 'Summarize' }).click();
  await panel.getByText('The answer is ready.').waitFor({ state: 'attached' });
  assert.match(await answerOf(panel), /Abigail Tolliver/);
  assert.ok(refused >= 1, 'the direct way was tried');
});

test('an object without a prompt shows what to do about it', async (context) => {
  const setActive = (active: boolean) =>
    configure(stack, 'AI_Prompt__c', 'Lead_Qualification', { Active__c: active });
  await setActive(false);
  context.after(() => setActive(true));
  const leadId = await idOf(stack, SOFIA, 'SELECT Id FROM Lead LIMIT 1');
  const { page, panel, problems } = await onRecord('Sofia Lindqvist', 'Lead', leadId);
  assert.match(await panel.innerText(), /No prompt for this object yet/);
  assert.ok(await runButton(panel).getByRole('button').isDisabled());
  await page.locator('shell-highlights').getByRole('button', { name: 'Summarize' }).click();
  await page.getByText('Nothing to summarize with').waitFor();
  assert.deepEqual(problems, []);
});

test('a person without the permission set BYOM User is told what to ask for', async (context) => {
  const soql = `SELECT Id, AssigneeId, PermissionSetId FROM PermissionSetAssignment WHERE Assignee.Username = '${SAMUEL}' AND PermissionSet.Name = 'BYOM_User'`;
  const [{ Id, AssigneeId, PermissionSetId } = {}] = await stack.org.query(ORG_ADMINISTRATOR, soql);
  await stack.org.remove(ORG_ADMINISTRATOR, 'PermissionSetAssignment', Id);
  const assignment = { AssigneeId, PermissionSetId };
  context.after(() => stack.org.create(ORG_ADMINISTRATOR, 'PermissionSetAssignment', assignment));
  const { page, panel } = await onTheCase();
  assert.match(await panel.innerText(), /Ask your administrator for the permission set “BYOM User”/);
  assert.equal(await panel.getByRole('alert').count(), 0);
  assert.ok(await runButton(panel).getByRole('button').isDisabled());
  await screenshot(page, 'panel-no-access');
});
