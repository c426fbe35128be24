/**
 * Every edge of the service; run-ports, audit-ports, auditing-ports, batch-ports and observing-ports hold those of one matter.
 * Adapters implement these; runs/ and http/ know nothing else of them.
 */

import type { Found } from './core/masking/detectors/detector.ts';
import type { ExternalDetector, MaskingPolicy } from './core/masking/masking-policy.ts';
import type {
  Mapping,
  ModelProfile,
  PromptVersion,
  RecordContext,
  LeftOutField,
  Vault,
} from './core/types.ts';
import type { CredentialChange, CredentialFacts, StoredCredential } from './credential-record.ts';
import type { Caller } from './run-record.ts';

export type {
  CredentialChange,
  CredentialFacts,
  CredentialVersion,
  StoredCredential,
} from './credential-record.ts';

export type * from './run-ports.ts';

// ---- journal/: what is on record -----------------------------------------------------------------------------------

export interface Ticket {
  ticket: string;
  expiresAt: Date;
}

export interface Tickets {
  issue(caller: Caller, runId: string): Promise<Ticket>;
  /** Whose ticket it was. Works once; rejects with TICKET_INVALID, TICKET_USED or TICKET_EXPIRED. */
  consume(ticket: string, runId: string): Promise<Caller>;
}

/** An org as its operator registered it. */
export interface OrgRegistration {
  /** 18 characters. */
  orgId: string;
  instanceUrl: string;
  tokenUrl: string;
  audience: string;
  clientId: string;
  integrationUsername: string;
  lightningOrigin: string;
  /** At most two, newest first. */
  certificates: { keyId: string | null; pem: string }[];
}

export interface OrgRegistry {
  find(orgId: string): Promise<OrgRegistration | null>;
  isLightningOrigin(origin: string): Promise<boolean>;
}

/** A model whose admin limits its calls; null: that one is not limited. */
export interface LimitedModel {
  orgId: string;
  /** Orgs that use the same credential of the installation, and name the same numbers, share them. */
  credential: string | null;
  /** What is asked under the credential, in any unmistakable spelling. */
  model: string;
  maxConcurrent: number | null;
  requestsPerMinute: number | null;
}

/** The calls of limited models, over all processes. */
export interface ModelLimits {
  /**
   * Resolves when the model may be asked; what it gives must be called when the call is over. Rejects with MODEL_BUSY after
   * `deadlineMs` milliseconds, MODEL_CANCELLED when `signal` is aborted, DATABASE_UNREACHABLE.
   */
  enter(
    model: LimitedModel,
    waiting: { batch: boolean; signal: AbortSignal; deadlineMs: number },
  ): Promise<() => void>;
}

export interface DatabaseHealth {
  /** Rejects when the database does not answer. */
  check(): Promise<void>;
}

// ---- vault/: what is secret ----------------------------------------------------------------------------------------

/** Encrypts texts for one purpose each: what was sealed for one context opens for no other. */
export interface Sealer {
  seal(text: string, context: string): Buffer;
  /** Throws VAULT_KEY_WRONG when key or context is another one. */
  open(sealed: Buffer, context: string): string;
  /** False for what was sealed under the key before the last change of the key. */
  isCurrent(sealed: Buffer): boolean;
}

export interface RunVaults {
  /** The values behind a run's tokens; null when none were stored or their time is over. */
  open(caller: Caller, runId: string): Promise<Vault | null>;
}

export interface Credentials {
  /** The credential of a name; null when it is not stored. Only whoever asks a model asks for it. */
  find(orgId: string, name: string): Promise<StoredCredential | null>;
}

export interface CredentialStore extends Credentials {
  /** Stores a secret with its hosts in place of what was there. What was there stays usable for the overlap. */
  set(
    orgId: string,
    name: string,
    secret: string,
    hosts: string[],
    change?: CredentialChange,
  ): Promise<CredentialFacts>;
  /** Without secrets, by name; of one org and of the whole installation, or of everybody. */
  list(orgId?: string): Promise<CredentialFacts[]>;
  /** False when there was none. */
  delete(orgId: string, name: string): Promise<boolean>;
}

// ---- salesforce/: the org ------------------------------------------------------------------------------------------

/** Everything one run needs of the org's configuration. */
export interface PromptConfiguration {
  version: PromptVersion;
  mapping: Mapping;
  models: ModelProfile[];
  /** The same object for as long as the configuration is kept. */
  masking: MaskingPolicy;
}

export interface OrgConfiguration {
  /** Rejects with PROMPT_NOT_FOUND, PROMPT_NOT_APPROVED, TEMPLATE_FIELD_UNKNOWN, MASKING_RULE_INVALID … */
  load(orgId: string, promptApiName: string): Promise<PromptConfiguration>;
}

/** Models as admins manage them: asked fresh every time, because somebody looks at them right now. */
export interface ModelAdministration {
  /** True when the org lets this very person create and change models. Asked as that person. */
  mayManage(caller: Caller): Promise<boolean>;
  /** All models of the org, whatever their status. Rejects with ORG_CONFIGURATION_UNREADABLE … */
  models(orgId: string): Promise<ModelProfile[]>;
}

/** Masking as admins manage it: asked fresh every time, because somebody looks at it right now. */
export interface MaskingAdministration {
  /** True when the org lets this very person create masking rules. Asked as that person. */
  mayManage(caller: Caller): Promise<boolean>;
  /** What the org's rules come to. Rejects with MASKING_RULE_INVALID … */
  policy(orgId: string): Promise<MaskingPolicy>;
  /** Rejects with MAPPING_NOT_FOUND or MAPPING_INVALID. */
  mapping(orgId: string, apiName: string): Promise<Mapping>;
  /** Ids of the newest records that this person may see, newest first. */
  newest(caller: Caller, objectName: string, count: number): Promise<string[]>;
}

/** What the org's custom permissions let a person do, see force-app customPermissions. */
export interface Permissions {
  runBatches: boolean;
  audit: boolean;
  exportAudit: boolean;
  revealValues: boolean;
  manageHolds: boolean;
}

export interface OrgPermissions {
  /** Asked as that person, fresh every time. Rejects with ORG_UNREACHABLE … */
  of(caller: Caller): Promise<Permissions>;
}

export interface RecordReader {
  /** The record and its relatives as this person may see them, in one query. Rejects with RECORD_NOT_FOUND … */
  read(
    caller: Caller,
    mapping: Mapping,
    recordId: string,
  ): Promise<{ record: RecordContext; leftOut: LeftOutField[] }>;
}

// ---- detectors/: layer 7 of the masking ----------------------------------------------------------------------------

/** How to reach an external detector. */
export interface DetectorConnection extends Pick<ExternalDetector, 'endpoint' | 'language' | 'minimumScore'> {
  /** Sent as bearer token; null: none. */
  secret: string | null;
}

/** What came of asking. */
export interface Detection {
  /** What was found, by text; a text is missing when there was no answer for it. */
  found: ReadonlyMap<string, readonly Found[]>;
  /** Why texts are missing, in words for an admin; null when none is. */
  problem: string | null;
}

/** Whoever finds over HTTP. The texts are as they stand in the record: they are not masked yet. */
export interface TextDetection {
  /** Asks about each text once. Never rejects; aborting `signal` ends it. */
  detect(texts: readonly string[], connection: DetectorConnection, signal: AbortSignal): Promise<Detection>;
}

// ---- audit/: from the journal to the org ---------------------------------------------------------------------------

export type * from './audit-ports.ts';
