import { AppError, type ErrorCode } from '../errors.ts';
import type { Permissions } from '../ports.ts';
import type { RunRecord } from '../run-record.ts';
import { CHANNEL, type Asker, type AuditingParts } from './auditing-parts.ts';

/** What somebody wants to do with the audit, and the run it is about. */
export interface Attempt {
  asked: 'search' | 'export' | 'reveal' | 'relay';
  permission: keyof Permissions;
  run?: RunRecord | null;
}

const SHORTEST_REASON = 10;

/**
 * The first line of every story here: what comes after it is told to, and done for, nobody else. The org itself says who may,
 * as that person. Throws AUDIT_PERMISSION_REQUIRED, which is on record then.
 */
export async function permit(parts: AuditingParts, asker: Asker, attempt: Attempt): Promise<void> {
  const permissions = await parts.permissions.of(asker.caller);
  if (!permissions[attempt.permission]) await refuse(parts, asker, attempt, 'AUDIT_PERMISSION_REQUIRED');
}

/** The reason as it was given: it must be masked before it is kept. Throws REASON_REQUIRED, which is on record then. */
export async function requireReason(
  parts: AuditingParts,
  asker: Asker,
  attempt: Attempt,
  reason: string | undefined,
): Promise<string> {
  const given = (reason ?? '').trim();
  if (given.length < SHORTEST_REASON) await refuse(parts, asker, attempt, 'REASON_REQUIRED');
  return given;
}

/** Puts a refused attempt on record, once a minute for the same person, thing and run, then refuses it. */
async function refuse(
  parts: AuditingParts,
  { caller, traceId }: Asker,
  { asked, run }: Attempt,
  errorCode: ErrorCode,
): Promise<never> {
  const attempt = { caller, asked: `${asked} ${errorCode}`, runId: run?.runId ?? null };
  const heldBack = await parts.refusals.take(attempt);
  if (heldBack !== null) {
    const facts = { asked, ...(run && { run: run.runId }), ...(heldBack > 0 && { heldBack }) };
    const act = { kind: 'refusal' as const, status: 'failed' as const, channel: CHANNEL };
    try {
      await parts.acts.record(caller, { ...act, recordId: run?.recordId ?? null, traceId, facts, errorCode });
    } catch (cause) {
      await parts.refusals.giveBack(attempt).catch(() => undefined);
      throw cause;
    }
  }
  throw new AppError(errorCode);
}
