import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { readEvents } from '../../test/client.ts';
import { ANA, CASE_ID, ORIGIN, startTestService, type TestService } from '../../test/service.ts';

let service: TestService;

before(async () => {
  service = await startTestService([
    { name: 'Case_Summary', technology: 'answers' },
    { name: 'Case_Waits', technology: 'waits' },
    { name: 'Case_Silent', technology: 'silent' },
  ]);
});
after(() => service.stop());

const start = async (prompt = 'Case_Summary') =>
  (await service.as(ANA).post('/v1/runs', { prompt, recordId: CASE_ID })).body;
const newTicket = async (runId: string) =>
  (await service.as(ANA).post(`/v1/runs/${runId}/ticket`)).body['ticket'];
const refusedWith =
  (code: string, status: number) => (thrown: { status: number; body: Record<string, any> }) =>
    thrown.status === status && thrown.body['error'].code === code;

test('opens a stream once per ticket, for its own run only', async () => {
  const { runId, ticket, eventsUrl, ticketExpiresAt } = await start();
  const left = Date.parse(ticketExpiresAt) - Date.now();
  assert.ok(left > 50_000 && left <= 60_500, String(left));
  const other = await start();
  await assert.rejects(readEvents(other['eventsUrl'], ticket), refusedWith('TICKET_INVALID', 401));
  await readEvents(eventsUrl, ticket);
  await assert.rejects(readEvents(eventsUrl, ticket), refusedWith('TICKET_USED', 401));
  await assert.rejects(readEvents(eventsUrl, 'guessed'), refusedWith('TICKET_INVALID', 401));
  await assert.rejects(readEvents(eventsUrl, ''), refusedWith('TICKET_MISSING', 401));
  const both = await newTicket(runId);
  const attempts = await Promise.allSettled([1, 2, 3, 4, 5].map(() => readEvents(eventsUrl, both)));
  assert.equal(attempts.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('refuses a ticket after its 60 seconds and keeps only its hash', async () => {
  const { runId, eventsUrl } = await start();
  const ticket = await newTicket(runId);
  const client = new pg.Client({ connectionString: service.databaseUrl });
  await client.connect();
  const kept = await client.query('SELECT * FROM ticket WHERE run_id = $1', [runId]);
  assert.equal(JSON.stringify(kept.rows).includes(ticket), false);
  await client.query("UPDATE ticket SET expires_at = now() - interval '1 second' WHERE run_id = $1", [runId]);
  await client.end();
  await assert.rejects(readEvents(eventsUrl, ticket), refusedWith('TICKET_EXPIRED', 401));
});

test("lets only the org's Lightning origin read a stream", async () => {
  const { runId, eventsUrl } = await start();
  const preflight = (origin: string) =>
    fetch(eventsUrl, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'authorization,last-event-id',
      },
    });
  const allowed = await preflight(ORIGIN);
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get('access-control-allow-origin'), ORIGIN);
  assert.match(allowed.headers.get('access-control-allow-headers') ?? '', /Authorization, Last-Event-ID/);
  const foreign = await preflight('https://evil.example');
  assert.equal(foreign.status, 403);
  assert.equal(foreign.headers.get('access-control-allow-origin'), null);

  const headers = { origin: 'https://evil.example' };
  await assert.rejects(
    readEvents(eventsUrl, await newTicket(runId), { headers }),
    refusedWith('ORIGIN_NOT_ALLOWED', 403),
  );
  const events = await readEvents(eventsUrl, await newTicket(runId), { headers: { origin: ORIGIN } });
  assert.equal(events.at(-1)?.event, 'answered');
});

test('goes on after Last-Event-ID without a lost or doubled character, also after a restart', async () => {
  const { runId, eventsUrl, ticket } = await start();
  const whole = await readEvents(eventsUrl, ticket);
  await service.restart();
  const path = new URL(eventsUrl).pathname;
  for (const cut of whole.slice(0, -1)) {
    const headers = { 'last-event-id': String(cut.id) };
    const rest = await readEvents(service.url + path, await newTicket(runId), { headers });
    assert.deepEqual(rest, whole.slice(whole.indexOf(cut) + 1));
  }
  const texts = whole.filter(({ event }) => event === 'text');
  assert.equal(texts.map(({ data }) => data.text).join(''), whole.at(-1)?.data.answer);
});

test('shows text while the model still writes, and cancels down to the socket', async () => {
  const { runId, eventsUrl, ticket } = await start('Case_Waits');
  const seen = await readEvents(eventsUrl, ticket, { enough: ({ event }) => event === 'text' });
  assert.deepEqual(
    seen.map(({ event }) => event),
    ['status', 'status', 'sent', 'text'],
  );
  const running = (await service.as(ANA).get(`/v1/runs/${runId}`)).body;
  assert.deepEqual([running['status'], running['partial']], ['running', 'First words. ']);

  const cancelled = (await service.as(ANA).delete(`/v1/runs/${runId}`)).body;
  assert.deepEqual(
    [cancelled['status'], cancelled['partial'], cancelled['error']],
    ['cancelled', 'First words. ', null],
  );
  assert.equal(cancelled['usage'].source, 'estimated');
  const again = (await service.as(ANA).delete(`/v1/runs/${runId}`)).body;
  assert.deepEqual(again, cancelled);
  const rest = await readEvents(eventsUrl, await newTicket(runId));
  assert.equal(rest.at(-1)?.event, 'cancelled');
});

test('a caller with a token gets a run in one request: its stream, or itself when it waits', async () => {
  const body = { prompt: 'Case_Summary', recordId: CASE_ID };
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json' };
  const events = await readEvents(`${service.url}/v1/runs`, await service.token(), { headers, body });
  const answered = events.at(-1)?.data;
  const texts = events.filter(({ event }) => event === 'text').map(({ data }) => data.text);
  assert.equal(texts.join(''), answered.answer);

  const waited = await service.as(ANA).post('/v1/runs?wait=20', body);
  assert.deepEqual([waited.status, waited.body['status']], [200, 'answered']);
  assert.equal(waited.body['answer'], answered.answer);

  const slow = await service.as(ANA).post('/v1/runs?wait=0.05', { ...body, prompt: 'Case_Silent' });
  assert.deepEqual([slow.status, typeof slow.body['ticket']], [202, 'string']);
  await service.as(ANA).delete(`/v1/runs/${slow.body['runId']}`);
});
