import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { pino } from 'pino';
import { startRelay } from '../src/audit/relay.ts';
import { verifyOrg, type VerifyParts } from '../src/audit/verify-org.ts';
import { createDatabase, type Database } from '../src/journal/database.ts';
import { migrate } from '../src/journal/migrate.ts';
import { createOrgRegistry } from '../src/journal/orgs.ts';
import { createAuditOutbox } from '../src/journal/outbox.ts';
import { createOrgConnections, type OrgConnections } from '../src/salesforce/org-connections.ts';
import { createInteractionReader } from '../src/salesforce/read-interactions.ts';
import { createSignIn } from '../src/salesforce/sign-in.ts';
import { createInteractionWriter } from '../src/salesforce/write-interactions.ts';
import { verify as verifyCommand } from '../src/commands/audit/verify.ts';
import { loadConfig } from '../src/config.ts';
import { contentHash } from '../src/core/audit/canonical.ts';
import { sha256 } from '../src/salesforce/interaction-fields.ts';
import { insertEndedRuns } from '../test/ended-runs.ts';
import { openTamperer, WAYS } from '../test/tamper.ts';
import { startStack, type Stack } from '../test/start-stack.ts';

const SALES = 'sofia.lindqvist@byom.example';
const AUDITOR = 'audrey.chen@byom.example';
const LONGEST = 131_072;

let stack: Stack;
let database: Database;
let connections: OrgConnections;
let parts: VerifyParts;

before(async () => {
  stack = await startStack({ idle: true });
  database = createDatabase(stack.databaseUrl, 4);
  await migrate(database);
  const config = loadConfig(stack.environment);
  connections = createOrgConnections(createOrgRegistry(database), createSignIn(config.orgKey));
  const writer = createInteractionWriter(connections);
  parts = { journal: createAuditOutbox(database), reader: createInteractionReader(connections), writer };
});
after(async () => {
  await database.close();
  await stack.stop();
});

const verify = () => verifyOrg(parts, stack.orgId);

const person = async () => ({
  ...{ orgId: stack.orgId, userId: await stack.org.userId(SALES), username: SALES },
});

/** Puts runs with these answers on record and relays them. */
async function relayed(answers: (string | null)[]): Promise<string[]> {
  const runs = answers.map((answer) => ({ prompt: `Summarise: ${answer}`, answer }));
  const runIds = await insertEndedRuns(database, await person(), runs);
  const log = pino({ level: 'silent' });
  const outbox = createAuditOutbox(database);
  const relay = startRelay({
    outbox,
    writer: createInteractionWriter(connections),
    log,
    lingerMs: 60_000,
    maxAttempts: 3,
  });
  await relay.stop();
  return runIds;
}

test('a record has the hash it was written with after Salesforce gave it back, whatever its texts', async () => {
  const odd = ['  blanks around \t ', 'Windows\r\nlines\rand old ones\n', ' \n ', 'bell \u0007'];
  const long = ['😀'.repeat(LONGEST / 2), 'x'.repeat(LONGEST), `${'y'.repeat(LONGEST)}\u00a0`];
  await relayed([...odd, 'family 👩‍👩‍👧 and NBSP\u00a0', ...long, null, '']);
  assert.partialDeepStrictEqual(await verify(), { finding: null, untouched: 10, pending: 0 });
});

test('a text longer than its field is whole in a file, and another file in its place is found', async () => {
  const text = `${'é'.repeat(LONGEST)} and the end`;
  const [runId] = await relayed([text]);
  const soql = `SELECT Masked_Answer__c, Answer_File__c FROM AI_Interaction__c WHERE Run_Id__c = '${runId}'`;
  const [row] = await stack.org.query(AUDITOR, soql);
  assert.match(
    row?.['Masked_Answer__c'],
    /^é+… \[cut: the file has all 131084 characters; SHA-256 \w{64}\]$/,
  );
  assert.equal((await verify()).finding, null);
  const tamperer = openTamperer(stack.orgDatabase);
  const [other] = await stack.org.query(AUDITOR, soql.replace('Answer_File__c', 'Prompt_File__c'));
  tamperer.set(11, { Answer_File__c: other?.['Prompt_File__c'] });
  assert.equal((await verify()).finding?.words, 'the file of Masked_Answer__c is another one');
  tamperer.undo();
  tamperer.close();
});

test('a second try writes nothing twice', async () => {
  const before = (await verify()).untouched;
  await database.query("UPDATE audit_outbox SET state = 'waiting', due_at = now()");
  await database.query('UPDATE audit_chain SET delivered_at = NULL WHERE sequence > 9');
  await relayed([]);
  assert.partialDeepStrictEqual(await verify(), { finding: null, untouched: before });
  const soql = 'SELECT Id FROM AI_Interaction_Step__c';
  assert.equal((await stack.org.query(AUDITOR, soql)).length, before);
});

test('a bulk job writes the same rows and steps, and says which row the org refused', async () => {
  const { last } = await parts.journal.extent(stack.orgId);
  const odd = 'Comma, "quotes",\nline and #N/A 😀';
  const runIds = await insertEndedRuns(
    database,
    await person(),
    Array.from({ length: 203 }, (_, index) => ({ prompt: `${odd} ${index}`, answer: index ? odd : '#N/A' })),
  );
  await database.query("UPDATE run SET user_id = '005000000000000AAA' WHERE run_id = $1", [runIds[7]]);
  const outbox = createAuditOutbox(database);
  const writer = createInteractionWriter(connections);
  const entries = await outbox.due(stack.orgId, 300);
  const runs = new Map((await outbox.runs(runIds)).map((run) => [run.runId, run]));
  const contents = entries.map(({ runId }) => writer.contentOf(runs.get(runId)!));
  const wishes = contents.map((content) => ({
    ...{ runId: content.runId, hashVersion: 1, contentHash: contentHash(1, content, sha256) },
  }));
  const places = await outbox.place(stack.orgId, wishes, sha256);
  await stack.org.resetApiCalls();
  const rows = contents.map((content) => ({ content, place: places.get(content.runId)! }));
  const results = await writer.write(stack.orgId, rows);
  assert.deepEqual(
    results.flatMap((reason, index) => (reason === null ? [] : [[entries[index]?.runId, reason]])),
    [[runIds[7], 'INVALID_CROSS_REFERENCE_KEY']],
  );
  const { total } = await stack.org.apiCalls();
  assert.ok(total < 20, `${total} API calls`);
  await outbox.delivered(entries.filter((_, index) => results[index] === null));
  assert.partialDeepStrictEqual(await verify(), { finding: null, untouched: last + 202, pending: 1 });
  await database.query("UPDATE audit_outbox SET state = 'dead' WHERE state = 'waiting'");
});

test('the command tells its finding by its exit code, and its looking is on record itself', async () => {
  const said = await looked(['--json'], stack.environment);
  assert.equal(said.code, 0);
  const [report] = JSON.parse(said.output);
  assert.deepEqual([report.orgId, report.finding], [stack.orgId, null]);
  const acts = await database.query("SELECT user_id, facts FROM run WHERE kind = 'verification'");
  assert.deepEqual(
    acts.map(({ facts }) => [facts.rows, facts.finding]),
    [[report.head.sequence, null]],
  );
  const tamperer = openTamperer(stack.orgDatabase);
  tamperer.set(3, { Masked_Answer__c: 'Secret of Ana Souza' });
  const found = await looked(['--org', stack.orgId], stack.environment);
  tamperer.undo();
  tamperer.close();
  assert.equal(found.code, 1);
  assert.match(found.output, /TAMPERED. First at place 3 .*: Masked_Answer__c/);
  assert.doesNotMatch(found.output, /Souza/);
  assert.equal((await looked([], {})).code, 2);
});

async function looked(
  args: string[],
  environment: NodeJS.ProcessEnv,
): Promise<{ code: number; output: string }> {
  let output = '';
  const code = await verifyCommand(args, environment, (text) => void (output += text));
  return { code, output };
}

for (const { name, fault, place, tamper } of WAYS) {
  test(`finds ${name}, and names the first row`, async () => {
    const { last } = await parts.journal.extent(stack.orgId);
    const tamperer = openTamperer(stack.orgDatabase);
    try {
      tamper(tamperer, last);
      const { finding } = await verify();
      assert.deepEqual([finding?.fault, finding?.sequence], [fault, place(last)], finding?.words);
    } finally {
      tamperer.undo();
      tamperer.close();
    }
    assert.equal((await verify()).finding, null);
  });
}
