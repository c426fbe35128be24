import { parseArgs } from 'node:util';
import { previewRetention, sweepRetention, type OrgRetention } from '../../auditing/sweep-retention.ts';
import { print, withInstallation, type Print } from './installation.ts';

/** Deletes what is over its time in every org, there and in the journal; with `--dry-run` it only says what would go. */
export async function retention(
  args: string[],
  environment: NodeJS.ProcessEnv,
  tell: Print = print,
): Promise<number> {
  const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } });
  return withInstallation(environment, async ({ auditing }) => {
    const dryRun = values['dry-run'];
    const orgs = await (dryRun ? previewRetention : sweepRetention)(auditing.retention);
    if (!orgs) throw new Error('The service is deleting right now. Try again when it has ended.');
    for (const org of orgs) for (const line of linesOf(org, dryRun)) tell(line);
    return orgs.some(({ problem, deleted }) => problem !== null || (deleted?.notDeleted ?? 0) > 0) ? 1 : 0;
  });
}

function linesOf(org: OrgRetention, dryRun: boolean): string[] {
  const { orgId, limits, due, held, deleted, problem } = org;
  if (problem) return [`${orgId}: not looked at (${problem}).`];
  if (limits.length === 0) return [`${orgId}: no retention rule, so everything is kept.`];
  const lines = limits.map(({ retentionClass, days, before }) => {
    const what = dryRun ? 'would go' : 'were due';
    const runs = `${due[retentionClass] ?? 0} ${retentionClass} runs`;
    return `${orgId}: ${runs} from before ${before.toISOString()} (${days} days) ${what}.`;
  });
  if (held > 0) lines.push(`${orgId}: ${held} more are kept by a legal hold.`);
  if (!deleted) return lines;
  const { runs, notDeleted, sha256, actId } = deleted;
  lines.push(`${orgId}: ${runs} runs deleted, on record as ${actId}; SHA-256 of their rows ${sha256}.`);
  if (notDeleted > 0) lines.push(`${orgId}: the org would not delete ${notDeleted}; they are tried again.`);
  return lines;
}
