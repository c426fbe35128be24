/**
 * `npm run bench:audit -- [--rows 20000]`: so many runs go from the journal into the local org through the real relay; then
 * `audit verify` looks at the chain, untouched and tampered with in each of the five ways, as somebody with every right to the
 * org's database would do it. Fails when verify takes more than a minute or misses anything.
 */
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { startRelay } from '../../middleware/src/audit/relay.ts';
import { verify } from '../../middleware/src/commands/audit/verify.ts';
import { loadConfig } from '../../middleware/src/config.ts';
import { createDatabase, type Database } from '../../middleware/src/journal/database.ts';
import { migrate } from '../../middleware/src/journal/migrate.ts';
import { createOrgRegistry } from '../../middleware/src/journal/orgs.ts';
import { createAuditOutbox } from '../../middleware/src/journal/outbox.ts';
import { createRelayView } from '../../middleware/src/journal/relay-view.ts';
import { createOrgConnections } from '../../middleware/src/salesforce/org-connections.ts';
import { createSignIn } from '../../middleware/src/salesforce/sign-in.ts';
import { createInteractionWriter } from '../../middleware/src/salesforce/write-interactions.ts';
import { insertEndedRuns } from '../../middleware/test/ended-runs.ts';
import { startStack, type Stack } from '../../middleware/test/start-stack.ts';
import { openTamperer, WAYS } from '../../middleware/test/tamper.ts';

const PERSON = 'sofia.lindqvist@byom.example';
const MOST_SECONDS = 60;
const AT_A_TIME = 2_000;
const MASKED = 'PERSON-K7-0010 asks for a refund of 120 EUR and has written twice from EMAIL-K7-0011. ';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '20000' } } });
const rows = Number(values.rows);

const stack = await startStack({ idle: true });
const database = createDatabase(stack.databaseUrl, 6);
try {
  await migrate(database);
  await fill(stack, database);
  const passed = [await untouched(stack), ...(await tampered(stack))];
  process.exitCode = passed.every(Boolean) ? 0 : 1;
} finally {
  await database.close();
  await stack.stop();
}

async function fill({ orgId, org, environment }: Stack, journal: Database): Promise<void> {
  const caller = { orgId, userId: await org.userId(PERSON), username: PERSON };
  for (let from = 0; from < rows; from += AT_A_TIME) {
    const some = Array.from({ length: Math.min(AT_A_TIME, rows - from) }, (_, index) => ({
      prompt: `Case ${from + index}. ${MASKED.repeat(20)}`,
      answer: `Summary ${from + index}. ${MASKED.repeat(4)}`,
    }));
    await insertEndedRuns(journal, caller, some);
  }
  const connections = createOrgConnections(
    createOrgRegistry(journal),
    createSignIn(loadConfig(environment).orgKey),
  );
  await org.resetApiCalls();
  const outbox = createAuditOutbox(journal);
  const writer = createInteractionWriter(connections);
  const started = performance.now();
  await startRelay({ outbox, writer, log: pino({ level: 'warn' }), lingerMs: 60_000, maxAttempts: 3 }).stop();
  const seconds = (performance.now() - started) / 1000;
  const { total } = await org.apiCalls();
  const { waiting, dead } = await createRelayView(journal).state(orgId);
  if (waiting + dead.length > 0) throw new Error(`${waiting} rows wait, ${dead.length} were given up`);
  print(
    `relay      ${rows} rows in ${seconds.toFixed(1)} s, ${total} API calls (${(total / rows).toFixed(4)} a run)`,
  );
}

async function untouched({ environment }: Stack): Promise<boolean> {
  const { code, seconds, said } = await look(environment);
  print(`untouched  ${seconds.toFixed(1)} s, exit ${code}: ${said}`);
  return code === 0 && seconds <= MOST_SECONDS;
}

async function tampered({ environment, orgDatabase }: Stack): Promise<boolean[]> {
  const passed: boolean[] = [];
  for (const { name, fault, place, tamper } of WAYS) {
    const tamperer = openTamperer(orgDatabase);
    tamper(tamperer, rows);
    const { code, seconds, said } = await look(environment);
    print(`${name.padEnd(17)} ${seconds.toFixed(1)} s, exit ${code}: ${said}`);
    tamperer.undo();
    tamperer.close();
    passed.push(code === 1 && said.includes(`${fault}:`) && said.includes(`place ${place(rows)} `));
  }
  return passed;
}

/** The command as an operator runs it. */
async function look(
  environment: Record<string, string>,
): Promise<{ code: number; seconds: number; said: string }> {
  let said = '';
  const started = performance.now();
  const code = await verify([], environment, (text) => void (said += text));
  return { code, seconds: (performance.now() - started) / 1000, said: said.trim() };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
