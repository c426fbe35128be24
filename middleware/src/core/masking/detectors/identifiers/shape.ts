import type { IdentifierRow } from './identifier-row.ts';

/**
 * The shapes of rows, made ready. A shape is written the way the number is: `9` any digit, `A` any letter, `X` either,
 * `[…]` one of these, any other digit or small letter itself, `{2,4}` after one of them how often.
 * `-` a separator may stand here, `=` one must; the same one all over. `.` and `/` too, but they may differ (12.345/67).
 * `~` in front: hyphens, dots and slashes may stand anywhere.
 */
export interface Form {
  row: IdentifierRow;
  /** The number of the row. */
  at: number;
  /** What it looks like without separators; empty when letters and digits in their places say it all. */
  source: string;
  /** Made of the source when a number first gets that far. */
  pattern: RegExp | null;
  length: number;
  /** How many digits it can have, from and to. */
  digits: [number, number];
  /** Bit n: the character n may be a letter, may be a digit. */
  letters: number;
  numerals: number;
  /** Bit n: a separator may, and must, stand before the character n. */
  allowed: number;
  required: number;
  /** Bits of the kinds of separators. */
  kinds: number;
  mixed: boolean;
}

/** The kinds of separators as bits. */
export const BLANK = 1;
const HYPHEN = 2;
const DOT = 4;
const SLASH = 8;
const ALL_KINDS = BLANK | HYPHEN | DOT | SLASH;

/** The kind of separator a character is, 0 for none. */
export function separatorKind(code: number): number {
  if (code === 0x20 || code === 0xa0 || code === 0x202f) return BLANK;
  if (code === 0x2d || (code >= 0x2010 && code <= 0x2015)) return HYPHEN;
  if (code === 0x2e) return DOT;
  return code === 0x2f ? SLASH : 0;
}

/** Numbers longer than this are no identifiers; a bit for each character fits into an integer. */
export const LONGEST = 20;

const ELEMENT = /(\[[^\]]+\]|[0-9A-Za-z])(?:\{(\d+)(?:,(\d+))?\})?|[-=./]/y;

interface Part {
  source: string;
  length: number;
  digits: [number, number];
  letters: number;
  numerals: number;
  /** Made of elements that take any digit, any letter, or both. */
  plain: boolean;
  allowed: number;
  required: number;
}

/** All lengths the shapes of a row can take; `at` is the number of the row. */
export function formsOf(row: IdentifierRow, at: number): Form[] {
  return row.shapes.split(' ').flatMap((shape) => {
    const free = shape.startsWith('~');
    const written = free ? shape.slice(1) : shape;
    const kinds = free ? HYPHEN | DOT | SLASH : kindsOf(row.separators);
    return expand(written).map((part) => ({
      row,
      at,
      source: part.plain ? '' : part.source,
      pattern: null,
      length: part.length,
      digits: part.digits,
      letters: part.letters,
      numerals: part.numerals,
      allowed: free ? -1 : part.allowed,
      required: part.required,
      kinds,
      mixed: free || /[./]/.test(written),
    }));
  });
}

/** True when letters and digits without separators look like the form. */
export function looksLike(form: Form, compact: string): boolean {
  if (form.source === '') return true;
  form.pattern ??= new RegExp(`^${form.source}$`);
  return form.pattern.test(compact);
}

function kindsOf(separators: string | undefined): number {
  if (separators === undefined) return ALL_KINDS;
  return [...separators].reduce((kinds, sign) => kinds | separatorKind(sign.charCodeAt(0)), 0);
}

function expand(shape: string): Part[] {
  let parts: Part[] = [
    { source: '', length: 0, digits: [0, 0], letters: 0, numerals: 0, plain: true, allowed: 0, required: 0 },
  ];
  ELEMENT.lastIndex = 0;
  while (ELEMENT.lastIndex < shape.length) {
    const match = ELEMENT.exec(shape);
    if (!match) throw new Error(`No shape: ${shape}`);
    const element = match[1];
    if (element === undefined) for (const part of parts) separate(part, match[0] === '=');
    else {
      const least = Number(match[2] ?? 1);
      const most = Number(match[3] ?? least);
      const signs = signsOf(element);
      const longer: Part[] = [];
      for (let count = least + 1; count <= most; count += 1)
        for (const part of parts) longer.push(repeat({ ...part, digits: [...part.digits] }, signs, count));
      for (const part of parts) repeat(part, signs, least);
      if (longer.length > 0) parts = [...parts, ...longer];
    }
  }
  return parts;
}

function separate(part: Part, must: boolean): void {
  part.allowed |= 1 << part.length;
  if (must) part.required |= 1 << part.length;
}

/** Which signs an element takes. */
interface Signs {
  source: string;
  letter: boolean;
  digit: boolean;
  /** All letters if any, all digits if any. */
  plain: boolean;
}

/** Asked again and again for the same few. */
const SIGNS = new Map<string, Signs>();

function signsOf(element: string): Signs {
  const known = SIGNS.get(element);
  if (known) return known;
  const source = classOf(element);
  const plain = source === ANY_DIGIT || source === ANY_LETTER || source === EITHER;
  // What a range goes from and to is of the kind of what lies between.
  const signs = { source, letter: /[A-Z]/.test(source), digit: /[0-9]/.test(source), plain };
  SIGNS.set(element, signs);
  return signs;
}

/** Makes a part longer. Most elements have one length, so that nothing is copied for them. */
function repeat(part: Part, { source, letter, digit, plain }: Signs, count: number): Part {
  if (count === 0) return part;
  const places = ((1 << count) - 1) << part.length;
  part.source += count > 1 ? `${source}{${count}}` : source;
  part.length += count;
  if (letter) part.letters |= places;
  else part.digits[0] += count;
  if (digit) {
    part.numerals |= places;
    part.digits[1] += count;
  }
  part.plain &&= plain;
  return part;
}

const ANY_DIGIT = '[0-9]';
const ANY_LETTER = '[A-Z]';
const EITHER = '[A-Z0-9]';

function classOf(element: string): string {
  if (element === '9') return ANY_DIGIT;
  if (element === 'A') return ANY_LETTER;
  if (element === 'X') return EITHER;
  return element.startsWith('[') ? element : element.toUpperCase();
}
