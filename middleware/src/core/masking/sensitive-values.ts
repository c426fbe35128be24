/** The values of one record that must not leave: from the mapping, and what the detectors found. */

import type { EntityType } from '../types.ts';
import { foldedWords } from './fold.ts';
import { partsOfName } from './person-name.ts';

export interface SensitiveValue {
  type: EntityType;
  /** Which person or thing: equal for all the spellings of one. */
  key: string;
  text: string;
}

/** What two spellings of one value have in common. Phones agree in their last eight digits, with or without country. */
export function keyOf(type: EntityType, text: string): string {
  if (type === 'PHONE') return text.replace(/\D/g, '').slice(-8);
  if (type === 'CARD' || type === 'IBAN' || type === 'SSN' || type === 'IDENTIFIER')
    return foldedWords(text).join('');
  return foldedWords(text).join(' ') || text.trim();
}

/**
 * Gives every value its key. A person who is in several fields (full name here, first name there) becomes one person,
 * unless the single name fits more than one.
 */
export function withKeys(values: { type: EntityType; text: string }[]): SensitiveValue[] {
  const people = peopleOf(values.filter((value) => value.type === 'PERSON').map((value) => value.text));
  return values.map(({ type, text }) => ({
    type,
    text,
    key: type === 'PERSON' ? (people.get(text) ?? keyOf(type, text)) : keyOf(type, text),
  }));
}

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
