import type { RelayView } from '../audit-ports.ts';
import type { AuditedRuns, AuditExports, InteractionExport, RefusalTurns } from '../auditing-ports.ts';
import type { Log } from '../log.ts';
import type { ActRecorder, OrgPermissions, RunVaults } from '../ports.ts';
import type { Caller } from '../run-record.ts';

/** What the stories of an auditor need. */
export interface AuditingParts {
  permissions: OrgPermissions;
  acts: ActRecorder;
  refusals: RefusalTurns;
  runs: AuditedRuns;
  vaults: RunVaults;
  exports: AuditExports;
  interactions: InteractionExport;
  relay: RelayView;
  log: Log;
}

/** Who asks, and under which trace. */
export interface Asker {
  caller: Caller;
  traceId: string;
}

/** Where acts come from that a person of the org asked for. */
export const CHANNEL = 'salesforce';
