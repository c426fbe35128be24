import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { createClient, readEvents, type Client } from '../test/client.ts';
import { createKeyPair } from '../test/keys.ts';
import { CASE_ID, startTestService, type TestService } from '../test/service.ts';
import { until } from '../test/until.ts';

/** The service of the helper only lends its org, model and database; the one that is killed is a process. */
let service: TestService;
let folder: string;
let child: ChildProcess;
let ana: Client;
let address = '';

before(async () => {
  service = await startTestService([{ name: 'Case_Waits', technology: 'waits' }], { MAX_CONCURRENT_RUNS: 0 });
  folder = mkdtempSync(path.join(tmpdir(), 'byom-crash-'));
  writeFileSync(path.join(folder, 'org.key'), (await createKeyPair('BYOM middleware')).privateKey, {
    mode: 0o600,
  });
  writeFileSync(path.join(folder, 'vault.key'), randomBytes(32).toString('base64'), { mode: 0o600 });
  ana = createClient(
    () => address,
    () => service.token(),
  );
  await startProcess();
});
after(async () => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
  await service.stop();
});

async function startProcess(): Promise<void> {
  child = spawn(process.execPath, [path.join(import.meta.dirname, 'main.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: service.databaseUrl,
      BYOM_ORG_KEY_FILE: path.join(folder, 'org.key'),
      BYOM_VAULT_KEY_FILE: path.join(folder, 'vault.key'),
      AUDIT_LINGER_MS: '20',
      LOG_LEVEL: 'silent',
      MAX_CONCURRENT_RUNS: '1',
    },
  });
  const [line] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  address = (JSON.parse(line) as { url: string }).url;
}

test('ends a run that was cut off by kill -9 once, with one audit record, and runs a waiting one again', async () => {
  const start = async () => (await ana.post('/v1/runs', { prompt: 'Case_Waits', recordId: CASE_ID })).body;
  const cut = await start();
  await readEvents(cut['eventsUrl'], cut['ticket'], { enough: ({ event }) => event === 'text' });
  const waiting = await start();
  assert.equal(service.model.requests.length, 1);

  child.kill('SIGKILL');
  await once(child, 'exit');
  await startProcess();
  const ended = (await ana.get(`/v1/runs/${cut['runId']}?wait=20`)).body;
  assert.deepEqual([ended['status'], ended['error'].code], ['failed', 'RUN_INTERRUPTED']);
  assert.equal(ended['partial'], 'First words. ');
  assert.deepEqual([ended['usage'].source, ended['cost'].currency], ['estimated', 'USD']);

  service.model.release();
  const second = (await ana.get(`/v1/runs/${waiting['runId']}?wait=20`)).body;
  assert.equal(second['status'], 'answered');
  assert.match(second['answer'], /Ana Souza/);
  assert.equal(service.model.requests.length, 2);

  await until(() => service.org.interactions.size === 2, 10_000);
  const upserts = service.org.calls.filter(({ method }) => method === 'PATCH').length;
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 0);
  await startProcess();
  const { rows } = await query(
    'SELECT status, count(*)::int AS n FROM audit_outbox JOIN run USING (run_id) GROUP BY 1',
  );
  assert.deepEqual(
    rows.sort((a, b) => (a['status'] < b['status'] ? -1 : 1)),
    [
      { status: 'answered', n: 1 },
      { status: 'failed', n: 1 },
    ],
  );
  assert.equal(service.org.calls.filter(({ method }) => method === 'PATCH').length, upserts);
});

async function query(text: string) {
  const client = new pg.Client({ connectionString: service.databaseUrl });
  await client.connect();
  try {
    return await client.query<Record<string, any>>(text);
  } finally {
    await client.end();
  }
}
