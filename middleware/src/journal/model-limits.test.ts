import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '../../test/postgres.ts';
import { until } from '../../test/until.ts';
import type { LimitedModel, ModelLimits } from '../ports.ts';
import { createDatabase, type Database } from './database.ts';
import { migrate } from './migrate.ts';
import { createModelLimits } from './model-limits.ts';

let testDatabase: TestDatabase;
/** Two processes, each with connections of its own. */
let databases: [Database, Database];
let processes: [ModelLimits, ModelLimits];
const closing: (() => void)[] = [];

before(async () => {
  testDatabase = await createTestDatabase();
  databases = [createDatabase(testDatabase.url, 3), createDatabase(testDatabase.url, 3)];
  await migrate(databases[0]);
  processes = [limitsOf(databases[0]), limitsOf(databases[1])];
});
after(async () => {
  closing.forEach((close) => close());
  await Promise.all(databases.map((database) => database.close()));
  await testDatabase.drop();
});

function limitsOf(database: Database): ModelLimits & { close(): void } {
  const limits = createModelLimits(database);
  closing.push(limits.close);
  return limits;
}

const model = (name: string, more: Partial<LimitedModel> = {}): LimitedModel => ({
  ...{ orgId: 'A', credential: 'shared', model: name, maxConcurrent: 1, requestsPerMinute: null },
  ...more,
});
const person = { batch: false, signal: new AbortController().signal, deadlineMs: 60_000 };
const item = { ...person, batch: true };
const waitingAt = async (name: string): Promise<number> => {
  const text = `SELECT count(*)::int AS calls FROM model_call WHERE NOT held AND gate LIKE '%' || $1 || '%'`;
  return (await databases[0].query<{ calls: number }>(text, [name]))[0]!.calls;
};

test('never more calls at once than the limit, over two processes, and everybody has his turn', async () => {
  const limited = model('at-once', { maxConcurrent: 3 });
  let underWay = 0;
  let most = 0;
  const call = async (limits: ModelLimits) => {
    const leave = await limits.enter(limited, person);
    underWay += 1;
    most = Math.max(most, underWay);
    await databases[0].query('SELECT 1');
    underWay -= 1;
    leave();
    leave();
  };
  await Promise.all(Array.from({ length: 40 }, (_, index) => call(processes[index % 2]!)));
  assert.equal(most, 3);
});

test('the place of a process that died comes back when its lease is over, by the clock of the database', async () => {
  const dead = limitsOf(databases[0]);
  await dead.enter(model('killed'), person);
  dead.close();
  const entered = processes[1].enter(model('killed'), person);
  await until(async () => (await waitingAt('killed')) === 1, 20_000);
  await databases[0].query(
    `UPDATE model_call SET until = clock_timestamp() WHERE held AND gate LIKE '%killed%'`,
  );
  (await entered)();
});

test('who renews keeps his place, also when the database has forgotten him', async () => {
  const leave = await processes[0].enter(model('forgotten'), person);
  await databases[0].query(`DELETE FROM model_call WHERE gate LIKE '%forgotten%'`);
  // Somebody else of the same process asks, which tells of the call under way too.
  const second = processes[0].enter(model('forgotten'), person);
  await until(async () => (await waitingAt('forgotten')) === 1, 20_000);
  leave();
  (await second)();
});

test('a person goes before batch items, and orgs with one credential take turns', async () => {
  const order: string[] = [];
  const leaveFirst = await processes[0].enter(model('turns', { orgId: 'C' }), person);
  const all: Promise<void>[] = [];
  const wait = async (name: string, orgId: string, process: 0 | 1, kind = item) => {
    const entered = processes[process].enter(model('turns', { orgId }), kind);
    const passed = entered.then((leave) => {
      order.push(name);
      leave();
    });
    all.push(passed);
    await until(async () => (await waitingAt('turns')) === all.length, 20_000);
  };
  for (const name of ['a1', 'a2', 'a3', 'a4']) await wait(name, 'A', 0);
  for (const name of ['b1', 'b2']) await wait(name, 'B', 1);
  await wait('person', 'A', 1, person);
  leaveFirst();
  await Promise.all(all);
  assert.deepEqual(order, ['person', 'b1', 'a1', 'b2', 'a2', 'a3', 'a4']);
});

test('an org with a credential of its own shares nothing', async () => {
  await databases[0].query(`INSERT INTO credential (org_id, name, sealed) VALUES ('D', 'shared', '')`);
  const leaveA = await processes[0].enter(model('own'), person);
  const leaveD = await processes[0].enter(model('own', { orgId: 'D' }), person);
  const leaveOther = await processes[0].enter(model('own', { maxConcurrent: 2 }), person);
  for (const leave of [leaveA, leaveD, leaveOther]) leave();
});

test('waiting ends with MODEL_BUSY at its deadline and with MODEL_CANCELLED when it is stopped', async () => {
  const leave = await processes[0].enter(model('ends'), person);
  await assert.rejects(processes[1].enter(model('ends'), { ...person, deadlineMs: 1 }), {
    code: 'MODEL_BUSY',
  });
  const controller = new AbortController();
  const stopped = processes[1].enter(model('ends'), { ...person, signal: controller.signal });
  controller.abort();
  await assert.rejects(stopped, { code: 'MODEL_CANCELLED' });
  leave();
  (await processes[1].enter(model('ends'), person))();
});

for (const perMinute of [1, 60, 600]) {
  test(`${perMinute} calls in a minute are never exceeded in any 60 seconds, and nearly reached`, async () => {
    const gate = `minute ${perMinute}`;
    await databases[0].script(
      `INSERT INTO model_call (call_id, gate, org_id, batch, until)
       SELECT gen_random_uuid(), '${gate}', 'A', true, clock_timestamp() + interval '1 h' FROM generate_series(1, 1000)`,
    );
    const begun: number[] = [];
    for (let second = 0; second < 100; second += 1) {
      // One message to the server, so that nearly no time of its own passes between the two.
      await databases[0].script(
        `UPDATE model_gate SET refilled_at = clock_timestamp() - interval '0.99 s' WHERE gate = '${gate}';
         SELECT FROM model_round('${gate}', 'A', NULL, ${perMinute}, interval '1 h', '{}', '{}', '{}', '{}')`,
      );
      const text = 'SELECT count(*)::int AS calls FROM model_call WHERE held AND gate = $1';
      begun.push((await databases[0].query<{ calls: number }>(text, [gate], 'begun'))[0]!.calls);
    }
    const within = begun.map((count, second) => count - (begun[second - 60] ?? 0));
    assert.ok(Math.max(...within) <= perMinute, `${Math.max(...within)} within a minute`);
    assert.ok(within.at(-1)! >= Math.floor(perMinute * 0.85), `${within.at(-1)} in the last one`);
  });
}
