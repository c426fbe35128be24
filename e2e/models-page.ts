import type { Browser, Locator, Page } from 'playwright-core';
import { visitAs, type Visit } from './browser.ts';

/** The page Models and Credentials, as the administrator, on one of its tabs; waits until the tab has its list. */
export async function openModelsPage(browser: Browser, orgUrl: string, tab = 'Models'): Promise<Visit> {
  const visit = await visitAs(browser, orgUrl, 'Adam Novak', '/lightning/n/BYOM_Models');
  await visit.page.getByRole('tab', { name: tab, exact: true }).click();
  await visit.page.locator('c-models-page table').waitFor();
  return visit;
}

/** The line of a model, a prompt or a credential. */
export const row = (page: Page, name: string): Locator => page.locator(`tr[data-row="${name}"]`);

/** Chooses from the menu of a model. */
export async function act(page: Page, name: string, action: string): Promise<void> {
  await row(page, name)
    .getByRole('button', { name: `Actions for ${name}` })
    .click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** For a picture of the page, not of what it said meanwhile. */
export async function closeToasts(page: Page): Promise<void> {
  const close = page.locator('shell-toasts').getByRole('button', { name: 'Close' });
  while ((await close.count()) > 0)
    await close
      .first()
      .click({ timeout: 2000 })
      .catch(() => undefined);
}

/** A refusal of Apex is an answer with status 500, which the browser reports too. */
export const unexpected = (problems: string[]): string[] =>
  problems.filter((problem) => !problem.includes('status of 500'));
