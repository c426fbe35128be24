/** Puts people into the index: by every word of their names, by two of them together, and by what is written in one word. */

import { isAmbiguous } from '../ambiguous-words.ts';
import { isParticle, isTitle } from '../name-words.ts';
import {
  initialBit,
  initialsOf,
  partsOfName,
  spellOut,
  withoutSpelling,
  writtenTogether,
} from './person-name.ts';
import { addPhrase, entryOf, pairOf, type NamePart, type RecordIndex } from './record-index.ts';
import { sharedTerm, termOf, type Term } from './search-terms.ts';
import type { SensitiveValue } from '../sensitive-values.ts';

/** Of a longer name only the first words are looked at one by one. */
const MOST_WORDS = 8;
/** Shorter ones in one word are too often something else. */
const SHORTEST_TOGETHER = 5;

/** Adds one person by the spellings of the name. */
export function addPerson(index: RecordIndex, value: SensitiveValue): void {
  const term = termOf(value);
  const parts = partsOfName(value.text);
  const flat = parts.length === 1 ? parts[0]! : parts.flat();
  const words = flat.length > MOST_WORDS ? flat.slice(0, MOST_WORDS) : flat;
  const initials = initialsOf(words);
  const spelt = spellOut(value.text);
  const variants = spelt === null ? null : partsOfName(spelt);
  addWords(index, words, variants?.flat() ?? null, term, initials);
  if (words.length > 1) addTogether(index, parts, term);
  if (variants && words.length > 1) addTogether(index, variants, term);
  addUnusual(index, parts, flat, term);
}

function addWords(
  index: RecordIndex,
  words: readonly string[],
  variants: readonly string[] | null,
  term: Term,
  initials: number,
): void {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const strength = strengthOf(word);
    addWord(index, word, { term, word, strength, initials });
    if (strength > 0) index.names.push(word);
    const variant = variants?.[at] ?? withoutSpelling(word);
    if (variant !== null && variant !== word) {
      addWord(index, variant, { term, word, strength: strengthOf(variant), initials });
    }
    for (let other = 0; other < at; other += 1) {
      if (strength > 0 || strengthOf(words[other]!) > 0) addPair(index, words[other]!, word, term);
    }
  }
}

function strengthOf(word: string): 0 | 1 | 2 {
  const code = word.charCodeAt(0);
  if (word.length < 2 || (code >= 48 && code <= 57) || isParticle(word) || isTitle(word)) return 0;
  return word.length < 3 || isAmbiguous(word) ? 1 : 2;
}

function addWord(index: RecordIndex, word: string, part: NamePart): void {
  const entry = entryOf(index, word);
  const known = entry.name;
  if (known === null) entry.name = part;
  else {
    const initials = known.initials | part.initials;
    const one = known.term.key === part.term.key;
    if (one && known.initials === initials) return;
    const strength = Math.min(known.strength, part.strength) as NamePart['strength'];
    entry.name = { ...known, term: one ? known.term : sharedTerm(known.term, word), strength, initials };
  }
}

function addPair({ pairs }: RecordIndex, left: string, right: string, term: Term): void {
  const id = pairOf(left, right);
  const known = pairs.get(id);
  if (known === undefined) pairs.set(id, term);
  else if (known.key !== term.key) pairs.set(id, sharedTerm(known, id));
}

function addTogether(index: RecordIndex, parts: string[][], term: Term): void {
  for (const word of writtenTogether(parts)) {
    if (word.length < SHORTEST_TOGETHER) continue;
    addWord(index, word, { term, word, strength: 2, initials: initialBit(word), together: true });
  }
  for (const part of parts.slice(0, MOST_WORDS)) {
    if (part.length === 1) continue;
    for (const other of parts.slice(0, MOST_WORDS)) {
      if (other !== part) for (const word of other.slice(0, 2)) addPair(index, part.join(''), word, term);
    }
  }
}

/** Names of words that say nothing alone (王小明, A. B.), and very long ones, are found as they stand. */
function addUnusual(index: RecordIndex, parts: string[][], flat: string[], term: Term): void {
  if (flat.length > MOST_WORDS || (!says(flat) && flat.join('').length > 1)) {
    addPhrase(index, flat, { term, part: false, written: flat.length === 1 ? 'as a name' : 'anyhow' });
  }
  if (parts.length < 2 || parts.length === flat.length) return;
  for (const words of parts.slice(0, MOST_WORDS)) {
    if (words.length > 1 && !says(words)) addPhrase(index, words, { term, part: true, written: 'anyhow' });
  }
}

const says = (words: readonly string[]): boolean => words.some((word) => strengthOf(word) > 0);
