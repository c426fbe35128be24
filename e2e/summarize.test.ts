import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startStack, type Stack } from '../middleware/test/start-stack.ts';
import { seriousIssues } from './accessibility.ts';
import { launchBrowser, screenshot, visitAs } from './browser.ts';

const TOKEN = /\b[A-Z]{2,}-[A-Z0-9]{2}-\d{4}\b/;
/** The case the test opens: its contact, a phone number, a card and an e-mail address stand in its texts. */
const PERSONAL = [
  'Abigail Tolliver',
  'Gilchrist',
  '3782 822463 10005',
  'abigail.tolliver@meadowlark-school-furniture.example',
  '+1 617-555-0140',
];

let stack: Stack;
let browser: Browser;

before(async () => {
  [stack, browser] = await Promise.all([startStack(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await stack.stop();
});

async function caseId(): Promise<string> {
  const soql = "SELECT Id FROM Case WHERE Subject = 'Benefits card charged twice at the pharmacy' LIMIT 1";
  const [row] = await stack.org.query('samuel.ortiz@byom.example', soql);
  return String(row?.['Id']);
}

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
  await page.close();
});

test('words of a slow model appear before its answer is complete, and Stop ends it', async () => {
  const [profile] = await stack.org.query(
    'adam.novak@byom.example',
    "SELECT Id FROM AI_Model__c WHERE Api_Name__c = 'Builtin'",
  );
  const setModel = (fields: object) =>
    stack.org.update('adam.novak@byom.example', 'AI_Model__c', String(profile?.['Id']), fields);
  await setModel({ Platform__c: 'scripted', Technology__c: 'slow' });
  await stack.killMiddleware();
  await stack.startMiddleware();
  const { page } = await visitAs(browser, stack.orgUrl, 'Samuel Ortiz');
  await page.goto(`/lightning/r/Case/${await caseId()}/view`);
  const run = panel(page).locator('[data-id="run"]');
  await run.filter({ hasText: 'Summarize' }).click();
  await run.filter({ hasText: 'Stop' }).waitFor();
  await panel(page).locator('c-run-answer').getByText(/\w+/).first().waitFor();
  assert.match(await run.innerText(), /Stop/, 'the answer is shown while it is still being written');
  await run.click();
  await run.filter({ hasText: 'Summarize' }).waitFor();
  await setModel({ Platform__c: 'builtin', Technology__c: 'extractive' });
  await stack.killMiddleware();
  await stack.startMiddleware();
  await page.close();
});

test('the auditor finds the run in the org, with masked text only', async () => {
  const recordId = await caseId();
  const { page, problems } = await visitAs(browser, stack.orgUrl, 'Audrey Chen');
  const soql = `SELECT Id FROM AI_Interaction__c WHERE Subject_Id__c = '${recordId}' AND Status__c = 'Answered'`;
  const rows = await stack.org.query('audrey.chen@byom.example', soql);
  assert.equal(rows.length, 1);
  await page.getByRole('link', { name: 'AI Interactions' }).first().click();
  await page.locator(`a[href*="${rows[0]?.['Id']}"]`).first().click();
  await page.locator('main').getByText(TOKEN).first().waitFor();
  const text = await page.locator('main').innerText();
  for (const value of PERSONAL) assert.ok(!text.includes(value), `${value} is in the audit record`);
  assert.match(text, TOKEN);
  await screenshot(page, 'interaction');
  assert.deepEqual(problems, []);
  await page.close();
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
  await rep.page.close();
  const admin = await visitAs(browser, stack.orgUrl, 'Adam Novak');
  await admin.page.goto('/lightning/n/BYOM_Cockpit_Home');
  await admin.page.locator('c-cockpit-home').waitFor();
  await admin.page.getByText('Builtin').first().waitFor();
  assert.deepEqual(await seriousIssues(admin.page), []);
  await screenshot(admin.page, 'cockpit');
  await admin.page.close();
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
  await page.goto(`/lightning/r/Case/${await caseId()}/view`);
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
