/** Every path of a run with values and secrets that can be recognised, then a search for them wherever they may not be. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { createCredentials } from '../src/journal/credentials.ts';
import { createDatabase } from '../src/journal/database.ts';
import { createLog } from '../src/log.ts';
import { toId18 } from '../src/salesforce-id.ts';
import { createSealer } from '../src/vault/seal.ts';
import { readEvents, type Client } from './client.ts';
import { KEY_QUOTED } from './fake-model.ts';
import { ORG_ID } from './fake-org.ts';
import { ANA, BEN, CASE_ID, OUTSIDER, startTestService, type TestService } from './service.ts';
import { startOtlpReceiver, type OtlpReceiver } from './otlp-receiver.ts';
import { until } from './until.ts';

/** Long enough to stand in no random id, time or sealed byte by chance. */
const PERSONAL = [
  'Souza',
  'ana.souza',
  '4111 1111',
  '4111-1111',
  '4111111111111111',
  'DE89 3704',
  'DE89370400440532013000',
  '555-0132',
  '415 555 0132',
];
const DESCRIPTION =
  'Ana Souza (ana.souza@example.org, call (415) 555-0132) was charged twice on card 4111 1111 1111 1111; ' +
  'refund to DE89 3704 0044 0532 0130 00. Please ask SOUZA, Ana. {{Subject}} PERSON-K7-0010';

/** A case whose text hides a value behind an encoding: the masking does not see it, the check of what leaves does. */
const ENCODED_ID = toId18('500FK0000000008');

const PROMPTS = ['answers', 'waits', 'silent', 'drops', 'nonsense', 'refuses', 'quotes', 'busy'].map(
  (technology) => ({ name: `P_${technology}`, technology, credential: 'Key' }),
);
let service: TestService;
let collector: OtlpReceiver;
let log = '';
const secrets: string[] = [KEY_QUOTED, `${ORG_ID}!`, 'PRIVATE KEY'];
const tickets: string[] = [];
const runs: string[] = [];
/** Everything that was answered to anybody but the person whose run it is, and every refusal. */
const overheard: unknown[] = [];

before(async () => {
  const destination = { write: (line: string) => void (log += line) };
  collector = await startOtlpReceiver();
  service = await startTestService(
    [
      ...PROMPTS,
      { name: 'P_no_key', technology: 'answers', credential: 'Missing' },
      { name: 'P_other_host', technology: 'answers', credential: 'Elsewhere' },
      { name: 'P_unknown_field', technology: 'answers', template: '{{Secret__c}}' },
    ],
    {
      ...{ MODEL_IDLE_TIMEOUT_MS: 300, AUDIT_MAX_ATTEMPTS: 1 },
      ...{ METRICS_PORT: 0, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
    },
    createLog('trace', destination),
  );
  service.org.cases.set(CASE_ID, {
    ...service.org.cases.get(CASE_ID),
    Subject: 'Refund for Ana Souza',
    Description: DESCRIPTION,
  });
  service.org.cases.set(ENCODED_ID, {
    ...service.org.cases.get(CASE_ID),
    Id: ENCODED_ID,
    Description: '%53ouza',
  });
  secrets.push(service.config.vaultKey.toString('base64'), new URL(service.databaseUrl).password);
  const database = createDatabase(service.databaseUrl, 2);
  const store = createCredentials(database, createSealer(service.config.vaultKey));
  await store.set('', 'Key', KEY_QUOTED, [new URL(service.model.url).host]);
  await store.set('', 'Elsewhere', KEY_QUOTED, []);
  await database.close();
});
after(async () => {
  await service.stop();
  await collector.close();
});

async function start(client: Client, prompt: string, recordId = CASE_ID) {
  const { body } = await client.post('/v1/runs', { prompt, recordId });
  if (body['ticket']) tickets.push(body['ticket']);
  return body;
}

async function run(prompt: string, person = ANA, recordId = CASE_ID): Promise<Record<string, any>> {
  const { runId } = await start(service.as(person), prompt, recordId);
  if (person === ANA) runs.push(runId);
  return (await service.as(person).get(`/v1/runs/${runId}?wait=20`)).body;
}

test('walks every path: answers, failures, cancels, feedback, refusals, outages', async () => {
  for (const { name } of PROMPTS.filter(({ technology }) => technology !== 'waits')) {
    const view = await run(name);
    overheard.push(view['error'], view['sent']);
  }
  for (const name of ['P_no_key', 'P_other_host', 'P_unknown_field', 'P_none'])
    overheard.push(await run(name));
  for (const person of [OUTSIDER, { ...ANA, userId: BEN.userId }])
    overheard.push(await run('P_answers', person));

  const blocked = await run('P_answers', ANA, ENCODED_ID);
  assert.deepEqual([blocked['error'].code, blocked['sent']], ['EGRESS_LEAK', null]);
  overheard.push(blocked);

  const cancelled = await start(service.as(ANA), 'P_waits');
  await readEvents(cancelled['eventsUrl'], cancelled['ticket'], { enough: ({ event }) => event === 'text' });
  await service.as(ANA).delete(`/v1/runs/${cancelled['runId']}`);

  const refused = await start(service.as(ANA), 'P_answers');
  service.org.refusedRuns.set(refused['runId'], 'FIELD_CUSTOM_VALIDATION_EXCEPTION');
  await readEvents(refused['eventsUrl'], refused['ticket']);
  overheard.push(await readEvents(refused['eventsUrl'], refused['ticket']).catch(({ body }) => body));

  for (const failure of ['REQUEST_LIMIT_EXCEEDED', 'MALFORMED_QUERY', 'SERVER_UNAVAILABLE']) {
    service.org.failure = { status: 400, errorCode: failure };
    overheard.push(await run('P_answers'));
  }
  await until(async () => log.includes('audit-not-written'), 60_000);
  service.org.failure = null;
  await service.database.cut();
  overheard.push((await service.as(ANA).post('/v1/runs', { prompt: 'P_answers', recordId: CASE_ID })).body);
  await service.database.mend();
});

test('rates a run in words that hold names, also after its values are deleted', async () => {
  const reason = 'Ana Souza has card 4111-1111-1111-1111, call 415 555-0132.';
  const [early, late] = [await run('P_answers'), await run('P_answers')];
  const rate = async (runId: string) =>
    (await service.as(ANA).post(`/v1/runs/${runId}/feedback`, { rating: 'down', reason })).body['feedback'];
  overheard.push(await rate(early['runId']));
  await query('DELETE FROM run_vault WHERE run_id = $1', [late['runId']]);
  const kept = await rate(late['runId']);
  assert.match(kept.reason, /^\[not kept/);
  overheard.push((await service.as(ANA).get(`/v1/runs/${late['runId']}`)).body);
});

test('tells other people nothing of these runs, not even that they are', async () => {
  const ben = service.as(BEN);
  for (const runId of runs) {
    const answers = [
      await ben.get(`/v1/runs/${runId}`),
      await ben.delete(`/v1/runs/${runId}`),
      await ben.post(`/v1/runs/${runId}/ticket`),
      await ben.post(`/v1/runs/${runId}/feedback`, { rating: 'up', reason: 'Souza' }),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404],
    );
    overheard.push(answers.map(({ body }) => body));
  }
  assert.equal((await ben.get(`/v1/runs?prompt=P_drops&recordId=${CASE_ID}`)).body['run'], null);
});

test('then nothing personal and no secret stands in answers to others, logs, journal or audit records', async () => {
  // The relay waits longer and longer after the outage above; this test does not.
  await query('UPDATE audit_relay SET paused_until = NULL');
  await query('UPDATE audit_outbox SET due_at = now()');
  const events = [
    'run-failed',
    'request-failed',
    'request-refused',
    'audit-not-written',
    'audit-record-refused',
  ];
  await until(async () => events.every((event) => log.includes(event)), 60_000);
  await until(async () => service.org.interactions.size >= 15, 60_000);
  const metrics = await (await fetch(service.metricsUrl!)).text();
  await service.restart();
  const places: Record<string, string> = {
    log,
    metrics,
    traces: collector.bodies.join('\n'),
    'answers to others': JSON.stringify(overheard),
    'audit records': JSON.stringify([...service.org.interactions.values()]),
    ...(await journal()),
  };
  assert.ok(Object.keys(places).length > 10 && places['public.run']!.includes('answered'));
  assert.ok(places['traces']!.includes('gen_ai.') && metrics.includes('byom_masks_total{type="CARD"}'));
  for (const [place, text] of Object.entries(places)) {
    for (const value of [...PERSONAL, ...secrets, ...tickets].filter(Boolean)) {
      const at = text.indexOf(value);
      assert.ok(at < 0, `${place} holds ${value}: …${text.slice(Math.max(0, at - 60), at + 40)}`);
    }
  }
});

/** What the service does by itself; everything else is done for a request or a run. */
const OWN = /^(audit-|run-queue-|runs-recovered|job-store-|chore-failed|stop-failed)/;

test('every line of the log is JSON, and says in whose name it was written', () => {
  const lines = log.split('\n').filter(Boolean);
  assert.ok(lines.length > 50);
  for (const line of lines) {
    const { msg, traceId } = JSON.parse(line) as { msg: string; traceId?: string };
    assert.ok(OWN.test(msg) || /^[\w-]{8,64}$/.test(traceId ?? ''), line);
  }
});

test('and the model got tokens, the key in its header and no value', () => {
  const received = service.model.requests.join();
  for (const value of [...PERSONAL, ...secrets].filter(Boolean))
    assert.equal(received.includes(value), false, value);
  assert.match(received, /CARD-[A-Z0-9]{2}-\d{4}/);
});

async function query(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: service.databaseUrl });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(text, values);
  await client.end();
  return rows;
}

/** Every table, every column, sealed ones as the bytes they are. */
async function journal(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { name } of await query(
    `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`,
  )) {
    const rows = await query(`SELECT * FROM ${String(name)}`);
    const bytes = rows.flatMap((row) =>
      Object.values(row).flatMap((value) => (value instanceof Buffer ? [value] : [])),
    );
    found[String(name)] = JSON.stringify(rows) + Buffer.concat(bytes).toString('latin1');
  }
  return found;
}
