/** The words every part of the middleware shares. Types only: nothing here runs. */

import type { EntityType } from './masking/entity-types.ts';
import type { MaskLayer } from './masking/masking-policy.ts';
import type { ModelInterface } from './provider.ts';

export type { EntityType };

/**
 * What the mapping says about a field: sent as it is (a text after everything sensitive in it was masked), masked inside
 * whatever its type, masked as a whole, "[redacted]", or never read.
 */
export type Treatment = 'send' | 'mask inside' | 'mask' | 'redact' | 'drop';

/** What an empty field renders as: nothing, or the word "(none)". */
export type BlankPolicy = 'omit' | 'show-none';

/** One field of a node. `entityType` is null where the mapping names none. */
export interface MappingField {
  apiName: string;
  treatment: Treatment;
  entityType: EntityType | null;
  blankPolicy: BlankPolicy;
}

/** One object of the data context: the record itself, a parent (many-to-one) or a list of children. */
export interface MappingNode {
  objectName: string;
  /** `Account`, `Owner`, `CaseComments`; empty on the root. */
  relationshipName: string;
  nodeType: 'root' | 'parent' | 'children';
  /** SOQL conditions and order an admin wrote; null when there are none. Only children nodes use them. */
  filter: string | null;
  orderBy: string | null;
  rowLimit: number | null;
  fields: MappingField[];
  parents: MappingNode[];
  children: MappingNode[];
}

/** A data context mapping: everything a prompt may read, as a tree. */
export interface Mapping {
  id: string;
  apiName: string;
  root: MappingNode;
}

/** One version of a prompt, as configured in Salesforce. */
export interface PromptVersion {
  id: string;
  promptId: string;
  promptApiName: string;
  promptLabel: string;
  objectName: string;
  versionNumber: number;
  status: 'Draft' | 'In Review' | 'Approved' | 'Retired';
  systemPrompt: string;
  template: string;
  outputType: 'markdown' | 'text';
  modelId: string | null;
  mappingId: string;
  contentHash: string | null;
}

/** Whose models they are, or how they are reached: rows of core/platforms.ts. */
export type Platform =
  | 'openai'
  | 'azure-openai'
  | 'anthropic'
  | 'google'
  | 'bedrock'
  | 'oci'
  | 'mistral'
  | 'deepseek'
  | 'llama'
  | 'ollama'
  | 'cohere'
  | 'openai-compatible'
  | 'builtin'
  | 'scripted';

/** A connection profile: all of AI_Model__c. Prices are decimal strings per 1 000 000 tokens. */
export interface ModelProfile {
  id: string;
  apiName: string;
  name: string;
  platform: Platform;
  technology: string;
  /** Wire format, where the platform has several; null is its first. */
  interface: ModelInterface | null;
  modelType: string | null;
  credential: string | null;
  endpoint: string | null;
  region: string | null;
  temperature: number | null;
  topP: number | null;
  maxTokens: number | null;
  contextWindow: number | null;
  /** The most calls under way at once, and the most that begin in a minute, over all processes; null: no limit. */
  maxConcurrent: number | null;
  requestsPerMinute: number | null;
  capabilities: string[];
  inputPrice: string | null;
  outputPrice: string | null;
  /** Of input read from a cache, and of input written to one; null: as any other input. */
  cachedInputPrice: string | null;
  cacheWritePrice: string | null;
  currency: string | null;
  /** ISO date from which the record's prices hold; before it, and without prices, the catalogue's do. */
  pricesFrom: string | null;
  status: 'Draft' | 'Active' | 'Deprecated' | 'Retired';
  organizationDefault: boolean;
  /** The last resort: at most one model of an org. */
  platformDefault: boolean;
}

/** A value as it will stand in the prompt. `text` is null when the field is empty or was left out. */
export interface ContextValue {
  text: string | null;
  /** False when the user may not see the field; it then renders as blank. */
  visible: boolean;
  /** True for what is no free text by its type: a picklist, number, date, id or autonumber. It is sent as it stands. */
  structured?: boolean;
}

/** One record with its parents and children, read as the running user. Keys are the mapping's names. */
export interface RecordContext {
  objectName: string;
  recordId: string | null;
  /** Names of people around the record (owner, author, contact), read only to find them in texts: never rendered. */
  people?: string[];
  fields: Record<string, ContextValue>;
  parents: Record<string, RecordContext | null>;
  children: Record<string, RecordContext[]>;
}

/** A field, object or relationship of the mapping that was not read, and why. */
export interface LeftOutField {
  /** `Account.AnnualRevenue`; `Contact.*` when a whole object is left out. */
  field: string;
  reason: 'NOT_VISIBLE' | 'DROPPED';
}

/** How often each type was masked, counted per place that was replaced. */
export type MaskCounts = Partial<Record<EntityType, number>>;

/** The same places, counted by the layer that found the value. */
export type LayerCounts = Partial<Record<MaskLayer, MaskCounts>>;

/** One secret: a token and the spelling that stood in its place. */
export interface VaultEntry {
  token: string;
  type: EntityType;
  /** The real value as it stood in the record: what restore prints. */
  value: string;
  /** Which person or thing it is: equal for all spellings of one. Absent in vaults of earlier versions. */
  key?: string;
  /** The layer that found it. */
  layer?: MaskLayer;
  /**
   * True for a spelling in a text that is no value by itself but holds one: of its words only those of the value are
   * sensitive, and the value has an entry of its own.
   */
  spelling?: boolean;
  /** What stands in the prompt in place of the token, where the type's operator is another one. */
  shown?: string;
  /** False when `shown` cannot be put back. */
  reversible?: boolean;
}

/**
 * Tokens and their values for one run. Plain data, so that the service can encrypt and store it.
 * It holds real values: never log it, never put it in a prompt.
 */
export interface Vault {
  /** Two letters or digits chosen at random by the caller; every token of this vault carries them. */
  nonce: string;
  entries: VaultEntry[];
}

/** A prompt with tokens in place of values: safe to send, to journal and to audit. */
export interface MaskedPrompt {
  system: string;
  prompt: string;
  maskCounts: MaskCounts;
  /** Absent in prompts of earlier versions. */
  layerCounts?: LayerCounts;
}

/** A run that cannot go on. `detail` names configuration (a model, a tag), never a record's value. */
export interface RunFailure {
  code: string;
  detail: string;
}

/** Which of the three layers names a model. */
export type ModelLayer = 'prompt version' | 'organization default' | 'platform default';

/** A model that may answer, and why it stands where it stands in the order. */
export interface ModelCandidate {
  model: ModelProfile;
  /** Null for a model that is asked to test it. */
  layer: ModelLayer | null;
  reason: string;
}

/** A model that a layer names and that is not asked. */
export interface SkippedModel {
  /** Of a model that is not there, its id. */
  model: { apiName: string; name: string };
  layer: ModelLayer;
  code: 'MODEL_NOT_ACTIVE' | 'MODEL_NOT_CONFIGURED' | 'MODEL_OUT_OF_REGION';
  reason: string;
}

/** What one layer comes to. */
export type ModelStep = ModelCandidate | SkippedModel;
