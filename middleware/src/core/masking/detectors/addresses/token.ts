/** What a piece of a text is to an address. */
export type TokenKind = 'word' | 'number' | 'ordinal' | 'code' | 'comma' | 'line' | 'mark';

/** A piece of a text as addresses are made of. */
export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  text: string;
  /** Lower case, without the dot of an abbreviation. */
  lower: string;
  /** A full stop stood behind the word; it belongs to the token when it is an abbreviation of one to four letters. */
  dot: boolean;
  capital: boolean;
  /** What the lists say of a word, as bits of word-bits.ts; 0 for everything else. */
  bits: number;
}
