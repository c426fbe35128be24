import assert from 'node:assert/strict';
import test from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { seriousIssues } from './accessibility.ts';
import { screenshot, visitAs } from './browser.ts';
import { enter, focusedName, pick, press, tabTo } from './forms.ts';
import { closeToasts, row, unexpected } from './models-page.ts';
import { configure } from './record-page.ts';
import { sharedStack } from './shared-stack.ts';

const ADMIN = 'adam.novak@byom.example';
const MANAGER = 'priya.raman@byom.example';
const OFFICERS = "Title = 'Data Protection Officer'";
const HUMAN = 'Call before noon.';

const { stack, browser } = await sharedStack();

/** The page Batches; waits until it knows its batches or its schedules. */
async function openPage(person = 'Adam Novak', tab = 'Batches') {
  const visit = await visitAs(browser, stack.orgUrl, person, '/lightning/n/BYOM_Batches');
  await visit.page.getByRole('tab', { name: tab, exact: true }).click();
  await visit.page.locator(`c-batch-${tab === 'Batches' ? 'list' : 'schedules'} [data-id="new"]`).waitFor();
  return visit;
}

/** The window for a new batch or schedule, with its prompt. */
async function openForm(page: Page, title: string, prompt: string) {
  await press(page, title);
  const editor = page.getByRole('dialog', { name: title });
  await pick(editor, 'Prompt', prompt);
  return editor;
}

async function askFor(editor: Locator, condition: string) {
  await pick(editor, 'Records from', 'A condition');
  await enter(editor, { Condition: condition });
}

/** An open list says a moment after it is there which option the keys are at. */
const chosenByKeys = (editor: Locator, option: string) =>
  editor.locator('[role="option"].slds-has-focus').filter({ hasText: option }).waitFor();

const state = (page: Page) => page.locator('c-batch-detail [data-id="state"]');
const figure = (page: Page, name: string) => page.locator(`c-batch-progress [data-figure="${name}"]`);
const officers = () =>
  stack.org.query(ADMIN, `SELECT Id, Description FROM Contact WHERE ${OFFICERS} ORDER BY Id`);

test('a batch shows what it takes, runs, and writes its answers where no person has written', async (context) => {
  const before = await officers();
  const describe = (id: unknown, Description: string | null) =>
    stack.org.update(ADMIN, 'Contact', String(id), { Description });
  context.after(() => Promise.all(before.map(({ Id }) => describe(Id, null))));
  await describe(before[0]!['Id'], HUMAN);

  const { page, problems } = await openPage();
  const editor = await openForm(page, 'New batch', 'Contact briefing (Contacts)');
  await askFor(editor, 'Secret__c = 1');
  await press(editor, 'Estimate');
  await editor
    .getByText(/names a field that does not exist, or that you may not see/)
    .first()
    .waitFor();
  assert.equal(await focusedName(page), 'Condition');
  await enter(editor, { Condition: OFFICERS });
  await pick(editor, 'Write the answer to', 'Contact Description (32,000 characters)');
  await press(editor, 'Estimate');
  const estimate = editor.getByRole('region', { name: 'Estimate' });
  await estimate.getByText(/^Estimated from/).waitFor();
  assert.equal(await estimate.locator('[data-figure="runs"]').innerText(), String(before.length));
  assert.match(await estimate.locator('[data-figure="input"]').innerText(), /^[1-9]/);
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'batch-estimate');
  assert.ok(
    (await officers()).slice(1).every(({ Description }) => !Description),
    'nothing has run',
  );

  await press(editor, 'Start');
  await state(page).getByText('Done', { exact: true }).waitFor();
  assert.equal(
    await page.getByRole('progressbar', { name: 'Records done' }).getAttribute('aria-valuenow'),
    '100',
  );
  await figure(page, 'written')
    .getByText(String(before.length - 1), { exact: true })
    .waitFor();
  await figure(page, 'kept').getByText('1', { exact: true }).waitFor();
  assert.deepEqual(await seriousIssues(page), []);
  await closeToasts(page);
  await screenshot(page, 'batches');
  const [kept, ...written] = (await officers()).map(({ Description }) => String(Description ?? ''));
  assert.equal(kept, HUMAN);
  assert.ok(written.every((text) => text.length > 20));
  assert.deepEqual(unexpected(problems), []);
});

test('what fails is shown by its cause, with links, and runs again when it is put right', async (context) => {
  const active = (Active__c: boolean) =>
    configure(stack, 'AI_Prompt__c', 'Lead_Qualification', { Active__c });
  context.after(() => active(true));
  const { page, problems } = await openPage('Priya Raman');
  const editor = await openForm(page, 'New batch', 'Lead qualification (Leads)');
  await pick(editor, 'List view', 'All Leads');
  await enter(editor, { Name: 'Leads of November' });
  await press(editor, 'Estimate');
  await editor.getByText(/^The estimate is there/).waitFor();
  await active(false);
  await press(editor, 'Start');
  await state(page).getByText('Done with errors').waitFor();
  await page.locator('[data-cause]').getByText('PROMPT_NOT_FOUND').waitFor();
  const failed = page.locator('c-batch-failures tbody tr');
  await failed.getByRole('link').first().waitFor();
  const names = await stack.org.query(MANAGER, 'SELECT Name FROM Lead');
  assert.deepEqual(
    (await failed.getByRole('link').allInnerTexts()).toSorted(),
    names.map(({ Name }) => String(Name)).toSorted(),
  );
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'batch-failed');

  await active(true);
  await press(page, 'Retry failed');
  await state(page).getByText('Done', { exact: true }).waitFor();
  assert.equal(await page.locator('c-batch-failures section').count(), 0);
  await figure(page, 'answered').getByText(String(names.length), { exact: true }).waitFor();
  await press(page, 'All batches');
  assert.match(await row(page, 'Leads of November').innerText(), /Done/);
  assert.deepEqual(problems, []);
});

test('a schedule in the past is refused in words; one to come is kept until it is deleted', async () => {
  const { page, problems } = await openPage('Priya Raman', 'Schedules');
  const editor = await openForm(page, 'New schedule', 'Case summary (Cases)');
  await askFor(editor, 'IsClosed = false');
  await enter(editor, { Name: 'Open cases', 'First day': 'Jan 5, 2026' });
  await press(editor, 'Save');
  await editor
    .getByText(/The first time of the schedule is over already/)
    .first()
    .waitFor();
  assert.equal(await focusedName(page), 'First day');
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'schedule-refused');

  const next = new Date(Date.now() + 48 * 3_600_000);
  const day = next.toLocaleDateString('en-US', { month: 'short', day: 'numeric', year: 'numeric' });
  await enter(editor, { 'First day': day });
  await press(editor, 'Save');
  await editor.waitFor({ state: 'detached' });
  assert.match(await row(page, 'Open cases').innerText(), /Case summary\s+IsClosed = false\s+Every day/);
  assert.deepEqual(await seriousIssues(page), []);
  await press(page, 'Delete Open cases');
  await press(page.getByRole('alertdialog'), 'OK');
  await page.getByText('No schedule yet.').waitFor();
  assert.deepEqual(unexpected(problems), []);
});

test('a batch is made, started and left with the keyboard alone', async () => {
  const { page, problems } = await openPage('Priya Raman');
  await tabTo(page, 'New batch');
  await page.keyboard.press('Enter');
  const editor = page.getByRole('dialog', { name: 'New batch' });
  await editor.getByRole('combobox', { name: 'Prompt' }).waitFor();
  await tabTo(page, 'Prompt');
  await page.keyboard.press('Enter');
  await chosenByKeys(editor, 'Account 360 (Accounts)');
  await page.keyboard.press('Enter');
  // Until the list views are there the form still changes.
  await editor.locator('[aria-label="List view"]:enabled').waitFor();
  await tabTo(page, 'Records from');
  await page.keyboard.press('Enter');
  await chosenByKeys(editor, 'A list view');
  await page.keyboard.press('ArrowDown');
  await chosenByKeys(editor, 'A condition');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Condition');
  await page.keyboard.type("Name LIKE 'A%'");
  await tabTo(page, 'Estimate');
  await page.keyboard.press('Enter');
  await editor.getByText(/^The estimate is there/).waitFor();
  await tabTo(page, 'Start');
  await page.keyboard.press('Enter');
  await state(page).getByText('Done', { exact: true }).waitFor();
  for (let presses = 0; presses < 10 && (await focusedName(page)) !== 'All batches'; presses += 1)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await row(page, 'Account 360').waitFor();
  assert.equal(await focusedName(page), 'Account 360');
  assert.deepEqual(problems, []);
});
