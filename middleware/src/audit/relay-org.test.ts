import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { pino } from 'pino';
import { insertEndedRuns } from '../../test/ended-runs.ts';
import { createJournalWorld, personOf, type JournalWorld } from '../../test/journal-world.ts';
import type { AuditRow, InteractionWriter, OrgBacklog } from '../audit-ports.ts';
import { AppError } from '../errors.ts';
import { createAuditOutbox } from '../journal/outbox.ts';
import { createRelayView } from '../journal/relay-view.ts';
import { toContent } from '../salesforce/interaction-fields.ts';
import { FAILURE_FACTS, factOfRow, waitMs } from './failure-facts.ts';
import { relayOrg } from './relay-org.ts';
import type { RelayParts } from './relay.ts';

const PERSON = personOf('A');
const { orgId } = PERSON;

let world: JournalWorld;
/** Sizes of the calls to the org. */
let calls: number[];
let answer: (rows: AuditRow[]) => Promise<(string | null)[]>;

before(async () => {
  world = await createJournalWorld();
  await world.database.query(
    `INSERT INTO org (org_id, instance_url, token_url, audience, client_id, integration_username, lightning_origin)
     VALUES ($1, '', '', '', '', '', '')`,
    [orgId],
  );
});
after(() => world.close());
beforeEach(async () => {
  calls = [];
  answer = async (rows) => rows.map(() => null);
  await world.database.query('TRUNCATE run, audit_chain, audit_relay CASCADE');
});

const writer: InteractionWriter = {
  contentOf: toContent,
  write: (_orgId, rows) => {
    calls.push(rows.length);
    return answer(rows);
  },
};
const relay = (): Promise<void> => relayOrg(parts(), orgId, () => true);
const parts = (): RelayParts => ({
  ...{ outbox: createAuditOutbox(world.database), writer, log: pino({ level: 'silent' }) },
  ...{ lingerMs: 1, maxAttempts: 2, random: () => 0.5 },
});
const ended = (count: number) =>
  insertEndedRuns(
    world.database,
    PERSON,
    Array.from({ length: count }, (_, index) => ({ prompt: `Prompt ${index}`, answer: 'Answer' })),
  );
/** Everything may be tried now. */
const later = async (): Promise<void> => {
  await world.database.query('UPDATE audit_outbox SET due_at = now()');
  await world.database.query('UPDATE audit_relay SET paused_until = NULL');
};
const state = () => createRelayView(world.database).state(orgId);
const backlogs = (): Promise<OrgBacklog[]> => parts().outbox.backlogs();
const refuse = (code: 'ORG_UNREACHABLE' | 'ORG_LIMIT_EXCEEDED' | 'ORG_REQUEST_REFUSED') => async () =>
  Promise.reject(new AppError(code));

test('gives places in the order of the ends, and the same place at every try', async () => {
  const runIds = await ended(5);
  answer = refuse('ORG_UNREACHABLE');
  await relay();
  const places = await parts().outbox.places(orgId, 0, 10);
  assert.deepEqual(
    places.map((place) => [place.runId, place.sequence, place.delivered]),
    runIds.map((runId, index) => [runId, index + 1, false]),
  );
  answer = async (rows) => rows.map(() => null);
  await later();
  await relay();
  const again = await parts().outbox.places(orgId, 0, 10);
  assert.deepEqual(
    again.map(({ rowHash, delivered }) => [rowHash, delivered]),
    places.map(({ rowHash }) => [rowHash, true]),
  );
});

test('two processes do not work on the same org, and work side by side on others', async () => {
  await ended(3);
  let underWay = 0;
  answer = async (rows) => {
    underWay += 1;
    await relay();
    return rows.map(() => null);
  };
  await relay();
  assert.deepEqual([underWay, calls], [1, [3]]);
});

/** What each code of a row does: the org is left alone, or the row waits, or the row is given up after its attempts. */
const OF_ROWS: [string, 'org' | 'row' | 'dead', number][] = [
  ['REQUEST_LIMIT_EXCEEDED', 'org', 60],
  ['STORAGE_LIMIT_EXCEEDED', 'org', 300],
  ['UNABLE_TO_LOCK_ROW', 'row', 2],
  ['UNPROCESSED', 'row', 10],
  ['FIELD_CUSTOM_VALIDATION_EXCEPTION Cost__c', 'dead', 2],
];

for (const [code, what, seconds] of OF_ROWS) {
  test(`${code} of a row: ${what}, ${seconds} s at first`, async () => {
    const [bad] = await ended(4);
    answer = async (rows) => rows.map(({ content }) => (content.runId === bad ? code : null));
    await relay();
    const wait = waitMs(factOfRow(code), 0, 0.5);
    assert.equal(wait, seconds * 1000);
    const first = await state();
    assert.deepEqual([first.waiting, first.dead.length, first.paused.length], [1, 0, what === 'org' ? 1 : 0]);
    await later();
    await relay();
    const [then] = (await state()).dead;
    assert.deepEqual(then && [then.runId, then.reason], what === 'dead' ? [bad, code] : undefined);
  });
}

test('every code of a call leaves the org alone for its time, and gives up nothing', async () => {
  for (const code of ['ORG_UNREACHABLE', 'ORG_LIMIT_EXCEEDED', 'ORG_REQUEST_REFUSED'] as const) {
    await world.database.query('TRUNCATE run, audit_chain, audit_relay CASCADE');
    await ended(2);
    answer = refuse(code);
    for (let times = 0; times < 4; times += 1) {
      await later();
      await relay();
    }
    assert.deepEqual(await backlogs(), []);
    const { paused, dead, waiting } = await state();
    const seconds = (paused[0]!.until.getTime() - Date.now()) / 1000;
    const expected = waitMs(FAILURE_FACTS[code]!, 3, 0.5) / 1000;
    assert.ok(Math.abs(seconds - expected) < 10, `${code}: ${seconds} s`);
    assert.deepEqual([paused[0]?.reason, dead, waiting], [code, [], 2]);
  }
});

test('a batch that is refused as a whole is split, until the row that is the reason stands alone', async () => {
  const runIds = await ended(8);
  const bad = runIds[5]!;
  answer = async (rows) => {
    if (rows.some(({ content }) => content.runId === bad)) throw new AppError('ORG_REQUEST_REFUSED');
    return rows.map(() => null);
  };
  for (let times = 0; times < 12; times += 1) {
    await later();
    await relay();
  }
  const { waiting, dead } = await state();
  assert.deepEqual([waiting, dead.map(({ runId }) => runId)], [0, [bad]]);
  assert.deepEqual(calls.slice(0, 4), [8, 4, 4, 2]);
});

test('many waiting records go in one bulk batch, and after a refusal in small ones', async () => {
  await ended(2_150);
  await relay();
  assert.deepEqual(calls, [2_150]);
  await ended(2_150);
  answer = async (rows) => (rows.length > 200 ? refuse('ORG_REQUEST_REFUSED')() : rows.map(() => null));
  calls = [];
  await relay();
  await later();
  await relay();
  assert.deepEqual(calls.slice(0, 4), [2_150, 100, 200, 200]);
});

test('tries again what was given up when somebody asks for it', async () => {
  const [bad] = await ended(1);
  answer = async () => ['DUPLICATE_VALUE'];
  for (let times = 0; times < 3; times += 1) {
    await later();
    await relay();
  }
  const view = createRelayView(world.database);
  assert.equal(await view.retry(orgId, ['00000000-0000-4000-8000-000000000000']), 0);
  assert.equal(await view.retry(orgId, [bad!]), 1);
  answer = async (rows) => rows.map(() => null);
  await relay();
  assert.partialDeepStrictEqual(await state(), { waiting: 0, dead: [], oldestSeconds: 0 });
});

test('what was delivered is linked for good; what was not is linked anew when the service says something else', async () => {
  const runIds = await ended(3);
  answer = refuse('ORG_UNREACHABLE');
  await relay();
  const [, before] = await parts().outbox.places(orgId, 0, 9);
  await world.database.query(`UPDATE run SET trace_id = 'other' WHERE run_id = $1`, [runIds[1]]);
  answer = async (rows) => rows.map(() => null);
  await later();
  await relay();
  const places = await parts().outbox.places(orgId, 0, 9);
  assert.notEqual(places[1]?.contentHash, before?.contentHash);
  assert.equal(places[2]?.previousHash, places[1]?.rowHash);
  assert.deepEqual(
    places.map(({ delivered }) => delivered),
    [true, true, true],
  );
});
