import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  caseOf,
  createJournalWorld,
  MAPPING,
  personOf,
  providerThat,
  REQUEST,
  VERSION,
  type JournalWorld,
} from '../../test/journal-world.ts';
import { modelOf } from '../../test/run-world.ts';
import { DEFAULT_POLICY } from '../core/masking/masking-policy.ts';
import { AppError } from '../errors.ts';
import type { RunRecord } from '../run-record.ts';
import type { RunParts } from './run-parts.ts';
import { workOnRun } from './work-on-run.ts';

let world: JournalWorld;
before(async () => {
  world = await createJournalWorld();
});
after(() => world.close());

const NEVER = new AbortController().signal;
let busy = true;

/** A model with limits and one that could stand in for it. */
function parts(): RunParts {
  const models = [
    modelOf('model', { status: 'Active', maxConcurrent: 1 }),
    modelOf('other', { status: 'Active', organizationDefault: true }),
  ];
  return world.partsWith({
    records: { read: async () => ({ record: caseOf({ Description: 'Plain' }), leftOut: [] }) },
    configuration: {
      load: async () => ({ version: VERSION, mapping: MAPPING, models, masking: DEFAULT_POLICY }),
    },
    loadProvider: providerThat(() => ['Answer']),
    unchanged: async () => false,
    limits: {
      enter: async () => {
        if (busy) throw new AppError('MODEL_BUSY');
        return () => undefined;
      },
    },
  });
}

async function newRun(batchId: string | null): Promise<RunRecord> {
  return { ...(await world.journal.create(personOf('A'), REQUEST)), batchId };
}
const ended = async ({ caller, runId }: RunRecord) => (await world.journal.find(caller, runId))!;

test('an item of a batch that gets no turn is not ended and asks no other model: it comes again', async () => {
  const run = await newRun('b0000000-0000-4000-8000-000000000000');
  busy = true;
  assert.equal(await workOnRun(parts(), { run, wasSent: false }, NEVER), 'later');
  assert.equal((await ended(run)).endedAt, null);
  busy = false;
  assert.equal(await workOnRun(parts(), { run, wasSent: false }, NEVER), undefined);
  assert.deepEqual(
    [(await ended(run)).status, (await ended(run)).sent?.model.apiName],
    ['answered', 'model'],
  );
});

test('a person gets the answer of the stand-in', async () => {
  const run = await newRun(null);
  busy = true;
  assert.equal(await workOnRun(parts(), { run, wasSent: false }, NEVER), undefined);
  const { status, sent } = await ended(run);
  assert.deepEqual([status, sent?.model.apiName], ['answered', 'other']);
});
