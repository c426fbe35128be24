import { separatorKind } from './shape.ts';

/** Letters and digits without a gap. `separator` is the kind of the one character before it inside its run, 0 for the first. */
export interface Chunk {
  start: number;
  end: number;
  digits: number;
  separator: number;
}

/** Longer ones are keys and hashes. */
const LONGEST_CHUNK = 20;
/** Words in front of a number that can belong to it: HRB 12345, MIL E 1234. Longer ones are words. */
const LONGEST_LETTERS = 5;
const MOST_LETTER_CHUNKS = 2;

const DIGIT = /[0-9]/g;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
export const isAlphanumeric = (code: number): boolean =>
  isDigit(code) || (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
/** Letters that make a chunk part of a longer word: é, ł, я. Not those of scripts that set no blanks. */
const isOtherLetter = (code: number): boolean =>
  code >= 0xc0 && code < 0xe00 && code !== 0xd7 && code !== 0xf7;

/**
 * The runs of chunks of a text in which there are digits, from left to right: chunks one separator apart, and up to two
 * short words of letters before. A text without digits costs one search.
 */
export function eachRun(text: string, visit: (chunks: readonly Chunk[]) => void): void {
  let at = 0;
  for (;;) {
    DIGIT.lastIndex = at;
    const digit = DIGIT.exec(text);
    if (!digit) return;
    let start = digit.index;
    while (start > at && digit.index - start <= LONGEST_CHUNK && isAlphanumeric(text.charCodeAt(start - 1)))
      start -= 1;
    const first = chunkAt(text, start, 0);
    if (!isWhole(text, first)) {
      at = first.end;
      continue;
    }
    const chunks = [...wordsBefore(text, start, at), first];
    at = follow(text, chunks);
    visit(chunks);
  }
}

function chunkAt(text: string, start: number, separator: number): Chunk {
  let end = start;
  let digits = 0;
  for (;;) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) digits += 1;
    else if (!isAlphanumeric(code)) break;
    end += 1;
  }
  return { start, end, digits, separator };
}

/** No part of a longer word, and of a length that a person writes. */
function isWhole(text: string, { start, end }: Chunk): boolean {
  return (
    end - start <= LONGEST_CHUNK &&
    !isOtherLetter(text.charCodeAt(start - 1)) &&
    !isOtherLetter(text.charCodeAt(end)) &&
    !isAlphanumeric(text.charCodeAt(start - 1))
  );
}

function wordsBefore(text: string, start: number, floor: number): Chunk[] {
  const chunks: Chunk[] = [];
  let from = start;
  while (chunks.length < MOST_LETTER_CHUNKS && separatorKind(text.charCodeAt(from - 1)) !== 0) {
    const end = from - 1;
    let first = end;
    while (first > floor && end - first <= LONGEST_LETTERS && isAlphanumeric(text.charCodeAt(first - 1)))
      first -= 1;
    const length = end - first;
    if (length === 0 || length > LONGEST_LETTERS || isOtherLetter(text.charCodeAt(first - 1))) break;
    if (isDigit(text.charCodeAt(end - 1)) || isDigit(text.charCodeAt(first))) break;
    chunks.unshift({ start: first, end, digits: 0, separator: 0 });
    from = first;
  }
  return chunks;
}

/**
 * Adds what follows, one separator apart, and returns where the last chunk with digits ends: words after it may belong to
 * the next number as well.
 */
function follow(text: string, chunks: Chunk[]): number {
  for (let index = 1; index < chunks.length; index += 1) {
    chunks[index]!.separator = separatorKind(text.charCodeAt(chunks[index]!.start - 1));
  }
  let last = chunks[chunks.length - 1]!;
  let done = last.end;
  for (let letters = 0; letters < MOST_LETTER_CHUNKS;) {
    const separator = separatorKind(text.charCodeAt(last.end));
    if (separator === 0 || !isAlphanumeric(text.charCodeAt(last.end + 1))) return done;
    const next = chunkAt(text, last.end + 1, separator);
    if (!isWhole(text, next)) return next.digits === 0 ? done : next.end;
    letters = next.digits === 0 ? letters + 1 : 0;
    if (next.digits === 0 && next.end - next.start > LONGEST_LETTERS) return done;
    chunks.push(next);
    last = next;
    if (next.digits > 0) done = next.end;
  }
  return done;
}
