import type { Browser, Locator, Page } from 'playwright-core';
import type { Stack } from '../middleware/test/start-stack.ts';
import { visitAs, type Visit } from './browser.ts';

const ADMIN = 'adam.novak@byom.example';

/** The prompt panel inside `place`: the record page, or a window on it. */
export const panelIn = (place: Page | Locator): Locator => place.locator('c-prompt-panel').first();

/** The one button of the panel that runs and stops. */
export const runButton = (panel: Locator): Locator => panel.locator('[data-id="run"]');

/** The run has ended with an answer once that can be copied. Gives the answer as the person reads it. */
export async function answerOf(panel: Locator): Promise<string> {
  await panel.locator('[data-id="copy"]').waitFor();
  return panel.locator('c-run-answer').innerText();
}

/** The error in the panel, as text; waits for it. */
export async function errorOf(panel: Locator): Promise<string> {
  return panel.locator('c-run-error [role="alert"]').innerText();
}

/** A person opens a record's page; waits until its panel has its prompts. */
export async function openRecord(
  browser: Browser,
  orgUrl: string,
  person: string,
  [objectName, id]: [objectName: string, id: string],
): Promise<Visit & { panel: Locator }> {
  const visit = await visitAs(browser, orgUrl, person, `/lightning/r/${objectName}/${id}/view`);
  const panel = panelIn(visit.page);
  await panel.locator('[data-id="no-answer"], c-run-result, c-run-error, .empty').first().waitFor();
  return { ...visit, panel };
}

/** A person opens a record and presses Summarize. Gives the page with the answer, and the line that says who answered. */
export async function summarizeAs(
  browser: Browser,
  orgUrl: string,
  person: string,
  record: [objectName: string, id: string],
) {
  const visit = await openRecord(browser, orgUrl, person, record);
  const { panel } = visit;
  await runButton(panel).filter({ hasText: 'Summarize' }).click();
  await panel.getByText('The answer is ready.').waitFor({ state: 'attached' });
  return { ...visit, by: await panel.locator('c-answered-by').innerText() };
}

/** The id of the first record of the query, as its reader. Throws when there is none. */
export async function idOf(stack: Stack, username: string, soql: string): Promise<string> {
  const [row] = await stack.org.query(username, soql);
  if (!row) throw new Error(`${username} finds nothing: ${soql}`);
  return String(row['Id']);
}

/** What an admin does on a configuration record; `apiName` is the value of its `Api_Name__c`. */
export async function configure(
  stack: Stack,
  objectName: string,
  apiName: string,
  fields: object,
): Promise<void> {
  const id = await idOf(stack, ADMIN, `SELECT Id FROM ${objectName} WHERE Api_Name__c = '${apiName}'`);
  await stack.org.update(ADMIN, objectName, id, fields);
}

/** The text of the control that has the focus, through every shadow root. */
export async function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.textContent?.trim() ?? '';
  });
}
