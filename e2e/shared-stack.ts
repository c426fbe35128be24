import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach } from 'node:test';
import type { Browser } from 'playwright-core';
import { startStack, type Stack } from '../middleware/test/start-stack.ts';
import { launchBrowser, leavePages } from './browser.ts';

/** The words of a model that takes its time. */
export const SLOW_WORDS = Array.from({ length: 24 }, (_, index) => `word${index} `);

/** What the model of platform `scripted` says: an answer that stays unfinished until the person stops it, and a slow one. */
const SCRIPTS = {
  endless: [{ delayMs: 3_600_000, chunks: ['First part. ', 'Second part.'] }],
  slow: [{ delayMs: 200, chunks: SLOW_WORDS }],
};

export interface SharedStack {
  stack: Stack;
  browser: Browser;
}

let shared: Promise<SharedStack> | undefined;

/**
 * The system and the browser that all test files of this process look at: starting them, and a person's first page, cost
 * more than most tests. Whoever changes the configuration puts it back. Both end after the last test.
 */
export function sharedStack(): Promise<SharedStack> {
  return (shared ??= start());
}

async function start(): Promise<SharedStack> {
  const folder = mkdtempSync(path.join(tmpdir(), 'byom-pages-'));
  const scripts = path.join(folder, 'replies.json');
  writeFileSync(scripts, JSON.stringify(SCRIPTS));
  const middleware = { CONFIG_CACHE_SECONDS: '0', SCRIPTED_REPLIES_FILE: scripts };
  const [stack, browser] = await Promise.all([startStack({ middleware }), launchBrowser()]);
  afterEach(() => leavePages(browser));
  after(async () => {
    await browser.close();
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return { stack, browser };
}
