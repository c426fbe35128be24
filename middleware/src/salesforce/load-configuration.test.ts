import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_POLICY } from '../core/masking/masking-policy.ts';
import { createOrgConfiguration } from './load-configuration.ts';
import type { OrgSnapshot } from './read-configuration.ts';

const snapshot = (): OrgSnapshot => ({
  prompts: new Map(),
  models: [],
  mappings: new Map(),
  masking: DEFAULT_POLICY,
});
const notFound = { code: 'PROMPT_NOT_FOUND' };

test('reads once for callers that come together, and not again while it is fresh', async () => {
  let reads = 0;
  const read = async () => ((reads += 1), snapshot());
  const configuration = createOrgConfiguration(read, 60);
  const loads = Array.from({ length: 20 }, () => assert.rejects(configuration.load('org', 'P'), notFound));
  await Promise.all(loads);
  await assert.rejects(configuration.load('org', 'P'), notFound);
  assert.equal(reads, 1);
  await assert.rejects(configuration.load('other org', 'P'), notFound);
  assert.equal(reads, 2);
});

test('remembers no failure', async () => {
  let reads = 0;
  const read = async () => {
    reads += 1;
    if (reads === 1) throw new Error('away');
    return snapshot();
  };
  const configuration = createOrgConfiguration(read, 60);
  await assert.rejects(configuration.load('org', 'P'), /away/);
  await assert.rejects(configuration.load('org', 'P'), notFound);
});

test('answers from the last configuration while a new one is read beside it, but not for long', async (context) => {
  context.mock.timers.enable({ apis: ['Date'] });
  let reads = 0;
  let slow = false;
  const never = new Promise<OrgSnapshot>(() => undefined);
  const read = () => ((reads += 1), slow ? never : Promise.resolve(snapshot()));
  const configuration = createOrgConfiguration(read, 10);
  await assert.rejects(configuration.load('org', 'P'), notFound);
  slow = true;
  context.mock.timers.tick(15_000);
  await assert.rejects(configuration.load('org', 'P'), notFound);
  assert.equal(reads, 2);
  context.mock.timers.tick(6_000);
  const waits = configuration.load('org', 'P').then(
    () => 'answered',
    () => 'answered',
  );
  assert.equal(
    await Promise.race([waits, new Promise((resolve) => setImmediate(() => resolve('waits')))]),
    'waits',
  );
});
