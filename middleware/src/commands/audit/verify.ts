/**
 * `npm run audit -- verify [--org 00D…] [--json]`: walks the chain of audit records in each registered org, or in one, against
 * the journal. Says how far it is on standard error, what it found on standard output.
 */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { verifyOrg, type OrgReport, type VerifyParts } from '../../audit/verify-org.ts';
import { operatorOf } from '../../auditing/sweep-retention.ts';
import { errorView, toAppError } from '../../errors.ts';
import { createAuditOutbox } from '../../journal/outbox.ts';
import type { ActRecorder } from '../../ports.ts';
import { createInteractionReader } from '../../salesforce/read-interactions.ts';
import { createInteractionWriter } from '../../salesforce/write-interactions.ts';
import { orgsOf, withInstallation } from './installation.ts';

/** Exit codes: what is in the org is what was written, somebody changed it, or it could not be looked at. */
export const UNTOUCHED = 0;
export const TAMPERED = 1;
export const COULD_NOT_LOOK = 2;

type Say = (text: string) => void;

interface Looker {
  parts: VerifyParts;
  acts: ActRecorder;
  say: Say;
}

/** Runs the command; gives its exit code. Whatever goes wrong is told on standard error; `say` gets the findings. */
export async function verify(
  args: string[],
  environment: NodeJS.ProcessEnv,
  say: Say = (text) => void process.stdout.write(text),
): Promise<number> {
  try {
    const options = { org: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
    const { values } = parseArgs({ args, options });
    return await withInstallation(environment, async (installation) => {
      const { store, connections, auditing } = installation;
      const parts: VerifyParts = {
        journal: createAuditOutbox(store.database),
        reader: createInteractionReader(connections),
        writer: createInteractionWriter(connections),
        progress: showProgress,
      };
      const orgs = await orgsOf(installation, values.org);
      if (orgs.length === 0) throw new Error('No org is registered.');
      return verifyAll({ parts, acts: auditing.retention.acts, say }, orgs, values.json);
    });
  } catch (cause) {
    process.stderr.write(`The audit could not be verified: ${reasonOf(cause)}\n`);
    return COULD_NOT_LOOK;
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
      await putOnRecord(looker.acts, report);
    } catch (cause) {
      process.stderr.write(`${orgId} could not be verified: ${reasonOf(cause)}\n`);
      code = COULD_NOT_LOOK;
    }
  }
  if (json) looker.say(`${JSON.stringify(reports.map(withoutRow), null, 2)}\n`);
  return code;
}

/** Looking is an act of the audit itself. */
async function putOnRecord(acts: ActRecorder, report: OrgReport): Promise<void> {
  const { head, ...facts } = withoutRow(report);
  await acts.record(operatorOf(report.orgId), {
    ...{ kind: 'verification', status: 'answered', recordId: null, errorCode: null },
    ...{ channel: 'command', traceId: randomUUID() },
    facts: { ...facts, rows: head.sequence, head: head.rowHash },
  });
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

/** The message of our error table says what to do; what lies under it may quote a record. */
function reasonOf(cause: unknown): string {
  const { code, detail } = toAppError(cause);
  if (code === 'INTERNAL_ERROR' && cause instanceof Error) return cause.message;
  const { message, hint } = errorView(code, detail);
  return `${code}: ${message} ${hint}`;
}
