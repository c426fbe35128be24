import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { ANA, BEN, CASE_ID, startTestService, type TestService } from '../../test/service.ts';

let service: TestService;

before(async () => {
  service = await startTestService([{ name: 'Case_Summary', technology: 'answers' }]);
});
after(() => service.stop());

const refused = (answer: { status: number; body: Record<string, any> }) => [
  answer.status,
  answer.body['error'].code,
];

test('refuses a body over 1 MB, malformed JSON and a body of the wrong shape', async () => {
  const ana = service.as(ANA);
  const large = JSON.stringify({ prompt: 'Case_Summary', recordId: CASE_ID, channel: 'x'.repeat(1_050_000) });
  assert.deepEqual(refused(await ana.post('/v1/runs', large)), [413, 'BODY_TOO_LARGE']);
  assert.deepEqual(refused(await ana.post('/v1/runs', '{"prompt": ')), [400, 'BODY_MALFORMED']);
  assert.deepEqual(refused(await ana.post('/v1/runs', '"text"')), [400, 'BODY_MALFORMED']);
  for (const body of [
    {},
    [],
    { prompt: 'Case_Summary', recordId: "1' OR Name != '" },
    { prompt: 7, recordId: CASE_ID },
  ]) {
    assert.deepEqual(refused(await ana.post('/v1/runs', body)), [400, 'REQUEST_INVALID']);
  }
  const unknownKey = await ana.post('/v1/runs', {
    prompt: 'Case_Summary',
    recordId: CASE_ID,
    secretValue: 'Souza',
  });
  assert.equal(unknownKey.body['error'].code, 'REQUEST_INVALID');
  assert.doesNotMatch(JSON.stringify(unknownKey.body), /Souza/);
  assert.equal(service.model.requests.length, 0);
});

test('refuses routes that are not there, also with a path that cannot be decoded', async () => {
  const ana = service.as(ANA);
  assert.deepEqual(refused(await ana.get('/v1/nothing')), [404, 'ROUTE_NOT_FOUND']);
  assert.deepEqual(refused(await ana.post('/v1/runs/1/2/3', {})), [404, 'ROUTE_NOT_FOUND']);
  assert.deepEqual(refused(await ana.get('/v1/runs/%E0%A4%A')), [404, 'ROUTE_NOT_FOUND']);
  assert.deepEqual(refused(await service.withToken(null).get('/anything')), [404, 'ROUTE_NOT_FOUND']);
});

test("hides another person's run behind the same error as a run that does not exist", async () => {
  const started = await service.as(ANA).post('/v1/runs', { prompt: 'Case_Summary', recordId: CASE_ID });
  const { runId } = started.body;
  const theirs = service.as(BEN);
  const nowhere = '00000000-0000-4000-8000-000000000000';
  const plain = (body: Record<string, any>) => ({ ...body['error'], traceId: '' });
  for (const call of ['get', 'delete'] as const) {
    const foreign = await theirs[call](`/v1/runs/${runId}`);
    const missing = await theirs[call](`/v1/runs/${nowhere}`);
    assert.deepEqual(refused(foreign), [404, 'RUN_NOT_FOUND']);
    assert.deepEqual(plain(foreign.body), plain(missing.body));
  }
  assert.deepEqual(refused(await theirs.post(`/v1/runs/${runId}/ticket`)), [404, 'RUN_NOT_FOUND']);
  assert.deepEqual(refused(await theirs.post(`/v1/runs/${runId}/feedback`, { rating: 'up' })), [
    404,
    'RUN_NOT_FOUND',
  ]);
  assert.deepEqual(refused(await theirs.get('/v1/runs/not-an-id')), [404, 'RUN_NOT_FOUND']);
  const latest = await theirs.get(`/v1/runs?prompt=Case_Summary&recordId=${CASE_ID}`);
  assert.equal(latest.body['run'], null);
  assert.equal((await service.as(ANA).get(`/v1/runs/${runId}?wait=10`)).body['status'], 'answered');
});

test('stays alive when a caller hangs up in the middle of a body', async () => {
  const { port } = new URL(service.url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`POST /v1/runs HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${await service.token()}\r\n`);
  socket.write('content-type: application/json\r\ncontent-length: 100\r\n\r\n{"prompt"');
  socket.destroy();
  assert.equal((await service.as(ANA).get('/healthz')).body['status'], 'ok');
});
