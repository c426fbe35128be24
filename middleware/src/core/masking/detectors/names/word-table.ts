import { foldedSlice } from './letters.ts';

/** The lists hold some 40,000 words; a table that is mostly empty answers at the first look. */
const PLACES = 1 << 17;

const NOT_ASCII = /[^\u0000-\u007f]/;

/** What lies together in memory for one word: its hash, where its letters begin, and its two sets of bits. */
const ROW = 4;
const LETTERS = 1;
const FACTS = 2;
const CUES = 3;

/**
 * Numbers for words, and two sets of bits for each. A piece of a text is looked up where it stands, whatever its case
 * and accents: nothing is cut out of the text, and nothing of it stays here. 0 is the number of every word that is not
 * in the table. All of a word lies side by side, because waiting for memory is most of what a look-up costs.
 */
export class WordTable {
  /** The numbers of all words, in the order in which they came. */
  readonly numbers: number[] = [];
  readonly #rows = new Int32Array((PLACES + 1) * ROW);
  /** Made at full length: one that is filled here and there would become a slow one. */
  readonly #words = new Array<string>(PLACES + 1).fill('');
  /** For words with accents, and while the table is filled: a built-in is fast from the first call on. */
  readonly #known = new Map<string, number>();
  /** The words one behind the other, each behind its length. */
  #letters = new Uint16Array(1 << 19);
  #used = 0;

  /** The folded word of a number, empty for 0. */
  wordAt(number: number): string {
    return this.#words[number]!;
  }

  /** What the word is, in the bits of bits.ts. */
  factsAt(number: number): number {
    return this.#rows[number * ROW + FACTS]!;
  }

  /** What the word announces, in the bits of cue-bits.ts. */
  cuesAt(number: number): number {
    return this.#rows[number * ROW + CUES]!;
  }

  setFacts(number: number, facts: number): void {
    this.#rows[number * ROW + FACTS] = facts;
  }

  setCues(number: number, cues: number): void {
    this.#rows[number * ROW + CUES] = cues;
  }

  /** The number of the word from `start` to `end`, 0 when it has none. */
  find(text: string, start: number, end: number): number {
    let hash = end - start;
    let all = 0;
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      all |= code;
      hash = Math.imul(hash ^ small(code), 0x01000193);
    }
    if (all < 0x80) return this.#search(hash, text, start, end);
    return this.#known.get(foldedSlice(text, start, end)) ?? 0;
  }

  /** The number of a word, which is put into the table when it is not there. */
  add(word: string): number {
    const lower = word.toLowerCase();
    const folded = NOT_ASCII.test(lower) ? foldedSlice(word, 0, word.length) : lower;
    const known = this.#known.get(folded);
    if (known !== undefined || folded === '') return known ?? 0;
    if (this.numbers.length * 2 > PLACES) throw new Error('Too many words for the table');
    const letters = this.#used + 1;
    const hash = this.#keepLetters(folded);
    const number = this.#placeOf(hash);
    this.#rows[number * ROW] = hash;
    this.#rows[number * ROW + LETTERS] = letters;
    this.#words[number] = folded;
    this.#known.set(folded, number);
    this.numbers.push(number);
    return number;
  }

  #search(hash: number, text: string, start: number, end: number): number {
    const rows = this.#rows;
    let place = firstPlace(hash);
    for (;;) {
      const letters = rows[place * ROW + LETTERS]!;
      if (letters === 0) return 0;
      if (rows[place * ROW] === hash && this.#isSame(letters, text, start, end)) return place;
      place = place === PLACES ? 1 : place + 1;
    }
  }

  #placeOf(hash: number): number {
    let place = firstPlace(hash);
    while (this.#rows[place * ROW + LETTERS] !== 0) place = place === PLACES ? 1 : place + 1;
    return place;
  }

  /** True when a piece of a text is a folded word; the case of ASCII letters makes no difference. */
  #isSame(letters: number, text: string, start: number, end: number): boolean {
    const pool = this.#letters;
    if (pool[letters - 1] !== end - start) return false;
    for (let at = start; at < end; at += 1) {
      if (small(text.charCodeAt(at)) !== pool[letters + at - start]) return false;
    }
    return true;
  }

  /** Puts a word behind the others and returns its hash: one walk for both, as this is what start-up waits for. */
  #keepLetters(folded: string): number {
    if (this.#used + folded.length + 1 > this.#letters.length) {
      const wider = new Uint16Array(this.#letters.length * 2);
      wider.set(this.#letters);
      this.#letters = wider;
    }
    const pool = this.#letters;
    let used = this.#used;
    pool[used++] = folded.length;
    let hash = folded.length;
    for (let at = 0; at < folded.length; at += 1) {
      const code = folded.charCodeAt(at);
      pool[used++] = code;
      hash = Math.imul(hash ^ code, 0x01000193);
    }
    this.#used = used;
    return hash;
  }
}

/** Where a word stands unless others were there first: 1 to PLACES, for 0 is no word. */
const firstPlace = (hash: number): number => ((hash ^ (hash >>> 15)) & (PLACES - 1)) + 1;

/** An ASCII letter in lower case, any other code as it is. */
const small = (code: number): number => (code >= 0x41 && code <= 0x5a ? code | 0x20 : code);
