import { restoreText } from '../core/masking/restore.ts';
import { AppError } from '../errors.ts';
import type { RunRecord } from '../run-record.ts';
import { maskReason } from '../runs/give-feedback.ts';
import { CHANNEL, type Asker, type AuditingParts } from './auditing-parts.ts';
import { permit, requireReason, type Attempt } from './permit.ts';

export interface RevealedRun {
  runId: string;
  /** The act that says so. */
  revealId: string;
  prompt: string;
  /** Null when nothing arrived. */
  answer: string | null;
}

/**
 * The real values of somebody's run, for a permitted auditor with a reason. It is on record before anything is given; what
 * cannot be recorded is not shown. Throws AUDIT_PERMISSION_REQUIRED, REASON_REQUIRED (both on record), RUN_NOT_FOUND,
 * VALUES_GONE.
 */
export async function revealValues(
  parts: AuditingParts,
  asker: Asker,
  wish: { runId: string; reason?: string | undefined },
): Promise<RevealedRun> {
  const run = await parts.runs.find(asker.caller.orgId, wish.runId);
  const attempt: Attempt = { asked: 'reveal', permission: 'revealValues', run };
  await permit(parts, asker, attempt);
  const reason = await requireReason(parts, asker, attempt, wish.reason);
  if (!run || run.kind !== 'prompt') throw new AppError('RUN_NOT_FOUND');
  // Sealed for the person whose run it was: it opens as theirs.
  const vault = run.sent && (await parts.vaults.open(run.caller, run.runId));
  if (!run.sent || !vault) throw new AppError('VALUES_GONE');
  const prompt = [run.sent.system, run.sent.prompt].filter(Boolean).join('\n\n---\n\n');
  const answer = run.ending?.answer ?? null;
  const revealId = await record(parts, asker, run, maskReason(reason, vault));
  return {
    runId: run.runId,
    revealId,
    prompt: restoreText(prompt, vault).text,
    answer: answer && restoreText(answer, vault).text,
  };
}

const record = (parts: AuditingParts, asker: Asker, run: RunRecord, reason: string): Promise<string> =>
  parts.acts.record(asker.caller, {
    ...{ kind: 'reveal', status: 'answered', recordId: run.recordId || null, channel: CHANNEL },
    ...{ traceId: asker.traceId, facts: { run: run.runId, reason }, errorCode: null },
  });
