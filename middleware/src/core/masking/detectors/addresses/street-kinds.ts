import { STREET_ROWS } from './street-words.ts';
import type { Token } from './token.ts';

/** The street words of all languages as maps, and what the pieces of a street's name are. */

/** A street with its number: tokens `from` to `to`, both inclusive. */
export interface Street {
  from: number;
  to: number;
  /** False when the words mean other things too, so that something near it must say that this is an address. */
  sure: boolean;
  language: string;
}

/** How many words a street's name may have. */
export const MOST_WORDS = 6;

/** The languages in which a word is each kind of street word. */
export interface Kind {
  leading?: string;
  trailing?: string;
  faint?: string;
}

/** What each street word is, by word. */
export const KINDS = new Map<string, Kind>();
/** The language of each ending of one word. */
export const GLUED = new Map<string, string>();
/** The same for endings that mean other things too. */
export const FAINT_ENDINGS = new Map<string, string>();
for (const { language, ...row } of STREET_ROWS) {
  for (const place of ['leading', 'trailing', 'faint'] as const) {
    for (const word of row[place].split(' ').filter(Boolean)) {
      const kind = KINDS.get(word) ?? {};
      kind[place] ??= language;
      KINDS.set(word, kind);
    }
  }
  for (const word of row.glued.split(' ').filter(Boolean)) if (!GLUED.has(word)) GLUED.set(word, language);
  if (language !== 'en') {
    for (const word of row.faint.split(' ').filter(Boolean)) FAINT_ENDINGS.set(word, language);
  }
}
export const LONGEST_ENDING = 9;
export const SHORTEST_ENDING = 2;

/** A word or ordinal, as names of streets are made of. */
export const isNamePart = (token: Token | undefined): token is Token =>
  token !== undefined && (token.kind === 'word' || token.kind === 'ordinal');
/** A word of a proper name: capitalised, an ordinal (5th) or a number inside a name. */
export const isProper = (token: Token): boolean =>
  token.kind === 'ordinal' || (token.kind === 'word' && token.capital);

/** The words that make a street of small letters too: "12 high street". */
export const STRONG = new Set('street avenue ave road rd boulevard blvd lane terrace crescent'.split(' '));

/** One letter, or a word of its own: a street word only with its dot. */
export const DOTTED = new Set('r al os str nám пр'.split(' '));

/** Leading words that may be written small: they are words of no other kind before a capital and a number. */
export const SMALL_LEADING = new Set(
  'rue calle viale piazza rua avenida avda ulica ul al chemin boulevard impasse paseo plaza corso c/ avenue travessa praça улица ул carrer'.split(
    ' ',
  ),
);
