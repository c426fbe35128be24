import assert from 'node:assert/strict';
import test from 'node:test';
import type { Page } from 'playwright-core';
import { seriousIssues } from './accessibility.ts';
import { screenshot, visitAs } from './browser.ts';
import { enter, focusedName, pick, press, tabTo } from './forms.ts';
import { closeToasts, row } from './models-page.ts';
import { idOf } from './record-page.ts';
import { sharedStack } from './shared-stack.ts';

const ADMIN = 'adam.novak@byom.example';
const TEXT = 'Please write to office@fjordline.example, and to billing@fjordline.example from May on.';
const ADDRESS = 'office@fjordline.example';

const { stack, browser } = await sharedStack();

const rulesBefore = await ruleIds();

/** Rules that were there stay; what a test saved goes, so that the other pages are masked as ever. */
async function removeMadeRules(): Promise<void> {
  const made = (await ruleIds()).filter((id) => !rulesBefore.includes(id));
  await Promise.all(made.map((id) => stack.org.remove(ADMIN, 'Masking_Rule__c', id)));
}

async function ruleIds(): Promise<string[]> {
  const rows = await stack.org.query(ADMIN, 'SELECT Id FROM Masking_Rule__c');
  return rows.map((row) => String(row['Id']));
}

/** The page Masking as the administrator; waits until it knows its types. */
async function openPage(tab = 'Try it') {
  const visit = await visitAs(browser, stack.orgUrl, 'Adam Novak', '/lightning/n/BYOM_Masking');
  await visit.page.getByRole('tab', { name: tab, exact: true }).click();
  return visit;
}

const summary = (page: Page) => page.locator('c-masking-preview [data-id="summary"]');
const mark = (page: Page, text: string) => page.locator('mark').filter({ hasText: text });
/** A switch's own box lies under its picture. */
const toggle = (page: Page, type: string) =>
  page.getByRole('switch', { name: `Look for ${type}`, exact: true });

async function colourOf(page: Page, text: string): Promise<string> {
  return mark(page, text)
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);
}

test('what is found in a text is coloured by its layer and named by its type; a switch changes it at once', async () => {
  const { page, problems } = await openPage();
  await enter(page, { Text: TEXT });
  await summary(page).getByText('2 Email').waitFor();
  assert.equal(await page.getByText(ADDRESS, { exact: true }).count(), 1, 'in the list of places alone');
  await page.getByText('What is stored').click();
  const address = mark(page, ADDRESS);
  assert.match(await address.innerText(), /Email/);
  assert.match((await address.getAttribute('class')) ?? '', /layer-detector/);
  const masked = await colourOf(page, ADDRESS);
  assert.deepEqual(await seriousIssues(page), []);

  await toggle(page, 'Email').uncheck();
  await summary(page).getByText('2 places left').waitFor();
  assert.match((await address.getAttribute('class')) ?? '', /layer-kept/);
  assert.notEqual(await colourOf(page, ADDRESS), masked);
  assert.match(await page.locator('c-span-table tbody').innerText(), /the same\s+Switched off by a rule/);
  await page.getByText('1 change is not saved.').waitFor();
  assert.deepEqual(await seriousIssues(page), []);

  await press(page, 'Cancel');
  await summary(page).getByText('2 Email').waitFor();
  await page.getByLabel('In place of Email').selectOption('Redact');
  await page.getByText('What is sent').click();
  await mark(page, 'redacted').first().waitFor();
  assert.deepEqual(await ruleIds(), rulesBefore, 'nothing is saved by trying');
  assert.deepEqual(problems, []);
});

test('a switch that is saved is a rule', async (context) => {
  context.after(removeMadeRules);
  const { page, problems } = await openPage();
  await toggle(page, 'MAC Address').uncheck();
  await press(page, 'Save');
  await page.getByText('Saved. It holds from the next run on.').waitFor();
  await closeToasts(page);
  const id = await idOf(stack, ADMIN, "SELECT Id FROM Masking_Rule__c WHERE Entity_Type__c = 'MAC Address'");
  assert.ok(!rulesBefore.includes(id));
  await page.reload();
  await toggle(page, 'MAC Address').waitFor();
  assert.equal(await toggle(page, 'MAC Address').isChecked(), false);
  assert.deepEqual(problems, []);
});

test('a pattern that could take for ever is refused with the reason; a sound one is tried, saved and masks', async (context) => {
  context.after(removeMadeRules);
  const { page, problems } = await openPage('Patterns');
  await press(page, 'New pattern');
  const editor = page.getByRole('dialog', { name: 'New pattern' });
  await enter(editor, { Name: 'Contract numbers', Pattern: '(a+)+\\1' });
  await press(editor, 'Try on the sample');
  await editor.getByText(/Back-references.*are not available/).waitFor();
  assert.equal(await focusedName(page), 'Pattern');
  await enter(editor, { Pattern: 'CTR(?=-)' });
  await press(editor, 'Save');
  await editor
    .getByText(/look-ahead/i)
    .first()
    .waitFor();
  assert.deepEqual(await ruleIds(), rulesBefore);
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'masking-pattern-refused');

  await enter(editor, { Pattern: 'CTR-[0-9]{5}', 'Sample text': 'CTR-20261 ends before CTR-88812.' });
  await press(editor, 'Try on the sample');
  await editor.getByText('It fits 2 times in the sample.').waitFor();
  assert.deepEqual(await editor.locator('mark').allInnerTexts(), ['CTR-20261', 'CTR-88812']);
  await press(editor, 'Save');
  await editor.waitFor({ state: 'detached' });
  assert.match(await row(page, 'Contract numbers').innerText(), /CTR-\[0-9\]\{5\}\s+Pattern/);
  await closeToasts(page);

  await page.getByRole('tab', { name: 'Try it', exact: true }).click();
  await enter(page, { Text: 'The contract CTR-20261 ends in May.' });
  await summary(page).getByText('1 Pattern').waitFor();
  assert.match((await page.locator('mark').first().getAttribute('class')) ?? '', /layer-pattern/);
  // A refusal of Apex is an answer with status 500, which the browser reports too.
  assert.deepEqual(
    problems.filter((problem) => !problem.includes('status of 500')),
    [],
  );
});

test('a record is shown as its mapping sends it, and a report counts what several would send', async () => {
  const { page, problems } = await openPage();
  await page.getByText('A record', { exact: true }).click();
  await pick(page, 'Mapping', 'Case summary (Cases)');
  const record = page.getByRole('combobox', { name: 'Record', exact: true });
  await record.fill('invoice');
  const found = page
    .locator('c-suggest-input')
    .getByRole('option')
    .filter({ hasText: /invoice/i });
  await found.first().click();
  await page.locator('[data-path="Contact.Name"] mark.layer-field').waitFor();
  await page.locator('[data-path="Description"] mark').first().waitFor();
  assert.match(await page.locator('[data-path="Priority"]').innerText(), /sent as stored/);
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'masking');

  await page.getByRole('tab', { name: 'Report', exact: true }).click();
  const report = page.locator('c-masking-report');
  await pick(report, 'Mapping', 'Case summary (Cases)');
  await pick(report, 'Records', '5');
  await press(report, 'Make the report');
  await report.getByText('5 records masked.').waitFor();
  assert.match(
    await row(page, 'Contact.Name').innerText(),
    /Mask\s+Person\s+5\s+5 Person \(Mapped field\)\s+0/,
  );
  assert.match(await row(page, 'Priority').innerText(), /Send\s+5\s+nothing\s+5/);
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'masking-report');
  assert.deepEqual(problems, []);
});

test('text, switch and Cancel are reached and used with the keyboard alone', async () => {
  const { page, problems } = await openPage();
  await toggle(page, 'Email').waitFor();
  await tabTo(page, 'Text');
  await page.keyboard.type(`Write to ${ADDRESS}.`);
  await summary(page).getByText('1 Email').waitFor();
  await tabTo(page, 'Look for Email');
  await page.keyboard.press('Space');
  await summary(page).getByText('1 place left').waitFor();
  await page.keyboard.press('Space');
  await summary(page).getByText('1 Email').waitFor();
  await page.keyboard.press('Space');
  await page.getByText('1 change is not saved.').waitFor();
  for (let presses = 0; presses < 60 && (await focusedName(page)) !== 'Cancel'; presses += 1)
    await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Everything is saved.').waitFor();
  assert.deepEqual(problems, []);
});
