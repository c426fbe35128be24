import type { EntityType } from '../entity-types.ts';
import type { MaskLayer } from '../masking-policy.ts';
import type { SensitiveValue } from '../sensitive-values.ts';

/** What is found where a value, or a part of one, stands in a text. */
export interface Term {
  type: EntityType;
  key: string;
  layer: MaskLayer;
  source: string;
  /** See Found: a mailbox without its domain may as well be somebody's name. */
  certainty?: 1;
}

/** A mapped value that is found in a text was found by the record search; any other by the layer that found it first. */
export function termOf({ type, key, layer, source }: SensitiveValue): Term {
  return { type, key, layer: layer === 'field' ? 'record' : layer, source };
}

/** What a spelling that stands for two values stands for: neither of them, so it gets a number of its own. */
export function sharedTerm(term: Term, spelling: string): Term {
  return { ...term, key: `shared ${spelling}` };
}
