import type { AuditingParts } from './auditing/auditing-parts.ts';
import { endForgottenExports } from './auditing/export-interactions.ts';
import { sweepRetention, type RetentionParts } from './auditing/sweep-retention.ts';
import { createAuditedRuns } from './journal/audited-runs.ts';
import { createAuditExports } from './journal/exports.ts';
import { createRefusalTurns } from './journal/refusals.ts';
import { createRelayView } from './journal/relay-view.ts';
import { createRetentionJournal } from './journal/retention.ts';
import type { Log } from './log.ts';
import { createDescribes } from './salesforce/describe.ts';
import { createInteractionExport } from './salesforce/export-interactions.ts';
import type { OrgConnections } from './salesforce/org-connections.ts';
import { createOrgPermissions } from './salesforce/org-permissions.ts';
import { createRetentionOrg } from './salesforce/retention-rules.ts';
import type { Store } from './store.ts';

export interface Auditing {
  parts: AuditingParts;
  retention: RetentionParts;
  /** Deletes what is over its time, unless another process is at it. */
  sweep(): Promise<unknown>;
  /** Ends exports that nobody fetches, and forgets old refusals. */
  tidy(): Promise<unknown>;
}

/** What auditors do and what is deleted by itself, for the service and for its commands. */
export function createAuditing(store: Store, connections: OrgConnections, log: Log): Auditing {
  const { database, worker, acts, vaults } = store;
  const refusals = createRefusalTurns(database);
  const parts: AuditingParts = {
    permissions: createOrgPermissions(connections),
    acts,
    refusals,
    runs: createAuditedRuns(database),
    vaults,
    exports: createAuditExports(database, worker.number),
    // Whoever exports is asked for what may be seen right now.
    interactions: createInteractionExport(connections, createDescribes(connections, 0)),
    relay: createRelayView(database),
    log,
  };
  const retention: RetentionParts = {
    ...{ retention: createRetentionJournal(database), org: createRetentionOrg(connections) },
    ...{ acts, log, now: Date.now },
  };
  return {
    parts,
    retention,
    sweep: () => sweepRetention(retention),
    tidy: () => Promise.all([endForgottenExports(parts), refusals.purge()]),
  };
}
