import type { EntityType, Operator } from './entity-types.ts';

/** Which layer of the masking found something. The order is that of the layers. */
export type MaskLayer = 'field' | 'record' | 'detector' | 'block list' | 'pattern' | 'name' | 'external';

export const MASK_LAYERS: readonly MaskLayer[] = [
  'field',
  'record',
  'detector',
  'block list',
  'pattern',
  'name',
  'external',
];

/** Words an admin never lets out. `name` is the rule's, for the preview and the audit. */
export interface BlockList {
  name: string;
  type: EntityType;
  terms: readonly string[];
  matchCase: boolean;
  wholeWords: boolean;
}

/** A pattern an admin wrote, in RE2's syntax. */
export interface AdminPattern {
  name: string;
  type: EntityType;
  pattern: string;
  matchCase: boolean;
}

/** A detector that answers over HTTP as Presidio's analyzer does. */
export interface ExternalDetector {
  name: string;
  endpoint: string;
  /** Name of the credential whose secret is sent as bearer token; null: none. */
  credential: string | null;
  language: string;
  /** 0 to 1: findings below are not taken. */
  minimumScore: number;
  /** What happens to a run while the detector does not answer. */
  onOutage: 'block' | 'go on';
}

/** What an org's masking rules come to. */
export interface MaskingPolicy {
  /** Types that detectors no longer look for. Mapped fields, block lists and patterns are masked all the same. */
  off: readonly EntityType[];
  /** What stands in place of a type's values; a type that is not named gets a token. */
  operators: Partial<Record<EntityType, Operator>>;
  blockLists: readonly BlockList[];
  patterns: readonly AdminPattern[];
  external: ExternalDetector | null;
}

/** What holds where an org has no masking rules: everything is looked for, everything becomes a token. */
export const DEFAULT_POLICY: MaskingPolicy = {
  off: [],
  operators: {},
  blockLists: [],
  patterns: [],
  external: null,
};
