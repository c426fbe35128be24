import type { Catalogue } from '../core/catalogue.ts';
import type { FallbackOn } from '../core/failure-policy.ts';
import type { LoadProvider } from '../core/provider.ts';
import type { MaskingPolicy } from '../core/masking/masking-policy.ts';
import type { Mapping, ModelStep, PromptVersion, RecordContext } from '../core/types.ts';
import type { Log } from '../log.ts';
import type { Tracing } from '../observing-ports.ts';
import type { RunRecord } from '../run-record.ts';
import type {
  Credentials,
  ModelLimits,
  OrgConfiguration,
  RecordReader,
  RunEnder,
  RunReader,
  RunVaults,
  RunWriter,
  TextDetection,
} from '../ports.ts';
import type { Circuits } from './circuits.ts';
import type { Time } from './time.ts';

/** Everything an answer depends on. */
export interface WhatIsAsked {
  version: PromptVersion;
  mapping: Mapping;
  policy: MaskingPolicy;
  record: RecordContext;
  steps: ModelStep[];
}

/** What the runs are given by main.ts. */
export interface RunParts {
  journal: RunReader & RunWriter & RunEnder;
  vaults: RunVaults;
  configuration: OrgConfiguration;
  records: RecordReader;
  credentials: Credentials;
  detection: TextDetection;
  /** Whether an item of a batch would be asked what its record's last answer was asked already; remembers what it is. */
  unchanged(run: RunRecord, asked: WhatIsAsked): Promise<boolean>;
  loadProvider: LoadProvider;
  /** The addresses behind a host name: a name can lead where its address would be refused. */
  resolveHost(hostname: string): Promise<string[]>;
  /** Prices of models whose records name none. */
  catalogue: Catalogue;
  circuits: Circuits;
  limits: ModelLimits;
  /** Who is told how runs went; absent where nobody traces them. */
  tracing?: Tracing;
  time: Time;
  settings: RunSettings;
  log: Log;
}

export interface RunSettings {
  runDeadlineMs: number;
  modelIdleTimeoutMs: number;
  /** The failures after which the next model is asked. */
  fallbackOn: FallbackOn;
  /** How often one model is asked for the same before it is given up. */
  modelAttempts: number;
  /** Allows model endpoints on this machine. */
  development: boolean;
}
