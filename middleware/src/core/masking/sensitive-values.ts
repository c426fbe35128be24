/** The values of one record that must not leave: from the mapping, and what the detectors found. */

import { ENTITY_TYPE_ROWS, type EntityType } from './entity-types.ts';
import { foldedWords } from './fold.ts';
import type { MaskLayer } from './masking-policy.ts';
import { otherFormsOf } from './record/nicknames.ts';
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
  const people = peopleOf(values);
  return values.map(({ type, text, layer, source }) => ({
    type,
    text,
    layer,
    source,
    key: (type === 'PERSON' ? people.get(text) : undefined) ?? keyOf(type, text),
  }));
}

function peopleOf(values: readonly KnownValue[]): Map<string, string> {
  const keys = new Map<string, string>();
  const ownersOf = new Map<string, Set<string>>();
  const people = new Map<string, string[]>();
  for (const { type, text } of values) {
    if (type === 'PERSON' && !people.has(text)) people.set(text, partsOfName(text).map(joined));
  }
  if (people.size < 2) {
    for (const [name, parts] of people) keys.set(name, parts.join(' '));
    return keys;
  }
  const longestFirst = [...people].sort(
    ([left, some], [right, others]) => others.length - some.length || right.length - left.length,
  );
  for (const [name, parts] of longestFirst) {
    const owners = sharedOwners(parts, ownersOf);
    const key = owners.length === 1 ? owners[0]! : parts.join(' ');
    keys.set(name, key);
    if (owners.length > 0) continue;
    for (const part of parts) {
      addOwner(ownersOf, part, key);
      if (part.length > 1 && /^[a-z]/.test(part)) addOwner(ownersOf, part.charAt(0), key);
    }
  }
  return keys;
}

function addOwner(ownersOf: Map<string, Set<string>>, part: string, key: string): void {
  const known = ownersOf.get(part);
  if (known) known.add(key);
  else ownersOf.set(part, new Set([key]));
}

/** The people with a name, or with one that it is short for: `A.` and `Kate` too. */
function ownersOfPart(part: string, ownersOf: Map<string, Set<string>>): ReadonlySet<string> {
  const owners = ownersOf.get(part);
  if (owners) return owners;
  const form = otherFormsOf(part).find((other) => ownersOf.has(other));
  return (form && ownersOf.get(form)) || NOBODY;
}

const joined = (words: string[]): string => (words.length === 1 ? words[0]! : words.join(' '));
const NOBODY: ReadonlySet<string> = new Set();

/** The people whose name has all these parts; at most two of them, which is as good as more. */
function sharedOwners(parts: readonly string[], ownersOf: Map<string, Set<string>>): string[] {
  const all = parts.map((part) => ownersOfPart(part, ownersOf)).sort((left, right) => left.size - right.size);
  const owners: string[] = [];
  for (const owner of all[0] ?? NOBODY) {
    if (all.every((known) => known.has(owner))) owners.push(owner);
    if (owners.length === 2) break;
  }
  return owners;
}
