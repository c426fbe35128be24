import { parseArgs } from 'node:util';
import { previewRetention, sweepRetention, type OrgRetention } from '../../auditing/sweep-retention.ts';
import { print, withInstallation } from './installation.ts';

/** Deletes what is over its time in every org, there and in the journal; with `--dry-run` it only says what would go. */
export async function retention(args: string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } });
  return withInstallation(environment, async ({ auditing }) => {
    const dryRun = values['dry-run'];
    const orgs = await (dryRun ? previewRetention : sweepRetention)(auditing.retention);
    if (!orgs) throw new Error('The service is deleting right now. Try again when it has ended.');
    orgs.forEach((org) => tell(org, dryRun));
    return orgs.some(({ problem, deleted }) => problem !== null || (deleted?.notDeleted ?? 0) > 0) ? 1 : 0;
  });
}

function tell({ orgId, limits, due, held, deleted, problem }: OrgRetention, dryRun: boolean): void {
  if (problem) return print(`${orgId}: not looked at (${problem}).`);
  if (limits.length === 0) return print(`${orgId}: no retention rule, so everything is kept.`);
  for (const { retentionClass, days, before } of limits) {
    const runs = due[retentionClass] ?? 0;
    const what = dryRun ? 'would go' : 'were due';
    print(
      `${orgId}: ${runs} ${retentionClass} runs from before ${before.toISOString()} (${days} days) ${what}.`,
    );
  }
  if (held > 0) print(`${orgId}: ${held} more are kept by a legal hold.`);
  if (!deleted) return;
  const { runs, notDeleted, sha256, actId } = deleted;
  print(`${orgId}: ${runs} runs deleted, on record as ${actId}; SHA-256 of their rows ${sha256}.`);
  if (notDeleted > 0) print(`${orgId}: the org would not delete ${notDeleted}; they are tried again.`);
}
