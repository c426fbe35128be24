import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readEvents } from './client.ts';
import { ANA, BEN, CASE_ID, startTestService, type TestService } from './service.ts';

let service: TestService;

before(async () => {
  service = await startTestService([{ name: 'Case_Summary', technology: 'answers' }]);
});
after(() => service.stop());

test('answers with the real values, sends tokens only, and leaves one masked audit record', async () => {
  const started = await service.as(ANA).post('/v1/runs', { prompt: 'Case_Summary', recordId: CASE_ID });
  assert.equal(started.status, 202);
  const { runId, ticket, eventsUrl } = started.body;

  const events = await readEvents(eventsUrl, ticket);
  const text = events
    .filter(({ event }) => event === 'text')
    .map(({ data }) => data.text)
    .join('');
  const last = events.at(-1)!;
  assert.equal(last.event, 'answered', JSON.stringify(last));
  assert.equal(last.data.answer, text);
  assert.match(text, /Ana Souza/);
  assert.match(text, /4111 1111 1111 1111/);

  const sent = service.model.requests.join();
  assert.doesNotMatch(sent, /Souza|4111|ana\.souza/);
  const view = (await service.as(ANA).get(`/v1/runs/${runId}`)).body;
  assert.doesNotMatch(JSON.stringify(view.sent), /Souza|4111|ana\.souza/);
  assert.equal(view.usage.source, 'reported');
  assert.deepEqual(view.cost, { amount: '0.000600', currency: 'USD' });

  await service.restart();
  const [record] = [...service.org.interactions.values()].filter((row) => row['Run_Id__c'] === runId);
  assert.equal(record?.['Status__c'], 'Answered');
  assert.doesNotMatch(JSON.stringify(record), /Souza|4111|ana\.souza/);
});

test('names the field that the person may not see as left out', async () => {
  const started = await service.as(BEN).post('/v1/runs', { prompt: 'Case_Summary', recordId: CASE_ID });
  const run = (await service.as(BEN).get(`/v1/runs/${started.body.runId}?wait=10`)).body;
  assert.equal(run.status, 'answered', JSON.stringify(run.error));
  assert.deepEqual(run.sent.leftOut, [{ field: 'Case.Priority', reason: 'NOT_VISIBLE' }]);
  assert.doesNotMatch(run.sent.prompt, /High/);
});
