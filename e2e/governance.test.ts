import assert from 'node:assert/strict';
import test from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { until } from '../middleware/test/until.ts';
import { screenshot, visitAs, type Visit } from './browser.ts';
import { pick } from './forms.ts';
import { answerOf, configure, idOf, openRecord, runButton } from './record-page.ts';
import { sharedStack } from './shared-stack.ts';

const SAMUEL = 'samuel.ortiz@byom.example';
const PRIYA = 'priya.raman@byom.example';
const CASE = "SELECT Id FROM Case WHERE Subject = 'Benefits card charged twice at the pharmacy' LIMIT 1";
const SECOND_VERSION =
  "SELECT Id, Status__c FROM AI_Prompt_Version__c WHERE Prompt__r.Api_Name__c = 'Case_Summary' AND Version_Number__c = 2";

const { stack, browser } = await sharedStack();

async function save(editor: Locator): Promise<void> {
  await editor.getByRole('button', { name: 'Save', exact: true }).click();
}

async function openVersion(person: string): Promise<Visit> {
  const id = await idOf(stack, PRIYA, SECOND_VERSION);
  const address = `/lightning/r/AI_Prompt_Version__c/${id}/view`;
  const visit = await visitAs(browser, stack.orgUrl, person, address);
  await visit.page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /PV-\d+/ })
    .waitFor();
  return visit;
}

/** Opens the window that edits the record of the page and changes its status; gives the window. */
async function changeStatus(page: Page, status: string): Promise<Locator> {
  await page.locator('shell-highlights').getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('dialog');
  await pick(editor, 'Status', status);
  await save(editor);
  return editor;
}

const statusIs = (status: string) =>
  until(async () => (await stack.org.query(PRIYA, SECOND_VERSION))[0]?.['Status__c'] === status, 10_000);

test('a prompt manager writes a new version: a field the mapping lacks is refused by name', async () => {
  const { page } = await visitAs(browser, stack.orgUrl, 'Priya Raman');
  await page.getByRole('link', { name: 'AI Prompts' }).click();
  await page.getByRole('link', { name: 'Case summary' }).click();
  await page.getByRole('tab', { name: 'Related' }).click();
  await page.locator('shell-related-lists').getByRole('button', { name: 'New' }).first().click();
  const editor = page.getByRole('dialog');
  await editor.locator('input[aria-label="Prompt"]').waitFor();
  await until(
    async () => (await editor.locator('input[aria-label="Prompt"]').inputValue()) === 'Case summary',
    10_000,
  );
  await editor.getByRole('spinbutton', { name: 'Version' }).fill('2');
  await editor.getByRole('combobox', { name: 'Data Context Mapping' }).fill('Case sum');
  await editor.getByRole('option', { name: 'Case summary' }).click();
  const template = editor.getByRole('textbox', { name: 'Template' });
  await template.fill('The second version. {{Subject}} costs {{Price__c}}.\n\n{{Description}}');
  await save(editor);
  await editor.getByText('Price__c').first().waitFor();
  assert.match(await editor.innerText(), /the mapping Case_Summary has no field Price__c on Case/);
  await screenshot(page, 'template-refused');

  await template.fill('The second version. {{Subject}}.\n\n{{Description}}');
  await save(editor);
  await editor.waitFor({ state: 'detached' });
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: /PV-\d+/ })
    .waitFor();
});

test('whoever sent a version to review cannot approve it', async () => {
  const { page } = await openVersion('Priya Raman');
  await (await changeStatus(page, 'In Review')).waitFor({ state: 'detached' });
  await statusIs('In Review');
  const editor = await changeStatus(page, 'Approved');
  await editor.getByText('Ask a second person to approve it').first().waitFor();
  await screenshot(page, 'approval-refused');
  await statusIs('In Review');
});

test('a second person approves it, and the next run uses it', async (context) => {
  const admin = await openVersion('Adam Novak');
  const id = await idOf(stack, PRIYA, SECOND_VERSION);
  context.after(() => stack.org.update(PRIYA, 'AI_Prompt_Version__c', id, { Status__c: 'Retired' }));
  await (await changeStatus(admin.page, 'Approved')).waitFor({ state: 'detached' });
  await statusIs('Approved');
  await admin.page.getByText('Approved By').first().waitFor();
  await screenshot(admin.page, 'version-approved');
  assert.deepEqual(admin.problems, []);

  const record: [string, string] = ['Case', await idOf(stack, SAMUEL, CASE)];
  const { page, panel, problems } = await openRecord(browser, stack.orgUrl, 'Samuel Ortiz', record);
  await runButton(panel).filter({ hasText: 'Summarize' }).click();
  await answerOf(panel);
  await panel.locator('[data-id="sent"]').click();
  const sent = page.locator('c-sent-details').locator('[data-id="prompt"]');
  assert.match(await sent.innerText(), /^The second version\. Benefits card charged twice/);
  assert.deepEqual(problems, []);
});

test('an admin makes another model the default of the organization with one tick', async (context) => {
  context.after(() => configure(stack, 'AI_Model__c', 'Builtin', { Organization_Default__c: true }));
  const { page, problems } = await visitAs(browser, stack.orgUrl, 'Adam Novak');
  await page.getByRole('link', { name: 'AI Models' }).click();
  await page.getByRole('link', { name: 'Scripted replies' }).click();
  await page.locator('shell-highlights').getByRole('button', { name: 'Edit' }).click();
  const editor = page.getByRole('dialog');
  // The design system draws the box; the label takes the click.
  await editor.locator('label').filter({ hasText: 'Organization Default' }).click();
  await save(editor);
  await editor.waitFor({ state: 'detached' });
  const soql = 'SELECT Name FROM AI_Model__c WHERE Organization_Default__c = TRUE';
  const defaults = await stack.org.query(PRIYA, soql);
  assert.deepEqual(
    defaults.map((model) => model['Name']),
    ['Scripted replies'],
  );
  await page.getByRole('link', { name: 'Cockpit', exact: true }).click();
  await page.locator('c-cockpit-home').getByText('Scripted replies').waitFor();
  assert.deepEqual(problems, []);
});
