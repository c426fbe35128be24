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
import { loadConfig } from '../src/config.ts';
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

/** Puts runs with these answers on record and relays them. */
async function relayed(answers: (string | null)[]): Promise<string[]> {
  const caller = { orgId: stack.orgId, userId: await stack.org.userId(SALES), username: SALES };
  const runs = answers.map((answer) => ({ prompt: `Summarise: ${answer}`, answer }));
  const runIds = await insertEndedRuns(database, caller, runs);
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
