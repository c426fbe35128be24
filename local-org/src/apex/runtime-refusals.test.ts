/** What the runtime refuses before anything runs. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createApexRuntime } from './runtime.ts';
import { openOrg } from './testing/snippet.ts';

test('a file outside the subset stops the runtime or the class, by its name', async () => {
  const broken = mkdtempSync(join(tmpdir(), 'apex-broken-'));
  writeFileSync(join(broken, 'Bad.trigger'), 'trigger Bad on AI_Prompt__c (before insert) { merge a b; }');
  const options = {
    directories: [broken],
    org: openOrg(),
    callout: () => Promise.reject(new Error('none')),
  };
  assert.throws(() => createApexRuntime(options), {
    message: /^Unsupported Apex: merge statement at Bad\.trigger:1:47$/,
  });
  rmSync(broken, { recursive: true });
});
