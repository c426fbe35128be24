import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { exportFile } from '../src/commands/audit/export.ts';
import { retention } from '../src/commands/audit/retention.ts';
import { subject } from '../src/commands/audit/subject.ts';
import { verify } from '../src/commands/audit/verify.ts';
import { createDatabase } from '../src/journal/database.ts';
import { auditInOrg, type AuditInOrg } from '../test/audit-in-org.ts';
import type { Answer } from '../test/client.ts';
import { startStack, type Stack } from '../test/start-stack.ts';

const SERVICE = 'samuel.ortiz@byom.example';
const ADMIN = 'adam.novak@byom.example';
const AUDITOR = 'audrey.chen@byom.example';
const REASON = 'Complaint 4711 of samuel.ortiz@byom.example';

let stack: Stack;
let audit: AuditInOrg;
let folder: string;
let recordId: string;
let contactId: string;
/** A run of the service agent, answered and in the org. */
let runId: string;

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'byom-auditing-'));
  stack = await startStack({ middleware: { CONFIG_CACHE_SECONDS: '600' } });
  audit = auditInOrg(stack);
  const soql = 'SELECT Id, ContactId FROM Case WHERE ContactId != NULL ORDER BY Id LIMIT 1';
  const [row] = await stack.org.query(SERVICE, soql);
  recordId = row!['Id'];
  contactId = row!['ContactId'];
  runId = await audit.answeredRun(SERVICE, recordId);
});
after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await stack.stop();
});

const code = ({ body }: Answer): string => body['error']?.code;
const as = (username: string) => stack.client(username);

async function fetchFile({ body }: Answer, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(body['fileUrl'], { headers: { authorization: `Bearer ${body['ticket']}`, ...headers } });
}

test('whoever has no permission is refused, and the attempts are in the audit once', async () => {
  const attempts = () =>
    Promise.all([
      as(SERVICE).get(`/v1/audit/subjects/${contactId}`),
      as(SERVICE).post('/v1/audit/exports', { format: 'csv', reason: REASON }),
      as(SERVICE).post('/v1/audit/reveals', { runId, reason: REASON }),
      as(SERVICE).get('/v1/audit/relay'),
      as(ADMIN).post('/v1/audit/reveals', { runId, reason: REASON }),
    ]);
  for (const answer of [...(await attempts()), ...(await attempts())])
    assert.deepEqual([answer.status, code(answer)], [403, 'AUDIT_PERMISSION_REQUIRED']);
  const rows = await audit.acts('Refusal', 5);
  const told = rows.map((row) => [row['User__r'].Username, row['facts'].asked, row['facts'].run ?? '']);
  assert.deepEqual(told.map(String).toSorted(), [
    ...[`${ADMIN},reveal,${runId}`, `${SERVICE},export,`, `${SERVICE},relay,`, `${SERVICE},reveal,${runId}`],
    `${SERVICE},search,`,
  ]);
  assert.ok(
    rows.every(
      (row) => row['Error_Code__c'] === 'AUDIT_PERMISSION_REQUIRED' && row['Status__c'] === 'Failed',
    ),
  );
});

test('finds what was done with a contact that only stood beside the case', async () => {
  const found = await as(AUDITOR).get(`/v1/audit/subjects/${contactId.slice(0, 15)}`);
  assert.equal(found.body['recordId'], contactId);
  const [one] = found.body['interactions'].filter((row: any) => row.runId === runId);
  assert.deepEqual(
    [one.role, one.kind, one.status, one.username],
    ['context', 'prompt', 'answered', SERVICE],
  );
  const cases = await as(AUDITOR).get(`/v1/audit/subjects/${recordId}`);
  assert.ok(cases.body['interactions'].some((row: any) => row.runId === runId && row.role === 'subject'));
  assert.equal(code(await as(AUDITOR).get('/v1/audit/subjects/none')), 'REQUEST_INVALID');
});

test('shows real values for a reason only, which is on record with what was shown', async () => {
  for (const reason of [undefined, null, 'because   ']) {
    const refused = await as(AUDITOR).post('/v1/audit/reveals', { runId, reason });
    assert.deepEqual([refused.status, code(refused)], [422, 'REASON_REQUIRED']);
  }
  const missing = '00000000-0000-4000-8000-000000000000';
  assert.equal(
    code(await as(AUDITOR).post('/v1/audit/reveals', { runId: missing, reason: REASON })),
    'RUN_NOT_FOUND',
  );

  const revealed = await as(AUDITOR).post('/v1/audit/reveals', { runId, reason: REASON });
  assert.equal(revealed.status, 200, JSON.stringify(revealed.body));
  const own = (await as(SERVICE).get(`/v1/runs/${runId}`)).body;
  assert.equal(revealed.body['answer'], own['answer']);
  const [contact] = await stack.org.query(ADMIN, `SELECT Name FROM Contact WHERE Id = '${contactId}'`);
  assert.ok(revealed.body['prompt'].includes(contact!['Name']));
  assert.equal(own['sent'].prompt.includes(contact!['Name']), false);

  const [act] = await audit.acts('Reveal', 1);
  assert.deepEqual([act!['Run_Id__c'], act!['facts'].run], [revealed.body['revealId'], runId]);
  assert.deepEqual([act!['User__r'].Username, act!['Subject_Id__c']], [AUDITOR, recordId]);
  assert.match(act!['Reason__c'], /^Complaint 4711 of EMAIL-/);
  assert.equal(
    (await audit.acts('Refusal', 6)).filter((row) => row['Error_Code__c'] === 'REASON_REQUIRED').length,
    1,
  );
});

test('exports as the auditor, with rows and digest on record when the file is complete', async () => {
  const filter = { kind: 'prompt', subjectId: contactId, status: 'answered', from: '2020-01-01' };
  const asked = await as(AUDITOR).post('/v1/audit/exports', { format: 'jsonl', filter, reason: REASON });
  assert.equal(asked.status, 202, JSON.stringify(asked.body));
  const response = await fetchFile(asked, { origin: stack.orgUrl });
  assert.equal(response.headers.get('access-control-allow-origin'), stack.orgUrl);
  assert.match(
    response.headers.get('content-disposition') ?? '',
    /^attachment; filename="interactions-.*\.jsonl"$/,
  );
  const file = await response.text();
  const rows = file
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, any>);
  const [row] = rows;
  assert.deepEqual([rows.length, row!['Run_Id__c'], row!['User__r.Username']], [1, runId, SERVICE]);
  assert.equal(row!['Prompt__r.Api_Name__c'], 'Case_Summary');

  const csv = await as(AUDITOR).post('/v1/audit/exports', { format: 'csv', reason: REASON });
  const bytes = Buffer.from(await (await fetchFile(csv)).arrayBuffer());
  assert.match(bytes.toString('utf8'), /^\uFEFFId,Run_Id__c,[^\r\n]*\r\n/);
  assert.equal((await fetchFile(csv)).status, 401);

  const done = await audit.acts('Export', 2);
  const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest('hex');
  const [first, second] = done.map((act) => act['facts']);
  assert.deepEqual([first.rows, first.sha256, first.format], [1, sha256(file), 'jsonl']);
  assert.deepEqual([first.filter.subjectId, first.filter.kind], [contactId, 'Prompt']);
  assert.equal(second.sha256, sha256(bytes));
  assert.ok(done.every((act) => act['Status__c'] === 'Answered'));
});

test('an export that breaks is on record as failed, and no part of it looks complete', async () => {
  const asked = await as(AUDITOR).post('/v1/audit/exports', { format: 'csv', reason: REASON });
  await stack.org.outage('down');
  const refused = await fetchFile(asked).finally(() => stack.org.outage('none'));
  assert.equal(((await refused.json()) as Answer['body'])['error'].code, 'ORG_UNREACHABLE');
  const act = (await audit.acts('Export', 3)).at(-1)!;
  assert.deepEqual(
    [act['Status__c'], act['Error_Code__c'], act['facts'].sha256],
    ['Failed', 'ORG_UNREACHABLE', undefined],
  );
  const bad = await as(AUDITOR).post('/v1/audit/exports', {
    format: 'csv',
    filter: { prompt: "x' OR" },
    reason: REASON,
  });
  assert.equal(code(bad), 'REQUEST_INVALID');
  assert.equal(
    code(await as(AUDITOR).post('/v1/audit/exports', { format: 'csv', reason: 'short' })),
    'REASON_REQUIRED',
  );
});

test('an auditor sees how far the audit is behind, and may try again what was given up', async () => {
  const database = createDatabase(stack.databaseUrl, 1);
  await database.query(
    "UPDATE audit_outbox SET state = 'dead', reason = 'FIELD_INTEGRITY' WHERE run_id = $1",
    [runId],
  );
  await database.close();
  const { body } = await as(AUDITOR).get('/v1/audit/relay');
  assert.deepEqual(
    [body['paused'], body['dead'].map((one: any) => [one.runId, one.reason])],
    [null, [[runId, 'FIELD_INTEGRITY']]],
  );
  const again = await as(AUDITOR).post('/v1/audit/relay/retry', { runIds: [runId] });
  assert.deepEqual([again.status, again.body['dead']], [200, []]);
  assert.equal(code(await as(AUDITOR).post('/v1/audit/relay/retry', { runIds: ['x'] })), 'REQUEST_INVALID');
});

test('an operator searches and exports from the command line, on record as the operator', async () => {
  const found = await audit.command(subject, contactId);
  assert.match(found.output, new RegExp(`prompt\tcontext\tanswered\t${SERVICE}\t.*\t${runId}\t`));
  const file = path.join(folder, 'all.jsonl');
  await audit.command(exportFile, '--out', file, '--format', 'jsonl', '--reason', REASON, '--kind', 'reveal');
  assert.equal((JSON.parse(readFileSync(file, 'utf8')) as Record<string, any>)['User__r.Username'], AUDITOR);
  const operators = (await audit.acts('Export', 4)).at(-1)!;
  assert.deepEqual([operators['User__r'], operators['facts'].rows], [null, 1]);
});

test('deletes by class what is over its time, but for what a hold keeps; the act proves it', async () => {
  const [other] = await stack.org.query(
    SERVICE,
    `SELECT Id FROM Case WHERE Id > '${recordId}' ORDER BY Id LIMIT 1`,
  );
  const held = await audit.answeredRun(SERVICE, other!['Id']);
  const fresh = await audit.answeredRun(SERVICE, recordId);
  const database = createDatabase(stack.databaseUrl, 1);
  await database.query("UPDATE run SET ended_at = ended_at - interval '40 days' WHERE run_id = ANY($1)", [
    [runId, held],
  ]);
  await database.close();
  await stack.org.create(ADMIN, 'AI_Retention_Rule__c', { Retention_Class__c: 'Standard', Days__c: 30 });
  await stack.org.create(AUDITOR, 'AI_Legal_Hold__c', {
    Subject_Id__c: other!['Id'],
    Reason__c: 'A suit',
    Active__c: true,
  });

  assert.match(
    (await audit.command(retention, '--dry-run')).output,
    /: 1 Standard runs .* would go\.\n.*: 1 more are kept by a legal hold/,
  );
  assert.equal((await audit.interactions(`Run_Id__c = '${runId}'`)).length, 1);
  const swept = await audit.command(retention);
  assert.equal(swept.result, 0, swept.output);
  const deleted = /: 1 runs deleted, on record as (\S+); SHA-256 of their rows (\w{64})/.exec(swept.output);
  const left = await audit.interactions(`Run_Id__c IN ('${runId}', '${held}', '${fresh}')`);
  assert.deepEqual(
    left.map((row) => row['Run_Id__c']),
    [held, fresh],
  );

  const [act] = await audit.acts('Deletion', 1);
  assert.deepEqual(
    [act!['Run_Id__c'], act!['facts'].sha256, act!['User__r']],
    [deleted?.[1], deleted?.[2], null],
  );
  assert.deepEqual([act!['facts'].runs, act!['facts'].byClass], [1, { Standard: 1 }]);
  assert.equal(code(await as(AUDITOR).post('/v1/audit/reveals', { runId, reason: REASON })), 'VALUES_GONE');
  const view = await as(SERVICE).get(`/v1/runs/${runId}`);
  assert.deepEqual([view.body['answer'], view.body['sent']], [null, null]);
  assert.equal((await audit.command(verify)).result, 0);
});
