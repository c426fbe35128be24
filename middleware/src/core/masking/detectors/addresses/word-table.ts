/** Words looked up where they stand, by a number made of their letters on the way: no word of the text is cut out. */

/** Where the number of a word begins. */
export const NO_LETTERS = 17;
/** The number of a word with one more character; capitals count as small letters. ASCII only. */
export const withLetter = (hash: number, code: number): number => Math.imul(hash, 31) + (code | 32);

/** Four places for each word, so that most words of no list meet an empty place at once. */
const ROOM = 4;

export class WordTable {
  private readonly mask: number;
  private readonly hashes: Int32Array;
  private readonly words: string[] = [];
  private readonly values: Int32Array;

  /** A table of values other than 0, by words in lower case. Words with other letters than ASCII are not kept. */
  constructor(values: ReadonlyMap<string, number>) {
    let size = 1;
    while (size < values.size * ROOM) size *= 2;
    this.mask = size - 1;
    this.hashes = new Int32Array(size);
    this.values = new Int32Array(size);
    this.words = new Array<string>(size).fill('');
    for (const [word, value] of values) {
      let hash = NO_LETTERS;
      for (let at = 0; at < word.length; at += 1) hash = withLetter(hash, word.charCodeAt(at));
      let place = this.placeOf(hash);
      while (this.values[place] !== 0) place = (place + 1) & this.mask;
      this.hashes[place] = hash;
      this.values[place] = value;
      this.words[place] = word;
    }
  }

  /** The value of the ASCII word from `start` to `end`, whose number is `hash`; 0 for a word that is not in the table. */
  find(text: string, start: number, end: number, hash: number): number {
    const whole = hash | 0;
    for (let place = this.placeOf(hash); this.values[place] !== 0; place = (place + 1) & this.mask) {
      if (this.hashes[place] === whole && isWritten(this.words[place]!, text, start, end))
        return this.values[place]!;
    }
    return 0;
  }

  private placeOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & this.mask;
  }
}

function isWritten(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at += 1) {
    if ((text.charCodeAt(start + at) | 32) !== word.charCodeAt(at)) return false;
  }
  return true;
}
