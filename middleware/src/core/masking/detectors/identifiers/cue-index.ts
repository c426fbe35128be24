import { fold } from '../../fold.ts';
import type { IdentifierRow } from './identifier-row.ts';
import { OTHER_NUMBERS } from './neutral-words.ts';

/** Words that announce rows; none for words of numbers that are no identifiers (order 4711). */
export interface Phrase {
  words: string[];
  /** Numbers of the rows. */
  rows: number[];
  /** Announces a number that is no identifier. */
  other: boolean;
  /** Only in capitals: SIN is a number, sin is not. */
  capitals: boolean;
}

/** Cues by their last word, those that may go on (`passport*`) by their first letters, those of scripts without blanks in a list. */
export interface CueIndex {
  byWord: Map<string, Phrase[]>;
  byStem: Map<string, Phrase[]>;
  unspaced: Phrase[];
  /** By `slotOf` a word of plain letters: whether a cue may end with it, or begin like it. */
  slots: Uint8Array;
}

/** So many letters of a word that may go on are looked up. */
export const STEM = 4;
export const ENDS_CUE = 1;
export const BEGINS_STEM = 2;
/** Some forty times the words there are, so that few others fall into their slots. */
const SLOTS = 1 << 16;

/** Thai, and after it Hangul, Kana and Han: words are not set apart by blanks, or grow endings. */
export const UNSPACED = 0xe00;
export const isUnspaced = (word: string): boolean => word.charCodeAt(0) >= UNSPACED;

/** Takes one more small letter into what stands for a word of plain letters; begins with 0. */
export const mixed = (hash: number, code: number): number => (Math.imul(hash, 31) + code) | 0;
export const slotOf = (hash: number): number => (hash ^ (hash >>> 16)) & (SLOTS - 1);

/** The cues of all rows: `two words`, `stem*`, `ALL CAPITALS` for words that mean something else in small letters. */
export function indexCues(rows: readonly IdentifierRow[]): CueIndex {
  const phrases = new Map<string, Phrase>();
  const phraseOf = (cue: string, other: boolean): Phrase => {
    const known = phrases.get(cue);
    if (known) return known;
    const phrase = { words: fold(cue).split(' '), rows: [], other, capitals: /^[A-Z ]+$/.test(cue) };
    phrases.set(cue, phrase);
    return phrase;
  };
  for (const cue of OTHER_NUMBERS) phraseOf(cue, true);
  rows.forEach((row, at) => {
    for (const cue of row.cues.split('|')) phraseOf(cue.trim().replace(/\s+/g, ' '), false).rows.push(at);
  });
  const index: CueIndex = {
    byWord: new Map(),
    byStem: new Map(),
    unspaced: [],
    slots: new Uint8Array(SLOTS),
  };
  for (const phrase of phrases.values()) enter(index, phrase);
  return index;
}

function enter({ byWord, byStem, unspaced, slots }: CueIndex, phrase: Phrase): void {
  const last = phrase.words.at(-1)!;
  if (isUnspaced(last)) unspaced.push(phrase);
  else if (last.endsWith('*')) {
    const stem = last.slice(0, STEM);
    append(byStem, stem, { ...phrase, words: [last.slice(0, -1)] });
    mark(slots, stem, BEGINS_STEM);
  } else {
    append(byWord, last, phrase);
    mark(slots, last, ENDS_CUE);
  }
}

function mark(slots: Uint8Array, word: string, bit: number): void {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = mixed(hash, word.charCodeAt(at));
  slots[slotOf(hash)]! |= bit;
}

function append(lists: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const list = lists.get(key);
  if (list) list.push(phrase);
  else lists.set(key, [phrase]);
}
