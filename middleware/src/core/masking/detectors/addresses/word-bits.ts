import {
  ADDRESS_CUES,
  BOX_PAIRS,
  BOX_WORDS,
  FAINT_BOXES,
  FILLERS,
  HOME_CUES,
  MILITARY_REGIONS,
  NO_TOWNS,
  PLACE_NOUNS,
  POSTAL_CAPITALS,
  POSTAL_CUES,
  STATE_NAMES,
  SURE_UNITS,
  US_STATES,
} from './address-words.ts';
import { KINDS } from './street-kinds.ts';
import { PARTICLES } from './street-words.ts';
import type { Token } from './token.ts';
import { WordTable } from './word-table.ts';

/**
 * What the word lists say of a word in lower case, one bit a list: each word is looked up once, and most numbers are
 * left without another look-up because no word around them has a bit.
 */

/** A street word before its name: rue, Calle. */
export const LEADING = 1;
/** A street word behind its name, of any language. */
export const TRAILING = 2;
/** An English street word behind its name. */
export const CLOSING = 4;
/** A small word inside a name: de la. */
export const PARTICLE = 8;
/** A small word between a cue and what it announces. */
export const FILLER = 16;
/** The last word of a box: Postfach, PO Box. */
export const BOX = 32;
/** A unit that says by itself that an address is here. */
export const SURE_UNIT = 64;
export const POSTAL_CUE = 128;
export const ADDRESS_CUE = 256;
/** A state or a region of military mail, written in any case. */
export const STATE = 512;
/** A word that is no town. */
export const NO_TOWN = 1024;

const BITS = new Map<string, number>();

function add(words: Iterable<string>, bit: number): void {
  for (const word of words) {
    const lower = word.toLowerCase();
    BITS.set(lower, (BITS.get(lower) ?? 0) | bit);
  }
}

for (const [word, kind] of KINDS) {
  if (kind.leading) add([word], LEADING);
  const closes = kind.trailing ?? kind.faint;
  if (closes) add([word], closes === 'en' ? TRAILING | CLOSING : TRAILING);
}
add(PARTICLES, PARTICLE);
add(FILLERS, FILLER);
for (const words of [BOX_WORDS, FAINT_BOXES]) add(words, BOX);
for (const pair of BOX_PAIRS) add([pair.slice(pair.lastIndexOf(' ') + 1)], BOX);
add(SURE_UNITS, SURE_UNIT);
for (const words of [POSTAL_CUES, POSTAL_CAPITALS]) add(words, POSTAL_CUE);
for (const words of [ADDRESS_CUES, HOME_CUES]) add(words, ADDRESS_CUE);
for (const words of [MILITARY_REGIONS, US_STATES, STATE_NAMES]) add(words, STATE);
for (const words of [NO_TOWNS, PLACE_NOUNS]) add(words, NO_TOWN);

/** The bits of a word in lower case; 0 for a word of no list. */
export const bitsOf = (lower: string): number => BITS.get(lower) ?? 0;
/** The same for a word of ASCII letters where it stands in a text. */
export const ASCII_BITS = new WordTable(BITS);

/** A small word inside a name: de la, van der. */
export const isParticle = ({ bits }: Token): boolean => (bits & PARTICLE) !== 0;
