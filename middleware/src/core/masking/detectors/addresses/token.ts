/** What a piece of a text is to an address. */
export type TokenKind = 'word' | 'number' | 'ordinal' | 'code' | 'comma' | 'line' | 'mark';

/** A piece of a text as addresses are made of. Most pieces are never read, so what is written there is cut out when asked. */
export class Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** A full stop stood behind the word; it belongs to the token when it is an abbreviation of one to four letters. */
  readonly dot: boolean;
  readonly capital: boolean;
  /** What the lists say of a word, as bits of word-bits.ts; 0 for everything else. */
  readonly bits: number;
  private readonly source: string;
  private readonly lettered: boolean;
  private written = '';
  private lowered = '';

  /** `lettered` tells that the piece begins with a letter: nothing else has a lower case. */
  constructor(
    source: string,
    kind: TokenKind,
    start: number,
    end: number,
    lettered: boolean,
    bits: number,
    capital: boolean,
    dot: boolean,
  ) {
    this.source = source;
    this.kind = kind;
    this.start = start;
    this.end = end;
    this.lettered = lettered;
    this.bits = bits;
    this.capital = capital;
    this.dot = dot;
  }

  get text(): string {
    if (this.written === '') this.written = this.source.slice(this.start, this.end);
    return this.written;
  }

  /** Lower case, without the dot of an abbreviation; empty for what does not begin with a letter. */
  get lower(): string {
    if (this.lettered && this.lowered === '') this.lowered = this.text.toLowerCase();
    return this.lowered;
  }
}
