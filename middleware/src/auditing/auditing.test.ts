import assert from 'node:assert/strict';
import { text as textOf } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { pino } from 'pino';
import { AppError } from '../errors.ts';
import type { Act } from '../ports.ts';
import type { RunRecord } from '../run-record.ts';
import type { AuditingParts } from './auditing-parts.ts';
import { endForgottenExports, openExport, startExport } from './export-interactions.ts';
import { revealValues } from './reveal-values.ts';

const AUDRA = { orgId: '00D000000000001AAA', userId: '005000000000001AAA', username: 'audra@example.com' };
const ASKER = { caller: AUDRA, traceId: 'trace' };
const REASON = 'A customer complained.';

const RUN = {
  ...{ runId: 'run', kind: 'prompt', recordId: '500000000000001AAA' },
  caller: { ...AUDRA, userId: '005000000000002AAA' },
  sent: { system: 'Be brief.', prompt: 'Hello PERSON-K7-0010' },
  ending: { answer: 'PERSON-K7-0010 is fine.' },
} as unknown as RunRecord;
const ENTRY = { token: 'PERSON-K7-0010', type: 'PERSON', value: 'Ana Souza' } as const;

interface World {
  parts: AuditingParts;
  /** What was put on record, in order. */
  acts: Partial<Act>[];
  /** Pages that the org was asked for. */
  pages: number;
}

/** An auditor who may everything, with an org of three pages of one row. `changes` take a part's place. */
function worldWith(changes: Partial<AuditingParts> = {}): World {
  const world: World = { acts: [], pages: 0, parts: {} as AuditingParts };
  async function* pages() {
    for (const Id of ['1', '2', '3']) {
      world.pages += 1;
      yield [{ Id }];
    }
  }
  const permissions = { audit: true, exportAudit: true, revealValues: true };
  world.parts = {
    permissions: { of: async () => permissions },
    acts: {
      record: async (_caller: unknown, act: Act) => `act ${world.acts.push(act)}`,
      begin: async (_caller: unknown, act: Act) => `act ${world.acts.push(act)}`,
      finish: async (_runId: string, end: Partial<Act>) => void world.acts.push(end),
    },
    refusals: { take: async () => 0, giveBack: async () => undefined },
    runs: { find: async () => RUN, idsOfSubject: async () => [] },
    vaults: { open: async () => ({ nonce: 'K7', entries: [ENTRY] }) },
    exports: {
      take: async () => ({ format: 'csv', filter: {} }),
      takeForgotten: async () => ['forgotten'],
    },
    interactions: { read: async () => ({ columns: ['Id'], pages: pages() }) },
    log: pino({ level: 'silent' }),
    ...changes,
  } as unknown as AuditingParts;
  return world;
}

const away = async (): Promise<never> => {
  throw new AppError('DATABASE_UNREACHABLE');
};

test('nothing is revealed that cannot be put on record', async () => {
  const { parts } = worldWith();
  const shown = await revealValues(parts, ASKER, { runId: 'run', reason: 'Ana Souza complained.' });
  assert.equal(shown.prompt, 'Be brief.\n\n---\n\nHello Ana Souza');
  const unrecorded = { ...parts, acts: { ...parts.acts, record: away } };
  await assert.rejects(revealValues(unrecorded, ASKER, { runId: 'run', reason: REASON }), {
    code: 'DATABASE_UNREACHABLE',
  });
});

test("the reason of a reveal is kept without the run's own values", async () => {
  const { parts, acts } = worldWith();
  await revealValues(parts, ASKER, { runId: 'run', reason: 'Ana Souza complained.' });
  assert.match(String(acts[0]?.facts?.reason), /^PERSON-\w\w-\d{4} complained\.$/);
  assert.equal(acts[0]?.facts?.['run'], 'run');
});

test('a refusal that cannot be put on record is one all the same, and the next one is recorded', async () => {
  const given: string[] = [];
  const refusals = { take: async () => 0, giveBack: async () => void given.push('back') };
  const permissions = { of: async () => ({}) as never };
  const { parts } = worldWith({ permissions, refusals });
  await assert.rejects(
    startExport({ ...parts, acts: { ...parts.acts, record: away } }, ASKER, {
      ...{ format: 'csv', filter: {}, reason: REASON },
    }),
  );
  assert.deepEqual(given, ['back']);
});

test('a refusal within the minute is not recorded again', async () => {
  const refusals = { take: async () => null, giveBack: async () => undefined };
  const { parts, acts } = worldWith({ permissions: { of: async () => ({}) as never }, refusals });
  const wish = { format: 'csv' as const, filter: {}, reason: REASON };
  await assert.rejects(startExport(parts, ASKER, wish), { code: 'AUDIT_PERMISSION_REQUIRED' });
  assert.deepEqual(acts, []);
});

test('an export asks the org for the next page when the one before was taken, and is failed when nobody reads on', async () => {
  const world = worldWith();
  const { text } = await openExport(world.parts, AUDRA, 'run');
  const head = await text.next();
  const row = await text.next();
  assert.deepEqual([head.value, row.value, world.pages], ['\uFEFFId\r\n', '1\r\n', 1]);
  await text.return(undefined);
  assert.deepEqual(world.acts, [{ facts: { rows: 1 }, status: 'failed', errorCode: 'EXPORT_BROKEN' }]);
});

test('an export whose end cannot be put on record has no end', async () => {
  const { parts } = worldWith();
  const { text } = await openExport({ ...parts, acts: { ...parts.acts, finish: away } }, AUDRA, 'run');
  await assert.rejects(textOf(Readable.from(text)), { code: 'DATABASE_UNREACHABLE' });
});

test('an export that nobody fetches is ended as such', async () => {
  const { parts, acts } = worldWith();
  await endForgottenExports(parts);
  assert.deepEqual(acts, [{ facts: {}, status: 'failed', errorCode: 'EXPORT_NOT_FETCHED' }]);
});
