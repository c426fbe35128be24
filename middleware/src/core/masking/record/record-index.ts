/** Everything the values of a record are found by, under the folded word at which a text is first looked at. */

import type { BirthDays } from './birth-days.ts';
import { createSequenceList, type SequenceList } from './sequence-search.ts';
import type { StreetLine } from './street-lines.ts';
import type { Term } from './search-terms.ts';

/** What a word says about a person. */
export interface NamePart {
  term: Term;
  /** The word as the record has it, folded: for a nickname or a slip the name it stands for. */
  word: string;
  /** 0: never a name by itself (de, an initial); 1: only where it reads as one (Will, Li, Bob); 2: always. */
  strength: 0 | 1 | 2;
  /** First letters of the other names of its person, see initialsOf. */
  initials: number;
  /** Several names written in one word, which may happen to be a word of the language: `thill` and `award`. */
  together?: boolean;
}

/** Words in a row that stand for a value. */
export interface Phrase {
  term: Term;
  /** The whole value goes before a part of another one. */
  part: boolean;
  /** How it must be written: so that it reads as a name, in capitals throughout; a rare word is no everyday word. */
  written: 'anyhow' | 'as a name' | 'as a rare name' | 'as a rare word' | 'in capitals';
}

export interface WordEntry {
  name: NamePart | null;
  phrases: SequenceList<Phrase> | null;
  streets: StreetLine[] | null;
  born: BirthDays | null;
}

export interface RecordIndex {
  words: Map<string, WordEntry>;
  /** Two words of one person, in alphabetical order and with a space between them. */
  pairs: Map<string, Term>;
  /** The names that a slip of the pen is looked for in. */
  names: string[];
}

/** An index of nothing. */
export function createRecordIndex(): RecordIndex {
  return { words: new Map(), pairs: new Map(), names: [] };
}

/** The entry of a word, which is made when there is none. */
export function entryOf({ words }: RecordIndex, word: string): WordEntry {
  let entry = words.get(word);
  if (entry === undefined) {
    entry = { name: null, phrases: null, streets: null, born: null };
    words.set(word, entry);
  }
  return entry;
}

/** Adds words in a row; none are nothing. */
export function addPhrase(index: RecordIndex, words: readonly string[], phrase: Phrase): void {
  const [first] = words;
  if (first === undefined) return;
  const entry = entryOf(index, first);
  entry.phrases ??= createSequenceList();
  entry.phrases.held.push({ words, value: phrase });
}

/** The key of two words in `pairs`, whichever comes first. */
export function pairOf(left: string, right: string): string {
  return left < right ? `${left} ${right}` : `${right} ${left}`;
}
