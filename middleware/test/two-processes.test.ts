import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readEvents, type SseEvent } from './client.ts';
import { createFakeCluster, type FakeCluster } from './cluster/fake-cluster.ts';
import { startFakeModel, type FakeModel } from './fake-model.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';
import { ANA, CASE_ID } from './service.ts';
import { until } from './until.ts';

/** The second works, on one run at a time; the others only take runs in: the first until it is killed, then the third. */
const [DOOR, WORKER, OTHER] = [0, 1, 2];
const ONLY_A_DOOR = { MAX_CONCURRENT_RUNS: '0' };
const ONE_AT_A_TIME = { MAX_CONCURRENT_RUNS: '1' };
const ENDS = ['answered', 'failed', 'cancelled'];

let database: TestDatabase;
let models: FakeModel[];
let cluster: FakeCluster;

before(async () => {
  models = await Promise.all([startFakeModel(), startFakeModel()]);
  database = await createTestDatabase();
  const prompt = (name: string, technology: string, model: FakeModel) => ({
    ...{ name, technology, endpoint: model.url },
  });
  const prompts = [
    prompt('Streamed', 'waits', models[0]!),
    prompt('Silent', 'silent', models[0]!),
    prompt('Stopped', 'waits', models[1]!),
    prompt('Waiting', 'answers', models[1]!),
  ];
  cluster = await createFakeCluster(3, database.url, { people: [ANA], prompts });
  await cluster.processes.start(DOOR, ONLY_A_DOOR);
  await cluster.processes.start(WORKER, ONE_AT_A_TIME);
});
after(async () => {
  await cluster.stop();
  await Promise.all(models.map((model) => model.close()));
  await database.drop();
});

async function start(prompt: string, index: number): Promise<{ runId: string; ticket: string }> {
  const { status, body } = await cluster.client(ANA, index).post('/v1/runs', { prompt, recordId: CASE_ID });
  assert.equal(status, 202, JSON.stringify(body));
  return { runId: body['runId'], ticket: body['ticket'] };
}
const view = async (runId: string, index: number): Promise<Record<string, any>> =>
  (await cluster.client(ANA, index).get(`/v1/runs/${runId}?wait=20`)).body;
const eventsAt = (index: number, runId: string): string =>
  `${cluster.processes.urls[index]}/v1/runs/${runId}/events`;
const isText = ({ event }: SseEvent): boolean => event === 'text';
const wordsOf = (events: SseEvent[]): string =>
  events
    .filter(isText)
    .map(({ data }) => data.text)
    .join('');

test('words reach a reader at the process that does not work on the run, and none is lost or doubled when that one is killed', async () => {
  const { runId, ticket } = await start('Streamed', DOOR);
  const events: SseEvent[] = [];
  const keep = (event: SseEvent): boolean => {
    events.push(event);
    if (isText(event)) void cluster.processes.kill(DOOR);
    return false;
  };
  await readEvents(eventsAt(DOOR, runId), ticket, { enough: keep }).catch(() => undefined);
  assert.equal(wordsOf(events), 'First words. ');

  const again = await cluster.client(ANA, WORKER).post(`/v1/runs/${runId}/ticket`);
  models[0]!.release();
  const headers = { 'last-event-id': String(events.at(-1)!.id) };
  events.push(...(await readEvents(eventsAt(WORKER, runId), again.body['ticket'], { headers })));
  const end = events.at(-1)!;
  assert.equal(end.event, 'answered');
  assert.match(end.data.answer, /^First words\. Case Refund for Ana Souza/);
  assert.equal(wordsOf(events), end.data.answer);
  const ids = events.map(({ id }) => id);
  assert.deepEqual(
    ids,
    ids.toSorted((left, right) => left! - right!),
  );
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(events.filter(({ event }) => ENDS.includes(event)).length, 1);
  assert.equal(models[0]!.requests.length, 1);
});

test('a run is cancelled through the process that does not work on it', async () => {
  await cluster.processes.start(OTHER, ONLY_A_DOOR);
  const { runId } = await start('Silent', OTHER);
  await until(() => models[0]!.requests.length === 2, 10_000);
  await cluster.client(ANA, OTHER).delete(`/v1/runs/${runId}`);
  assert.equal((await view(runId, OTHER))['status'], 'cancelled');
});

test('a process that is told to stop ends the run it works on, and what waits is left to the others', async () => {
  const { runId, ticket } = await start('Stopped', OTHER);
  // That the worker takes it shows as well that the cancelled run no longer occupies it.
  await readEvents(eventsAt(OTHER, runId), ticket, { enough: isText });
  const waiting = await start('Waiting', OTHER);
  const stopped = cluster.processes.stop(WORKER);
  models[1]!.release();
  await stopped;
  const ended = await view(runId, OTHER);
  assert.deepEqual([ended['status'], ended['error']], ['answered', null]);
  assert.match(ended['answer'], /^First words\. Case Refund for Ana Souza/);
  const left = (await cluster.client(ANA, OTHER).get(`/v1/runs/${waiting.runId}`)).body;
  assert.equal(left['status'], 'queued');
  await until(() => cluster.org.interactions.size === 3, 10_000);
  assert.equal(models[1]!.requests.length, 1);
});
