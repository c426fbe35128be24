/** A run that is stopped at any point ends, and what it left in the vault is gone when its time is over. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { DEFAULT_POLICY } from '../src/core/masking/masking-policy.ts';
import type { RunParts } from '../src/runs/run-parts.ts';
import { runPrompt } from '../src/runs/run-prompt.ts';
import type { StopReason } from '../src/runs/signal.ts';
import {
  caseOf,
  createJournalWorld,
  personOf,
  providerThat,
  REQUEST,
  VAULT_HOURS,
  type JournalWorld,
} from './journal-world.ts';

const ANA = personOf('A');
const RECORD = caseOf({
  SuppliedName: 'Odalys Brandvold',
  SuppliedEmail: 'odalys@example.com',
  Description: 'Odalys called twice.',
});
const EXTERNAL = {
  ...{ name: 'Outside', endpoint: 'https://detect.example', credential: null, language: 'en' },
  ...{ minimumScore: 0.4, onOutage: 'block' as const },
};
const never = new Promise<never>(() => undefined);

let world: JournalWorld;
before(async () => (world = await createJournalWorld()));
after(() => world.close());

type Stop = () => void;
/** Whether the values are in the vault by then, and parts that stop the run when it comes to that point. */
type Stage = { sealed: boolean; parts: (stop: Stop) => Parameters<JournalWorld['partsWith']>[0] };

const records = { read: async () => ({ record: RECORD, leftOut: [] }) };
const echo = providerThat(({ messages }) => [JSON.stringify(messages)]);
const journalWith = (changes: (journal: RunParts['journal']) => Partial<RunParts['journal']>) => ({
  ...world.journal,
  ...changes(world.journal),
});

const STAGES: Record<string, Stage> = {
  'before it began': { sealed: false, parts: (stop) => (stop(), {}) },
  'while the configuration is read': {
    sealed: false,
    parts: (stop) => ({ configuration: { load: () => (stop(), never) } }),
  },
  'while the record is read': {
    sealed: false,
    parts: (stop) => ({ records: { read: () => (stop(), never) } }),
  },
  'while the external detector is asked': {
    sealed: false,
    parts: (stop) => ({
      policy: { ...DEFAULT_POLICY, external: EXTERNAL },
      detection: { detect: async () => (stop(), { found: new Map(), problem: 'it was stopped' }) },
    }),
  },
  'while what leaves is put on record': {
    sealed: true,
    parts: (stop) => ({
      journal: journalWith((journal) => ({ sent: (...all) => (stop(), journal.sent(...all)) })),
    }),
  },
  'when it is on record and has not left': {
    sealed: true,
    parts: (stop) => ({
      journal: journalWith((journal) => ({
        sent: async (...all) => {
          const open = await journal.sent(...all);
          stop();
          return open;
        },
      })),
    }),
  },
  'before the first word': {
    sealed: true,
    parts: (stop) => ({
      loadProvider: providerThat(async function* (_request, { signal }) {
        stop();
        signal.throwIfAborted();
        yield 'never';
      }),
    }),
  },
  'in the middle of the answer': {
    sealed: true,
    parts: (stop) => ({
      loadProvider: providerThat(async function* ({ messages }, { signal }) {
        yield JSON.stringify(messages);
        stop();
        signal.throwIfAborted();
      }),
    }),
  },
  'when the answer is complete': {
    sealed: true,
    parts: (stop) => ({
      journal: journalWith((journal) => ({ end: (...all) => (stop(), journal.end(...all)) })),
    }),
  },
};
const REASONS: StopReason[] = ['CANCELLED', 'RUN_DEADLINE_EXCEEDED'];

for (const [stage, { sealed, parts }] of Object.entries(STAGES)) {
  test(`a run stopped ${stage} keeps no value beyond its lifetime`, async () => {
    for (const reason of REASONS) {
      const run = await world.journal.create(ANA, REQUEST);
      const stopped = new AbortController();
      const changes = { records, loadProvider: echo, ...parts(() => stopped.abort(reason)) };
      await runPrompt(world.partsWith(changes), run, stopped.signal);
      const ended = await world.journal.find(ANA, run.runId);
      assert.ok(ended?.ending, `${reason}: it has ended`);
      assert.equal((await world.vaults.open(ANA, run.runId)) !== null, sealed, reason);
      await liveNoLonger(run.runId);
    }
  });
}

test('neither does one whose process died after it was sent', async () => {
  const run = await world.journal.create(ANA, REQUEST);
  const left = never as Promise<boolean>;
  const journal = journalWith(() => ({ end: () => left }));
  const started = new Promise<void>((resolve) => {
    const loadProvider = providerThat(async function* () {
      yield 'First words';
      resolve();
      await never;
    });
    void runPrompt(world.partsWith({ records, journal, loadProvider }), run, new AbortController().signal);
  });
  await started;
  assert.equal((await world.journal.find(ANA, run.runId))?.ending, null);
  assert.ok(await world.vaults.open(ANA, run.runId));
  await liveNoLonger(run.runId);
});

/** The values live as long as was said and not longer; when that time is over they do not open, and then they are gone. */
async function liveNoLonger(runId: string): Promise<void> {
  const { database, vaults } = world;
  const count = async (): Promise<number> =>
    (await database.query('SELECT 1 FROM run_vault WHERE run_id = $1', [runId])).length;
  const lasting = await database.query(
    `SELECT 1 FROM run_vault WHERE run_id = $1 AND expires_at > clock_timestamp() + interval '${VAULT_HOURS} hours'`,
    [runId],
  );
  assert.deepEqual(lasting, [], 'nothing lives longer than its time');
  // As if the hours had passed.
  await database.query(
    `UPDATE run_vault SET expires_at = expires_at - interval '${VAULT_HOURS} hours' WHERE run_id = $1`,
    [runId],
  );
  assert.equal(await vaults.open(ANA, runId), null);
  await vaults.purge();
  assert.equal(await count(), 0);
}
