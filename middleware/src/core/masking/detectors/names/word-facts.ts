import {
  FIRST,
  LAST,
  LEGAL_FORM,
  ORDINARY,
  ORGANIZATION,
  PARTICLE,
  PLACE,
  PRODUCT,
  ROLE,
  STOP,
  STREET,
  TITLE,
} from './bits.ts';
import { AMBIGUOUS_WORDS } from '../../ambiguous-words.ts';
import { CLEAR_FIRST_NAMES, COMMON_FIRST_NAMES } from './common-first-names.ts';
import { COMMON_SURNAMES } from './common-surnames.ts';
import { PAIR } from './cue-bits.ts';
import { CUE_LISTS } from './cues.ts';
import { DICTIONARY_WORDS, FIRST_NAMES, LAST_NAMES, PLACE_NAMES } from './dictionaries.ts';
import { factsOfForm } from './word-forms.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { KNOWN_PAIRS } from './known-pairs.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { LEGAL_FORMS, ORGANIZATION_WORDS, PRODUCTS, STREET_WORDS } from './organization-words.ts';
import { PLACES } from './places.ts';
import { FORMS_OF_ADDRESS, PARTICLES, ROLES, TITLES } from './titles-and-roles.ts';
import { WordTable } from './word-table.ts';

/** Function words and roles that are common first names in another language: Jan, Mia, Marco, Irma. */
const NAMES_TOO =
  'jan dan ben ed marco april june may august julio domingo elle ela sem mia cara mari mae irma amie claude alexa jenkins con just mei';

/** Marks a word that some list has; words that only announce something are told by their form. */
const LISTED = 1 << 20;

let table: WordTable | null = null;

/** The number of the word from `start` to `end` of a text, by which the functions below know it; 0 for an unlisted one. */
export function indexOf(text: string, start: number, end: number): number {
  if (start >= end) return 0;
  table ??= readLists();
  return table.find(text, start, end);
}

/** The bits of a word that some list has; 0 for every other. */
export const listedFactsAt = (index: number): number => (index > 0 ? table!.factsAt(index) & ~LISTED : 0);

/** What a word announces, in the bits of cue-bits.ts. */
export const cuesAt = (index: number): number => (index > 0 ? table!.cuesAt(index) : 0);

/** The folded word of a number. */
export const wordAt = (index: number): string => (index > 0 ? table!.wordAt(index) : '');

/** The bits of the word from `start` to `end` with its number; what nobody listed is judged by its form. */
export function factsAt(text: string, start: number, end: number, index: number): number {
  if (index > 0) {
    const facts = table!.factsAt(index);
    if (facts & LISTED) return facts & ~LISTED;
  }
  return factsOfForm(text, start, end, listedFactsOf);
}

/** The bits of a folded word, its form included. */
export function factsOf(folded: string): number {
  return factsAt(folded, 0, folded.length, indexOf(folded, 0, folded.length));
}

const listedFactsOf = (folded: string): number => listedFactsAt(indexOf(folded, 0, folded.length));

function readLists(): WordTable {
  const words = new WordTable();
  const add = (word: string, bits: number): void => {
    const index = words.add(word);
    words.setFacts(index, words.factsAt(index) | bits | LISTED);
  };
  eachName(FIRST_NAMES(), (name) => add(name, FIRST));
  for (const word of split(COMMON_FIRST_NAMES)) add(word, FIRST);
  eachName(LAST_NAMES(), (name) => add(name, LAST));
  for (const word of split(COMMON_SURNAMES)) add(word, LAST);
  eachName(PLACE_NAMES(), (place) => {
    const index = words.add(place);
    if (words.factsAt(index) === 0) words.setFacts(index, PLACE | LISTED);
  });
  eachName(DICTIONARY_WORDS(), (word) => add(word, ORDINARY));
  for (const [bits, list] of OWN_LISTS) for (const word of split(list)) add(word, bits);
  for (const form of LEGAL_FORMS) add(form, LEGAL_FORM);
  settle(words);
  addCues(words);
  return words;
}

const OWN_LISTS: [number, string][] = [
  [PLACE, PLACES],
  [ORDINARY, ORDINARY_WORDS],
  [STOP, FUNCTION_WORDS],
  [STOP | PRODUCT, PRODUCTS],
  [ORGANIZATION, ORGANIZATION_WORDS],
  [STREET, STREET_WORDS],
  [TITLE, TITLES],
  [ROLE, ROLES],
  [PARTICLE, PARTICLES],
];

const split = (list: string): string[] => list.split(/\s+/).filter(Boolean);

/** What a word is when lists disagree: a role is no first name, an everyday word that is a name needs more evidence. */
function settle(words: WordTable): void {
  for (const word of split(NAMES_TOO)) {
    const index = words.add(word);
    words.setFacts(index, (words.factsAt(index) & ~(STOP | ROLE | TITLE)) | ORDINARY | LISTED);
  }
  for (const index of words.numbers) {
    const facts = words.factsAt(index);
    const bits = facts & (ROLE | TITLE) ? facts & ~FIRST : facts;
    const short = bits & (FIRST | LAST) && words.wordAt(index).length < 3;
    if (short || bits !== facts) words.setFacts(index, short ? bits | ORDINARY : bits);
  }
  for (const word of split(FORMS_OF_ADDRESS)) {
    const index = words.add(word);
    words.setFacts(index, words.factsAt(index) & ~(FIRST | LAST));
  }
  for (const word of AMBIGUOUS_WORDS) {
    const index = words.find(word, 0, word.length);
    if (words.factsAt(index) & (FIRST | LAST)) words.setFacts(index, words.factsAt(index) | ORDINARY);
  }
  for (const word of split(CLEAR_FIRST_NAMES)) {
    const index = words.find(word, 0, word.length);
    const facts = words.factsAt(index);
    if (facts !== 0 && !(facts & PLACE)) words.setFacts(index, (facts & ~ORDINARY) | FIRST);
  }
}

function addCues(words: WordTable): void {
  const add = (word: string, bit: number): void => {
    const index = words.add(word);
    words.setCues(index, words.cuesAt(index) | bit);
  };
  for (const [bit, list] of CUE_LISTS) for (const word of list) add(word, bit);
  for (const pair of KNOWN_PAIRS) add(pair.slice(0, pair.indexOf(' ')), PAIR);
}

/** Entries of one word; the parts of `Jean-Pierre` count as well. Entries of several words say nothing of each. */
function eachName(entries: Iterable<readonly string[]>, tell: (name: string) => void): void {
  for (const list of entries) for (const entry of list) tellNames(entry, tell);
}

/** A function of its own: long loops over lists are compiled anew for each list. */
function tellNames(entry: string, tell: (name: string) => void): void {
  if (entry.includes(' ')) return;
  tell(entry);
  if (!entry.includes('-')) return;
  for (const part of entry.split('-')) if (part.length > 2) tell(part);
}
