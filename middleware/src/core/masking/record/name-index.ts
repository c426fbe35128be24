/** Puts people into the index: by every word of their names, by two of them together, and by what is written in one word. */

import { isAmbiguous } from '../ambiguous-words.ts';
import { isEveryday } from './everyday-words.ts';
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
/** Longer ones are no everyday word by chance. */
const LONG_TOGETHER = 8;

/** Adds one person by the spellings of the name. */
export function addPerson(index: RecordIndex, value: SensitiveValue): void {
  const term = termOf(value);
  const parts = partsOfName(value.text);
  const flat = parts.length === 1 ? parts[0]! : parts.flat();
  const words = flat.slice(0, MOST_WORDS);
  const strengths = words.map(strengthOf);
  const initials = initialsOf(words);
  const spelt = spellOut(value.text);
  const variants = spelt === null ? null : partsOfName(spelt).flat();
  words.forEach((word, at) => {
    addWord(index, word, { term, word, strength: strengths[at]!, initials });
    if (strengths[at]! > 0) index.names.push(word);
    const variant = variants?.[at] ?? withoutSpelling(word);
    if (variant !== null && variant !== word) {
      addWord(index, variant, { term, word, strength: strengthOf(variant), initials });
    }
    for (let other = 0; other < at; other += 1) {
      if (strengths[at]! + strengths[other]! > 0) addPair(index, words[other]!, word, term);
    }
  });
  if (parts.length > 1 || words.length > 1) addTogether(index, parts, term);
  if (spelt !== null && parts.length > 1) addTogether(index, partsOfName(spelt), term);
  addUnusual(index, parts, flat, term);
}

function strengthOf(word: string): 0 | 1 | 2 {
  if (word.length < 2 || /^\d/.test(word) || isParticle(word) || isTitle(word)) return 0;
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
    if (word.length < SHORTEST_TOGETHER || (word.length < LONG_TOGETHER && isEveryday(word))) continue;
    addWord(index, word, { term, word, strength: 2, initials: initialBit(word) });
  }
}

/** Names of words that say nothing alone (王小明, A. B.), and very long ones, are found as they stand. */
function addUnusual(index: RecordIndex, parts: string[][], flat: string[], term: Term): void {
  const says = (words: string[]): boolean => words.some((word) => strengthOf(word) > 0);
  if (flat.join('').length > 1 && (flat.length > MOST_WORDS || !says(flat))) {
    addPhrase(index, flat, { term, part: false, written: flat.length === 1 ? 'as a name' : 'anyhow' });
  }
  if (parts.length < 2) return;
  const silent = parts.slice(0, MOST_WORDS).filter((part) => part.length > 1 && !says(part));
  for (const words of silent) addPhrase(index, words, { term, part: true, written: 'anyhow' });
}
