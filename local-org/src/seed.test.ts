/** The project's own seed: it loads, once, and into the hands of the right people. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { startLocalOrg } from './start.ts';

test('the seed loads on the first start and stays as it is on the next', async () => {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'local-org-data-'));
  const counts: number[][] = [];
  try {
    for (let start = 0; start < 2; start += 1) {
      const { org, sessions, close } = await startLocalOrg({ dataDirectory });
      const system = { userId: org.user('adam.novak@byom.example')!.id, mode: 'system' as const };
      const size = (soql: string): number => org.query(soql, system).totalSize;
      counts.push([
        size('SELECT Id FROM Account'),
        size('SELECT Id FROM User'),
        size('SELECT Id FROM AI_Prompt__c'),
      ]);
      assert.ok(sessions.create(system.userId).accessToken.startsWith(org.organizationId.slice(0, 15)));
      await close();
    }
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true });
  }
  assert.deepEqual(counts[0], counts[1]);
  assert.ok(counts[0]![0]! >= 50, `only ${counts[0]![0]} accounts`);
});

test('the service representative may not see what the seed keeps from them', async () => {
  const { org, close } = await startLocalOrg({ dataDirectory: ':memory:' });
  try {
    const samuel = { userId: org.user('samuel.ortiz@byom.example')!.id, mode: 'user' as const };
    assert.throws(
      () => org.query('SELECT AnnualRevenue FROM Account', samuel),
      /No such column 'AnnualRevenue'/,
    );
    assert.ok(org.query("SELECT Id FROM Case WHERE OwnerId = '" + samuel.userId + "'", samuel).totalSize > 0);
  } finally {
    await close();
  }
});
