import type { LoadProvider } from '../core/provider.ts';
import type { Log } from '../log.ts';
import type {
  Credentials,
  OrgConfiguration,
  RecordReader,
  RunEnder,
  RunReader,
  RunVaults,
  RunWriter,
} from '../ports.ts';

/** What the runs are given by main.ts. */
export interface RunParts {
  journal: RunReader & RunWriter & RunEnder;
  vaults: RunVaults;
  configuration: OrgConfiguration;
  records: RecordReader;
  credentials: Credentials;
  loadProvider: LoadProvider;
  /** The addresses behind a host name: a name can lead where its address would be refused. */
  resolveHost(hostname: string): Promise<string[]>;
  settings: RunSettings;
  log: Log;
}

export interface RunSettings {
  runDeadlineMs: number;
  modelIdleTimeoutMs: number;
  /** Codes for which the next candidate is asked. Empty: never. */
  fallbackOn: string[];
  /** Allows model endpoints on this machine. */
  development: boolean;
}
