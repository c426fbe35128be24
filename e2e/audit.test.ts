import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../middleware/test/until.ts';
import { seriousIssues } from './accessibility.ts';
import { screenshot, visitAs } from './browser.ts';
import { enter, focusedName, pick, press, tabTo } from './forms.ts';
import { sharedStack } from './shared-stack.ts';

const REP = 'samuel.ortiz@byom.example';
const AUDITOR = 'audrey.chen@byom.example';
const REASON = 'Data subject request 2026-118';

const { stack, browser } = await sharedStack();

const [found] = await stack.org.query(
  REP,
  "SELECT Id, ContactId FROM Case WHERE Subject = 'Benefits card charged twice at the pharmacy' LIMIT 1",
);
const caseId = String(found?.['Id']);
const contactId = String(found?.['ContactId']);
const started = await stack
  .client(REP)
  .post('/v1/runs', { prompt: 'Case_Summary', recordId: caseId, channel: 'salesforce' });
const runId = String(started.body['runId']);
const run = await recordOf(`Run_Id__c = '${runId}'`);

/** The audit record of that condition, as the auditor sees it, as soon as it is in the org. */
async function recordOf(condition: string): Promise<Record<string, unknown>> {
  const soql = `SELECT Name, Run_Id__c, Correlation_Id__c, Masked_Answer__c, Reason__c, Facts__c FROM AI_Interaction__c WHERE ${condition}`;
  const rows: Record<string, unknown>[] = [];
  await until(async () => {
    rows.push(...(await stack.org.query(AUDITOR, soql)));
    return rows.length > 0;
  }, 30_000);
  return rows[0] ?? {};
}

/** The page Audit as the auditor, on one of its tabs. */
async function openPage(tab: string) {
  const visit = await visitAs(browser, stack.orgUrl, 'Audrey Chen', '/lightning/n/BYOM_Audit');
  await visit.page.getByRole('tab', { name: tab, exact: true }).click();
  return visit;
}

const timeline = (page: Page) => page.locator('c-audit-timeline');
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('an auditor filters, opens an interaction, reads its way and copies its trace id', async () => {
  const { page, problems } = await openPage('Interactions');
  await press(page, 'More filters');
  await enter(page, { 'Record ID': caseId });
  await pick(page, 'Status', 'Answered');
  await page.getByRole('button', { name: String(run['Name']), exact: true }).waitFor();
  const people = await page.locator('c-audit-list tbody td:nth-child(3)').allInnerTexts();
  assert.ok(people.every((person) => person.startsWith('Samuel Ortiz')));
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'audit-list');

  await page.getByRole('button', { name: String(run['Name']), exact: true }).click();
  await timeline(page).waitFor();
  const titles = await timeline(page).locator('h3').allInnerTexts();
  assert.deepEqual(
    titles.map((title) => title.replace(/ number [\d,]+/, '')),
    [
      'Received',
      'Queued',
      'Record read as the person',
      'Masked',
      'Builtin: answered',
      'First word',
      'Answer',
      'On record,',
    ],
  );
  const masked = await timeline(page).locator('[data-item="masked"]').innerText();
  assert.match(masked, /Values masked\s+.*\d+ PERSON/);
  assert.match(masked, /Record search\s+.*\d+ PERSON/);
  const text = await page.locator('c-audit-interaction').innerText();
  assert.ok(!text.includes('Abigail Tolliver'));
  await press(page, 'Copy trace id');
  await page.getByText('Trace id copied.').waitFor();
  assert.equal(await clipboard(page), run['Correlation_Id__c']);
  await screenshot(page, 'audit');
  await press(page, 'Copy row hash');
  await page.getByText('Row hash copied.').waitFor({ state: 'attached' });
  assert.match(await clipboard(page), /^[0-9a-f]{64}$/);
  assert.deepEqual(await seriousIssues(page), []);

  await press(page, 'Back to the list');
  assert.equal(await focusedName(page), run['Name']);
  assert.deepEqual(problems, []);
});

test('everything AI did with a contact is found; its real values are shown for a reason, which is on record', async () => {
  const { page, problems } = await openPage('One record');
  await page.getByRole('combobox', { name: 'Record', exact: true }).fill(contactId);
  const row = page.locator(`[data-run-row="${runId}"]`);
  await row.waitFor();
  assert.match(await row.innerText(), /samuel\.ortiz@byom\.example[\s\S]*It read this record along/);
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'audit-subject');

  await row.getByRole('button').click();
  await press(page, 'Reveal real values');
  const dialog = page.getByRole('dialog');
  await press(dialog, 'Reveal');
  await dialog.getByText(/Say why in at least 10 characters/).waitFor();
  assert.equal(await focusedName(page), 'Reason');
  assert.deepEqual(await seriousIssues(page), []);
  await enter(dialog, { Reason: REASON });
  await press(dialog, 'Reveal');
  await dialog.getByText('This look is on record').waitFor();
  assert.match(await dialog.getByRole('region', { name: 'Real answer' }).innerText(), /Abigail Tolliver/);
  assert.deepEqual(await seriousIssues(page), []);
  const said = await dialog.locator('[data-id="on-record"]').innerText();
  const revealId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(said)?.[0];
  const act = await recordOf(`Run_Id__c = '${revealId}'`);
  assert.equal(act['Reason__c'], REASON);
  await press(dialog, 'Close');

  await page.getByRole('tab', { name: 'Interactions', exact: true }).click();
  await pick(page, 'Kind', 'Reveal');
  await page.getByRole('button', { name: String(act['Name']), exact: true }).click();
  await timeline(page).getByText(REASON).waitFor();
  assert.deepEqual(problems, []);
});

test('usage is counted, and an export is a file and on record', async () => {
  const { page, problems } = await openPage('Usage');
  const usage = page.locator('c-audit-usage');
  await usage.locator('[data-row="Built-in summarizer"]').waitFor();
  await usage.getByText('Team', { exact: true }).click();
  const team = usage.locator('[data-row="US Service"]');
  await team.waitFor();
  assert.ok(Number((await team.locator('td').first().innerText()).replace(',', '')) >= 1);
  assert.deepEqual(await seriousIssues(page), []);
  await screenshot(page, 'audit-usage');

  await page.getByRole('tab', { name: 'Export', exact: true }).click();
  const form = page.locator('c-audit-export');
  await enter(form, { 'Record ID': caseId, Reason: 'Yearly review 2026' });
  const download = page.waitForEvent('download');
  await press(form, 'Export');
  const file = readFileSync(await (await download).path(), 'utf8');
  assert.ok(file.includes(runId));
  assert.ok(!file.includes('Abigail Tolliver'));
  await form.getByText('The export is on record with your reason.').waitFor();
  const act = await recordOf("Kind__c = 'Export' ORDER BY Started_At__c DESC");
  assert.match(String(act['Facts__c']), /[0-9a-f]{64}/, 'the fingerprint of the file');

  await page.getByRole('tab', { name: 'Delivery', exact: true }).click();
  await page.locator('c-audit-delivery dl').waitFor();
  assert.deepEqual(await seriousIssues(page), []);
  assert.deepEqual(problems, []);
});

test('the list is filtered and an interaction opened with the keyboard alone', async () => {
  const { page, problems } = await openPage('Interactions');
  const name = String(run['Name']);
  await page.getByRole('button', { name, exact: true }).waitFor();
  await tabTo(page, 'Clear filters');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name, exact: true }).waitFor();
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await timeline(page).waitFor();
  assert.match(await focusedName(page), new RegExp(`^${name} · Case summary`));
  assert.deepEqual(problems, []);
});

test('a rep has no page Audit', async () => {
  const { page } = await visitAs(browser, stack.orgUrl, 'Samuel Ortiz', '/lightning/n/BYOM_Audit');
  await page.getByText("This tab doesn't exist, or you don't have access to it.").waitFor();
  assert.equal(await page.getByRole('link', { name: 'Audit', exact: true }).count(), 0);
  const refused = stack.callAsUser(REP, 'AuditController', 'interaction', { runId });
  await assert.rejects(refused, /access to the Apex class/);
});
