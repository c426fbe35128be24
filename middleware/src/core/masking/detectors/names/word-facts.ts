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
import { isAmbiguous } from '../../ambiguous-words.ts';
import { CLEAR_FIRST_NAMES, COMMON_FIRST_NAMES } from './common-first-names.ts';
import { COMMON_SURNAMES } from './common-surnames.ts';
import { DICTIONARY_WORDS, FIRST_NAMES, LAST_NAMES, PLACE_NAMES } from './dictionaries.ts';
import { foldedSlice } from './letters.ts';
import { factsOfForm } from './word-forms.ts';
import { FUNCTION_WORDS } from './function-words.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { LEGAL_FORMS, ORGANIZATION_WORDS, PRODUCTS, STREET_WORDS } from './organization-words.ts';
import { PLACES } from './places.ts';
import { PARTICLES, ROLES, TITLES } from './titles-and-roles.ts';

/** Function words and roles that are common first names in another language: Jan, Mia, Marco, Irma. */
const NAMES_TOO =
  'jan dan ben ed marco april june may august julio domingo elle ela sem mia cara mari mae irma amie claude alexa jenkins con just mei';

let known: Map<string, number> | null = null;

/** The bits of a folded word; what nobody listed is judged by its form. The lists are folded when the first text asks. */
export function factsOf(folded: string): number {
  known ??= readLists();
  return known.get(folded) ?? factsOfForm(folded, (part) => known!.get(part) ?? 0);
}

/** The bits of a folded word that some list has; 0 for every other. */
export function listedFactsOf(folded: string): number {
  known ??= readLists();
  return known.get(folded) ?? 0;
}

function readLists(): Map<string, number> {
  const facts = new Map<string, number>();
  const add = (words: Iterable<string>, bit: number): void => {
    for (const word of words) facts.set(word, (facts.get(word) ?? 0) | bit);
  };
  add(singleWords(FIRST_NAMES()), FIRST);
  add(split(COMMON_FIRST_NAMES), FIRST);
  add(singleWords(LAST_NAMES()), LAST);
  add(split(COMMON_SURNAMES), LAST);
  for (const place of singleWords(PLACE_NAMES())) {
    if (!facts.has(place)) facts.set(place, PLACE);
  }
  add(split(PLACES), PLACE);
  add(singleWords(DICTIONARY_WORDS()), ORDINARY);
  add(split(ORDINARY_WORDS), ORDINARY);
  add(split(FUNCTION_WORDS), STOP);
  add(split(PRODUCTS), STOP | PRODUCT);
  add(split(ORGANIZATION_WORDS), ORGANIZATION);
  for (const form of LEGAL_FORMS) add([form.toLowerCase()], LEGAL_FORM);
  add(split(STREET_WORDS), STREET);
  add(split(TITLES), TITLE);
  add(split(ROLES), ROLE);
  add(split(PARTICLES), PARTICLE);
  settle(facts);
  return facts;
}

const split = (list: string): string[] => list.split(/\s+/).filter(Boolean);

/** What a word is when lists disagree: a role is no first name, an everyday word that is a name needs more evidence. */
function settle(facts: Map<string, number>): void {
  const clear = new Set(split(CLEAR_FIRST_NAMES));
  for (const word of split(NAMES_TOO)) {
    facts.set(word, ((facts.get(word) ?? 0) & ~(STOP | ROLE | TITLE)) | ORDINARY);
  }
  for (const [word, all] of facts) {
    const bits = all & (ROLE | TITLE) ? all & ~FIRST : all;
    const everyday = bits & (FIRST | LAST) && (word.length < 3 || isAmbiguous(word));
    if (clear.has(word) && !(bits & PLACE)) facts.set(word, (bits & ~ORDINARY) | FIRST);
    else facts.set(word, everyday ? bits | ORDINARY : bits);
  }
}

/** Folded entries of one word; the parts of `Jean-Pierre` count as well. Entries of several words say nothing of each. */
function singleWords(lists: Iterable<readonly string[]>): string[] {
  const words: string[] = [];
  for (const list of lists) {
    for (const entry of list) {
      if (entry.includes(' ')) continue;
      const folded = foldedSlice(entry, 0, entry.length);
      words.push(folded);
      if (folded.includes('-')) words.push(...folded.split('-').filter((part) => part.length > 2));
    }
  }
  return words;
}
