import type { CredentialParts } from '../administration/manage-credentials.ts';
import type { MaskingParts } from '../administration/masking-parts.ts';
import type { ConnectionTestParts } from '../administration/test-connection.ts';
import type { AuditingParts } from '../auditing/auditing-parts.ts';
import type { BatchParts } from '../batches/batch-parts.ts';
import type { BatchWork } from '../batches/feed.ts';
import type { Log } from '../log.ts';
import type { Counts } from '../observing-ports.ts';
import type {
  DatabaseHealth,
  OrgRegistry,
  RunEnder,
  RunReader,
  RunVaults,
  RunWriter,
  Tickets,
} from '../ports.ts';
import type { OpenStreams } from './open-streams.ts';
import type { RunPump } from '../runs/run-pump.ts';

/** What the door is given by main.ts. */
export interface HttpParts {
  registry: OrgRegistry;
  tickets: Tickets;
  journal: RunReader & RunWriter & RunEnder;
  vaults: RunVaults;
  queue: RunPump;
  streams: OpenStreams;
  database: DatabaseHealth;
  administration: CredentialParts & ConnectionTestParts & MaskingParts;
  auditing: AuditingParts;
  batching: BatchParts & Pick<BatchWork, 'nudge'>;
  log: Log;
  /** Absent where nobody reads them. */
  counts?: Counts;
  /** Address under which browsers reach this service, no slash at the end. */
  publicUrl(): string;
  heartbeatMilliseconds: number;
}
