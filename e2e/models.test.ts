import assert from 'node:assert/strict';
import test, { after } from 'node:test';
import { seriousIssues } from './accessibility.ts';
import { screenshot, visitAs } from './browser.ts';
import { enter, pick, press, tabTo } from './forms.ts';
import { startModelServer } from './model-server.ts';
import { act, closeToasts, openModelsPage, row, unexpected } from './models-page.ts';
import { answerOf, idOf, summarizeAs } from './record-page.ts';
import { sharedStack } from './shared-stack.ts';

const ADMIN = 'adam.novak@byom.example';
const SOFIA = 'sofia.lindqvist@byom.example';
const KEY = 'local-test-key-1';
const HOSTS = 'Hosts that may receive it';
const BUILTIN = 'Built-in summarizer';

const { stack, browser } = await sharedStack();
const accountId = await idOf(stack, SOFIA, 'SELECT Id FROM Account ORDER BY Name LIMIT 1');
const model = await startModelServer({ key: KEY });
after(() => model.close());

const administer = (tab?: string) => openModelsPage(browser, stack.orgUrl, tab);

/** All prompts, and the organization's default, as they were before these tests. */
async function backToBuiltin(): Promise<void> {
  const idOfModel = (name: string) => idOf(stack, ADMIN, `SELECT Id FROM AI_Model__c WHERE Name = '${name}'`);
  const [fromId, toId] = [await idOfModel('Local model'), await idOfModel(BUILTIN)];
  await stack.callAsUser(ADMIN, 'ModelController', 'repoint', { fromId, toId, dryRun: false });
  await stack.callAsUser(ADMIN, 'ModelController', 'setDefault', { modelId: toId, kind: 'organization' });
}

const summarize = () => summarizeAs(browser, stack.orgUrl, 'Sofia Lindqvist', ['Account', accountId]);

test('a provider nobody wrote code for is added in the cockpit, with its key, and tested', async () => {
  const { page, problems } = await administer();
  await press(page, 'New model');
  const editor = page.getByRole('dialog', { name: 'New model' });
  await pick(editor, 'Platform', 'OpenAI-compatible endpoint');
  await enter(editor, { Name: 'Local model', Endpoint: model.url });
  await editor.getByRole('combobox', { name: 'Technology' }).fill('local-model-1');
  await press(editor, 'New credential…');
  const credential = page.getByRole('dialog', { name: 'New credential' });
  await enter(credential, { Name: 'Local_key' });
  await credential.getByLabel('Secret').fill(KEY);
  assert.equal(await credential.getByRole('textbox', { name: HOSTS }).inputValue(), new URL(model.url).host);
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'credential-editor');
  await press(credential, 'Store');
  await credential.waitFor({ state: 'detached' });
  assert.match(await editor.getByRole('combobox', { name: 'Credential' }).innerText(), /Local_key/);
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'model-editor-compatible');
  await press(editor, 'Save and test');

  const result = page.getByRole('dialog', { name: 'Test connection: Local model' });
  await result.getByText('The model answers, and does all that its record promises.').first().waitFor();
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'connection-test');
  await press(result, 'Close');
  await row(page, 'Local model').getByText('Passed').waitFor();
  assert.deepEqual(problems, []);
});

test('made active and the default of the organization, it answers Summarize', async () => {
  const { page, problems } = await administer();
  await act(page, 'Local model', 'Activate');
  await row(page, 'Local model').getByText('Active').waitFor();
  await act(page, 'Local model', 'Make organization default');
  await row(page, 'Local model').getByText('Organization default').waitFor();
  await closeToasts(page);
  await screenshot(page, 'models');

  await page.getByRole('tab', { name: 'Prompts', exact: true }).click();
  await pick(page, 'Model that answers Account 360', 'Organization default (Local model)');
  await page.getByText('Account 360 is answered by Organization default (Local model) now.').waitFor();
  assert.deepEqual(problems, []);
  const answered = await summarize();
  assert.match(await answerOf(answered.panel), /^Short summary of the record\./);
  assert.match(answered.by, /^Answered by Local model/);
  assert.deepEqual(answered.problems, []);
});

test('switching a prompt from one model to another is one choice in one place', async () => {
  const { page, problems } = await administer('Prompts');
  await pick(page, 'Model that answers Account 360', BUILTIN);
  await page.getByText(`Account 360 is answered by ${BUILTIN} now.`).waitFor();
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'prompt-models');
  const answered = await summarize();
  assert.match(answered.by, new RegExp(`^Answered by ${BUILTIN}`));
  await pick(page, 'Model that answers Account 360', 'Local model');
  await page.getByText('Account 360 is answered by Local model now.').waitFor();
  assert.deepEqual(problems, []);
});

test('a limited model is stood in for, and the answer says by whom, in which layer and why', async () => {
  model.limited = true;
  const { page, panel, by, problems } = await summarize();
  model.limited = false;
  assert.match(by, new RegExp(`^Answered by ${BUILTIN}.*\\(platform default, in place of Local model\\)`));
  const note = await panel.locator('[data-id="note"]').innerText();
  assert.match(note, /Local model did not answer \(its requests are limited\)/);
  await screenshot(page, 'stand-in');
  await panel.locator('[data-id="sent"]').click();
  await page.locator('[data-id="attempts"]').waitFor();
  const attempts = await page.locator('[data-id="attempts"] tbody tr').allInnerTexts();
  assert.match(attempts[0] ?? '', /Local model[\s\S]*MODEL_RATE_LIMITED/);
  assert.match(attempts.at(-1) ?? '', new RegExp(`${BUILTIN}[\\s\\S]*platform default[\\s\\S]*Answered`));
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'attempts');
  assert.deepEqual(problems, []);
});

test('everything that uses a model moves to another: a dry run first, then on one word', async (context) => {
  context.after(backToBuiltin);
  const { page, problems } = await administer();
  await act(page, BUILTIN, 'Repoint all to…');
  const repoint = page.getByRole('dialog', { name: `Repoint all from ${BUILTIN}` });
  await pick(repoint, 'To', 'Local model');
  await repoint.getByText('This moves to Local model').waitFor();
  const planned = await repoint.locator('[data-id="moves"] li').allInnerTexts();
  assert.ok(planned.includes('Case summary, version 1'), planned.join());
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'repoint');
  const before = await stack.org.query(
    SOFIA,
    "SELECT Id FROM AI_Prompt_Version__c WHERE Model__r.Name = 'Local model'",
  );
  assert.equal(before.length, 1, 'a dry run changes nothing');
  await press(repoint, 'Confirm');
  await repoint.waitFor({ state: 'detached' });
  await act(page, BUILTIN, 'Used by');
  const users = page.locator('[data-id="users"] li');
  await users.first().waitFor();
  assert.deepEqual(await users.allInnerTexts(), ['Every run that needs the platform default']);
  await page.keyboard.press('Escape');
  await act(page, 'Local model', 'Delete');
  await press(page, 'OK');
  const refusal = page.locator('tr[data-refusal="Local model"]');
  assert.match(await refusal.innerText(), /in use|organization default/i);
  await screenshot(page, 'delete-refused');
  assert.deepEqual(unexpected(problems), []);
});

test('a key the provider does not accept is found by the test, with what to do', async () => {
  const given = { name: 'OpenAI', hosts: [], overlapHours: 24 };
  for (const secret of ['sk-first-1', 'sk-second-2'])
    await stack.callAsUser(ADMIN, 'CredentialController', 'setCredential', { ...given, secret });
  const { page, problems } = await administer('Credentials');
  await row(page, 'OpenAI').getByText('Usable until').waitFor();
  assert.ok(!(await page.content()).includes(KEY));
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'credentials');
  await press(page, 'Change Local_key');
  const editor = page.getByRole('dialog', { name: 'Change Local_key' });
  await enter(editor, { [HOSTS]: 'elsewhere.example' });
  await press(editor, 'Store');
  await editor.getByText('Enter the secret again').waitFor();
  await enter(editor, { [HOSTS]: new URL(model.url).host });
  await editor.getByLabel('Secret').fill('a-wrong-key');
  await editor.getByRole('spinbutton', { name: 'Keep the old secret' }).fill('0');
  await screenshot(page, 'rotate');
  await press(editor, 'Store');
  await editor.waitFor({ state: 'detached' });
  await press(page, 'Delete Local_key');
  await press(page, 'OK');
  assert.match(await page.locator('tr[data-refusal="Local_key"]').innerText(), /Local_model/);
  assert.deepEqual(await seriousIssues(page), []);

  await closeToasts(page);
  await page.getByRole('tab', { name: 'Models', exact: true }).click();
  await act(page, 'Local model', 'Test connection');
  const result = page.getByRole('dialog', { name: 'Test connection: Local model' });
  const check = result.locator('[data-check="authentication"]');
  assert.match(
    await check.innerText(),
    /Failed[\s\S]*refused the key[\s\S]*Models and Credentials[\s\S]*MODEL_AUTHENTICATION_FAILED/,
  );
  await screenshot(page, 'connection-test-failed');
  await press(result, 'Close');
  await row(page, 'Local model').getByText('Failed').waitFor();
  assert.deepEqual(unexpected(problems), []);
});

test('a model is created with the keyboard alone, and what was typed is not lost by mistake', async () => {
  const { page, problems } = await administer();
  await tabTo(page, 'New model');
  await page.keyboard.press('Enter');
  const editor = page.getByRole('dialog', { name: 'New model' });
  await editor.waitFor();
  await tabTo(page, 'Platform');
  await page.keyboard.press('Enter');
  await editor.getByRole('option', { name: 'OpenAI', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await editor.getByPlaceholder('Choose or type').waitFor();
  await tabTo(page, 'Technology');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await editor.getByText('Catalog price since').waitFor();
  await screenshot(page, 'model-editor');
  assert.deepEqual(await seriousIssues(page), []);
  await page.keyboard.press('Escape');
  const question = page.getByRole('alertdialog', { name: 'Discard your changes?' });
  await question.getByText('What you typed is not saved.').waitFor();
  await tabTo(page, 'Cancel');
  await page.keyboard.press('Enter');
  await question.waitFor({ state: 'detached' });
  await editor.waitFor();
  await tabTo(page, 'Temperature');
  await page.keyboard.type('9');
  await tabTo(page, 'Save');
  await page.keyboard.press('Enter');
  await editor.getByText('1 field needs a change.').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('0.5');
  await tabTo(page, 'Save');
  await page.keyboard.press('Enter');
  await editor.waitFor({ state: 'detached' });
  await page
    .getByText(/was saved\./)
    .first()
    .waitFor();
  assert.deepEqual(problems, []);
});

test('a prompt manager sees which model answers which prompt, and changes nothing', async () => {
  const { page, problems } = await visitAs(browser, stack.orgUrl, 'Priya Raman', '/lightning/n/BYOM_Models');
  await page.getByRole('tab', { name: 'Prompts', exact: true }).click();
  await page.getByText('You may see this, not change it').waitFor();
  assert.equal(await page.getByRole('combobox', { name: /^Model that answers/ }).count(), 0);
  assert.equal(await page.getByRole('tab', { name: 'Credentials' }).count(), 0);
  assert.deepEqual(problems, []);
});
