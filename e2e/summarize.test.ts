import assert from 'node:assert/strict';
import test from 'node:test';
import type { Page } from 'playwright-core';
import { seriousIssues } from './accessibility.ts';
import { screenshot, visitAs } from './browser.ts';
import { configure, idOf, openRecord } from './record-page.ts';
import { sharedStack } from './shared-stack.ts';

const TOKEN = /\b[A-Z]{2,}-[A-Z0-9]{2}-\d{4}\b/;
/** The case the test opens: its contact, a phone number, a card and an e-mail address stand in its texts. */
const PERSONAL = [
  'Abigail Tolliver',
  'Gilchrist',
  '3782 822463 10005',
  'abigail.tolliver@meadowlark-school-furniture.example',
  '+1 617-555-0140',
];

const CASE = "SELECT Id FROM Case WHERE Subject = 'Benefits card charged twice at the pharmacy' LIMIT 1";

const { stack, browser } = await sharedStack();
const caseId = await idOf(stack, 'samuel.ortiz@byom.example', CASE);

/** Opens the case through the app's tab and its list, as a person does. */
async function openCase(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Cases' }).first().click();
  await page.getByRole('link', { name: '00001001' }).click();
  await page.getByRole('heading', { name: 'Benefits card charged twice at the pharmacy' }).waitFor();
}

const panel = (page: Page) => page.locator('c-prompt-panel');

/** The run has ended when its answer can be copied. */
const ended = (page: Page) => panel(page).locator('[data-id="copy"]').waitFor();

test('a service rep summarizes a case: words arrive, tokens were sent, real values come back', async () => {
  const { page, problems } = await visitAs(browser, stack.orgUrl, 'Samuel Ortiz');
  await openCase(page);
  await panel(page).locator('[data-id="run"]').click();
  await ended(page);
  const answer = await panel(page).locator('c-run-answer').innerText();
  assert.match(answer, /Abigail Tolliver/);
  assert.match(answer, /3782 822463 10005/);
  assert.doesNotMatch(answer, TOKEN);
  await screenshot(page, 'case-summary');

  await panel(page).locator('[data-id="sent"]').click();
  const details = page.locator('c-sent-details');
  const sent = await details.locator('[data-id="prompt"]').innerText();
  for (const value of PERSONAL) assert.ok(!sent.includes(value), `${value} was sent`);
  for (const type of ['PERSON', 'PHONE', 'CARD', 'EMAIL'])
    assert.match(sent, new RegExp(`\\b${type}-[A-Z0-9]{2}-\\d{4}\\b`));
  assert.ok((await details.locator('mark.token').count()) > 5);
  assert.match(await details.locator('[data-id="left-out"]').innerText(), /AnnualRevenue/);
  await screenshot(page, 'what-was-sent');
  await page.keyboard.press('Escape');
  await details.waitFor({ state: 'detached' });
  assert.deepEqual(problems, []);
});

test('words of a slow model appear before its answer is complete, and Stop ends it', async (context) => {
  const setModel = (fields: object) => configure(stack, 'AI_Model__c', 'Builtin', fields);
  context.after(() => setModel({ Platform__c: 'builtin', Technology__c: 'extractive-1' }));
  await setModel({ Platform__c: 'scripted', Technology__c: 'endless' });
  const { page } = await openRecord(browser, stack.orgUrl, 'Samuel Ortiz', ['Case', caseId]);
  const run = panel(page).locator('[data-id="run"]');
  await run.filter({ hasText: 'Summarize' }).click();
  await run.filter({ hasText: 'Stop' }).waitFor();
  await panel(page).locator('c-run-answer').getByText(/\w+/).first().waitFor();
  assert.match(await run.innerText(), /Stop/, 'the answer is shown while it is still being written');
  await run.click();
  await run.filter({ hasText: 'Summarize' }).waitFor();
});

test('the auditor finds the run in the org, with masked text only', async () => {
  const { page, problems } = await visitAs(browser, stack.orgUrl, 'Audrey Chen');
  const soql = `SELECT Id FROM AI_Interaction__c WHERE Subject_Id__c = '${caseId}' AND Status__c = 'Answered' ORDER BY CreatedDate DESC LIMIT 1`;
  const newest = await idOf(stack, 'audrey.chen@byom.example', soql);
  await page.getByRole('link', { name: 'AI Interactions' }).first().click();
  await page.locator(`a[href*="${newest}"]`).first().click();
  await page.locator('main').getByText(TOKEN).first().waitFor();
  const text = await page.locator('main').innerText();
  for (const value of PERSONAL) assert.ok(!text.includes(value), `${value} is in the audit record`);
  assert.match(text, TOKEN);
  await screenshot(page, 'interaction');
  assert.deepEqual(problems, []);
});

test('axe-core finds no serious issue on the record page before and after a run, nor on the cockpit', async () => {
  const rep = await visitAs(browser, stack.orgUrl, 'Samuel Ortiz');
  await openCase(rep.page);
  assert.deepEqual(await seriousIssues(rep.page), []);
  await panel(rep.page).locator('[data-id="run"]').click();
  await ended(rep.page);
  assert.deepEqual(await seriousIssues(rep.page), []);
  await panel(rep.page).locator('[data-id="sent"]').click();
  await rep.page.locator('c-sent-details').waitFor();
  assert.deepEqual(await seriousIssues(rep.page), []);
  const address = '/lightning/n/BYOM_Cockpit_Home';
  const admin = await visitAs(browser, stack.orgUrl, 'Adam Novak', address);
  await admin.page.locator('c-cockpit-home').waitFor();
  await admin.page.getByText('Builtin').first().waitFor();
  assert.deepEqual(await seriousIssues(admin.page), []);
  await screenshot(admin.page, 'cockpit');
});

test('everything works with the keyboard alone: log in, open a case, summarize, read what was sent, close', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: stack.orgUrl });
  const page = await context.newPage();
  await page.goto('/');
  await tabTo(page, 'Log in as Samuel');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await tabTo(page, 'Cases');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '00001001' }).waitFor();
  await page.goto(`/lightning/r/Case/${caseId}/view`);
  await panel(page).locator('[data-id="run"]').filter({ hasText: 'Summarize' }).waitFor();
  await tabTo(page, 'Summarize', { inside: 'c-prompt-panel' });
  await page.keyboard.press('Enter');
  await ended(page);
  await tabTo(page, 'What was sent', { inside: 'c-prompt-panel' });
  await page.keyboard.press('Enter');
  await page.locator('c-sent-details').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('c-sent-details').waitFor({ state: 'detached' });
  assert.match(await focusedLabel(page), /What was sent/, 'the focus is back where it was');
  await context.close();
});

/** The text of the control that has the focus, through every shadow root. */
async function focusedLabel(page: Page, inside = ''): Promise<string> {
  return page.evaluate((container) => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (container && !element?.closest(container)) return '';
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  }, inside);
}

/** Presses Tab until the focus is on the named control, within a bound. */
async function tabTo(page: Page, name: string, options: { inside?: string } = {}): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await focusedLabel(page, options.inside)).includes(name)) return;
  }
  throw new Error(`The Tab key never reached "${name}".`);
}
