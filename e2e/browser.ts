import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';

const root = path.resolve(import.meta.dirname, '..');

/** A Chromium that shows pages as a person on a laptop sees them. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(root), args: CHROMIUM_FLAGS });
}

export interface Visit {
  page: Page;
  /** Errors of the page's own scripts and failed requests; a test expects none. */
  problems: string[];
}

/** One browser profile with one window per person: they log in once, and their browser keeps what does not change. */
const windows = new WeakMap<Browser, Map<string, Page>>();

async function windowOf(browser: Browser, orgUrl: string, name: string): Promise<Page> {
  const known = windows.get(browser) ?? new Map<string, Page>();
  windows.set(browser, known);
  const existing = known.get(name);
  if (existing) return existing;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, baseURL: orgUrl });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('listitem').filter({ hasText: name }).getByRole('button').click();
  await page.waitForURL(/\/lightning\//);
  known.set(name, page);
  return page;
}

/**
 * The window of a person who is logged in through the login page, freshly loaded at an address of the org. It stays open:
 * a new one would compile the page anew, which costs more than what most tests do on it.
 */
export async function visitAs(browser: Browser, orgUrl: string, name: string, address = '/'): Promise<Visit> {
  const page = await windowOf(browser, orgUrl, name);
  page.removeAllListeners('pageerror').removeAllListeners('console');
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(address);
  // While the org puts its page together for the first time, another page with a heading is shown; that takes minutes on a
  // machine that has other work.
  await page.locator('shell-app-navigation').waitFor({ state: 'attached', timeout: 240_000 });
  await page.locator('h1').first().waitFor();
  return { page, problems };
}

/** Everybody leaves the page he is on: one that nobody looks at any more still asks for news and draws what moves. */
export async function leavePages(browser: Browser): Promise<void> {
  const pages = [...(windows.get(browser)?.values() ?? [])];
  await Promise.all(pages.map((page) => page.goto('about:blank')));
}

/** Keeps a picture of the page in `.data/screenshots`, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const directory = path.join(root, '.data', 'screenshots');
  mkdirSync(directory, { recursive: true });
  await page.screenshot({ path: path.join(directory, `${name}.png`), animations: 'disabled' });
}
