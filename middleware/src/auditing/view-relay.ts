import type { RelayState } from '../audit-ports.ts';
import type { Asker, AuditingParts } from './auditing-parts.ts';
import { permit, type Attempt } from './permit.ts';

/** How far the audit in the org is behind, and what the org would not take. */
export interface RelayAnswer {
  waiting: number;
  oldestSeconds: number;
  /** Why the org is left alone for a moment, and until when; null while it is not. */
  paused: { reason: string; until: string } | null;
  dead: { runId: string; reason: string; attempts: number; since: string }[];
}

const ATTEMPT: Attempt = { asked: 'relay', permission: 'audit' };

/** The relay of the auditor's own org. Throws AUDIT_PERMISSION_REQUIRED. */
export async function viewRelay(parts: AuditingParts, asker: Asker): Promise<RelayAnswer> {
  await permit(parts, asker, ATTEMPT);
  return toAnswer(await parts.relay.state(asker.caller.orgId));
}

/** Tries again what the org would not take, then says how it stands. Throws AUDIT_PERMISSION_REQUIRED. */
export async function retryRelay(
  parts: AuditingParts,
  asker: Asker,
  runIds: string[] | 'all',
): Promise<RelayAnswer> {
  await permit(parts, asker, ATTEMPT);
  await parts.relay.retry(asker.caller.orgId, runIds);
  return toAnswer(await parts.relay.state(asker.caller.orgId));
}

function toAnswer({ waiting, oldestSeconds, paused, dead }: RelayState): RelayAnswer {
  const [pause] = paused;
  return {
    waiting,
    oldestSeconds: Math.round(oldestSeconds),
    paused: pause ? { reason: pause.reason, until: pause.until.toISOString() } : null,
    dead: dead.map(({ runId, reason, attempts, since }) => ({
      ...{ runId, reason, attempts, since: since.toISOString() },
    })),
  };
}
