/**
 * `npm run audit -- verify [--org 00D…] [--json]`: walks the chain of audit records in each registered org, or in one, against
 * the journal. Says how far it is on standard error, what it found on standard output.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { verifyOrg, type OrgReport, type VerifyParts } from '../../audit/verify-org.ts';
import { loadConfig } from '../../config.ts';
import { toAppError } from '../../errors.ts';
import { createActRecorder } from '../../journal/acts.ts';
import { createDatabase, type Database } from '../../journal/database.ts';
import { migrate } from '../../journal/migrate.ts';
import { createOrgRegistry } from '../../journal/orgs.ts';
import { createAuditOutbox } from '../../journal/outbox.ts';
import type { OrgRegistry } from '../../ports.ts';
import { toId18 } from '../../salesforce-id.ts';
import { createOrgConnections } from '../../salesforce/org-connections.ts';
import { createInteractionReader } from '../../salesforce/read-interactions.ts';
import { createSignIn } from '../../salesforce/sign-in.ts';
import { createInteractionWriter } from '../../salesforce/write-interactions.ts';

/** Exit codes: what is in the org is what was written, somebody changed it, or it could not be looked at. */
export const UNTOUCHED = 0;
export const TAMPERED = 1;
export const COULD_NOT_LOOK = 2;

const CHANNEL = 'audit command';

interface Looker {
  parts: VerifyParts;
  registry: OrgRegistry;
  database: Database;
  say: (text: string) => void;
}

/** Runs the command; gives its exit code. Whatever goes wrong is told on standard error; `say` gets the findings. */
export async function verify(
  args: string[],
  environment: NodeJS.ProcessEnv,
  say: (text: string) => void = (text) => void process.stdout.write(text),
): Promise<number> {
  let database: Database | null = null;
  try {
    const options = { org: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
    const { values } = parseArgs({ args, options });
    const config = loadConfig(environment);
    database = createDatabase(config.DATABASE_URL, 4);
    await migrate(database);
    const registry = createOrgRegistry(database);
    const connections = createOrgConnections(registry, createSignIn(config.orgKey));
    const parts: VerifyParts = {
      journal: createAuditOutbox(database),
      reader: createInteractionReader(connections),
      writer: createInteractionWriter(connections),
      progress: showProgress,
    };
    const orgs = values.org ? [toId18(values.org)] : await registeredOrgs(database);
    if (orgs.length === 0) throw new Error('No org is registered.');
    return await verifyAll({ parts, registry, database, say }, orgs, values.json);
  } catch (cause) {
    process.stderr.write(`The audit could not be verified: ${reasonOf(cause)}\n`);
    return COULD_NOT_LOOK;
  } finally {
    await database?.close();
  }
}

async function verifyAll(looker: Looker, orgs: string[], json: boolean): Promise<number> {
  let code = UNTOUCHED;
  const reports: OrgReport[] = [];
  for (const orgId of orgs) {
    try {
      const report = await verifyOrg(looker.parts, orgId);
      reports.push(report);
      if (report.finding) code = Math.max(code, TAMPERED);
      if (!json) looker.say(sentence(report));
      await putOnRecord(looker, report);
    } catch (cause) {
      process.stderr.write(`${orgId} could not be verified: ${reasonOf(cause)}\n`);
      code = COULD_NOT_LOOK;
    }
  }
  if (json) looker.say(`${JSON.stringify(reports.map(withoutRow), null, 2)}\n`);
  return code;
}

/** The act of looking is in the audit itself, as done by the user this service writes as. */
async function putOnRecord({ parts, registry, database }: Looker, report: OrgReport): Promise<void> {
  const { orgId } = report;
  const username = (await registry.find(orgId))?.integrationUsername ?? '';
  const userId = (await parts.reader.userIdOf(orgId, username)) ?? '';
  const { head, ...facts } = withoutRow(report);
  await createActRecorder(database, () => 0).record(
    { orgId, userId, username },
    {
      ...{ kind: 'verification', status: 'answered', recordId: null, errorCode: null },
      ...{
        channel: CHANNEL,
        traceId: randomUUID(),
        facts: { ...facts, rows: head.sequence, head: head.rowHash },
      },
    },
  );
}

/** A row holds what was asked and answered: a finding names it, and shows nothing of it. */
function withoutRow({ finding, ...report }: OrgReport) {
  const { fault, sequence, runId, words } = finding ?? {};
  return { ...report, finding: finding && { fault, sequence, runId, words } };
}

function sentence({ orgId, untouched, pending, deleted, beforeChain, head, finding }: OrgReport): string {
  if (finding) {
    const { fault, sequence, runId, words } = finding;
    return `${orgId}: TAMPERED. First at place ${sequence} (run ${runId}), ${fault}: ${words}.\n`;
  }
  const others = [
    pending ? `${pending} not delivered yet` : '',
    deleted ? `${deleted} deleted with the act on record` : '',
    beforeChain ? `${beforeChain} from before the chain, not covered` : '',
  ].filter(Boolean);
  const besides = others.length > 0 ? ` (${others.join(', ')})` : '';
  return `${orgId}: untouched. ${untouched} rows are as they were written${besides}. The chain ends at place ${head.sequence} with ${head.rowHash}.\n`;
}

function showProgress(looked: number, last: number): void {
  process.stderr.write(`${looked} of ${last} places\n`);
}

async function registeredOrgs(database: Database): Promise<string[]> {
  const rows = await database.query<{ org_id: string }>('SELECT org_id FROM org ORDER BY org_id');
  return rows.map((row) => row.org_id);
}

/** The message of our error table says what to do; what lies under it may quote a record. */
function reasonOf(cause: unknown): string {
  const known = toAppError(cause);
  return known.code === 'INTERNAL_ERROR' && cause instanceof Error
    ? cause.message
    : `${known.code}. ${known.message}`;
}
