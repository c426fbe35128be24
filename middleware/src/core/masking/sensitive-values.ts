/** The values of one record that must not leave: from the mapping, and what the detectors found. */

import { ENTITY_TYPE_ROWS, type EntityType } from './entity-types.ts';
import { foldedWords } from './fold.ts';
import type { MaskLayer } from './masking-policy.ts';
import { partsOfName } from './record/person-name.ts';

export interface SensitiveValue extends KnownValue {
  /** Which person or thing: equal for all the spellings of one. */
  key: string;
}

/** A value that must not leave, and which layer and field, row or rule says so. */
export interface KnownValue {
  type: EntityType;
  text: string;
  layer: MaskLayer;
  source: string;
}

/** Values that are numbers at heart: blanks and hyphens between their characters mean nothing. */
const COMPACT = new Set<EntityType>(
  ENTITY_TYPE_ROWS.filter(
    ({ word, operators }) => word !== 'PHONE' && (operators as readonly string[]).includes('partial'),
  ).map(({ word }) => word),
);

/** What two spellings of one value have in common. Phones agree in their last eight digits, with or without country. */
export function keyOf(type: EntityType, text: string): string {
  if (type === 'PHONE') return text.replace(/\D/g, '').slice(-8);
  if (COMPACT.has(type)) return foldedWords(text).join('');
  return foldedWords(text).join(' ') || text.trim();
}

/**
 * Gives every value its key. A person who is in several fields (full name here, first name there) becomes one person,
 * unless the single name fits more than one.
 */
export function withKeys(values: readonly KnownValue[]): SensitiveValue[] {
  const people = peopleOf(values.filter((value) => value.type === 'PERSON').map((value) => value.text));
  return values.map((value) => ({ ...value, key: keyAmong(people, value) }));
}

const keyAmong = (people: Map<string, string>, { type, text }: KnownValue): string =>
  (type === 'PERSON' ? people.get(text) : undefined) ?? keyOf(type, text);

function peopleOf(names: string[]): Map<string, string> {
  const keys = new Map<string, string>();
  const ownersOf = new Map<string, Set<string>>();
  const longestFirst = [...new Set(names)]
    .map((name) => ({ name, parts: partsOfName(name).map((words) => words.join(' ')) }))
    .sort((left, right) => right.parts.length - left.parts.length);
  for (const { name, parts } of longestFirst) {
    const owners = sharedOwners(parts, ownersOf);
    const key = owners.length === 1 ? owners[0]! : parts.join(' ');
    keys.set(name, key);
    if (owners.length > 0) continue;
    for (const part of parts) ownersOf.set(part, (ownersOf.get(part) ?? new Set()).add(key));
  }
  return keys;
}

/** The people whose name has all these parts. */
function sharedOwners(parts: string[], ownersOf: Map<string, Set<string>>): string[] {
  const [first, ...rest] = parts.map((part) => ownersOf.get(part) ?? new Set<string>());
  return [...(first ?? [])].filter((owner) => rest.every((owners) => owners.has(owner)));
}
