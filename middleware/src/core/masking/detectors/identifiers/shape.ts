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
    if (element === undefined) parts = parts.map((part) => separated(part, match[0] === '='));
    else {
      const least = Number(match[2] ?? 1);
      const most = Number(match[3] ?? least);
      parts = parts.flatMap((part) => repeated(part, classOf(element), least, most));
    }
  }
  return parts;
}

function separated(part: Part, must: boolean): Part {
  const bit = 1 << part.length;
  return { ...part, allowed: part.allowed | bit, required: must ? part.required | bit : part.required };
}

/** Which signs an element takes. */
interface SignClass {
  letter: boolean;
  digit: boolean;
  /** All letters if any, all digits if any. */
  plain: boolean;
}

/** Asked again and again for the same few. */
const CLASSES = new Map<string, SignClass>();

function signsOf(source: string): SignClass {
  const known = CLASSES.get(source);
  if (known) return known;
  const one = new RegExp(`^${source}$`);
  const digits = [...'0123456789'].filter((sign) => one.test(sign)).length;
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((sign) => one.test(sign)).length;
  const plain = digits % 10 === 0 && letters % 26 === 0;
  const signs = { letter: letters > 0, digit: digits > 0, plain };
  CLASSES.set(source, signs);
  return signs;
}

function repeated(part: Part, source: string, least: number, most: number): Part[] {
  const { letter, digit, plain } = signsOf(source);
  const parts: Part[] = [];
  for (let count = least; count <= most; count += 1) {
    const places = ((1 << count) - 1) << part.length;
    parts.push({
      ...part,
      source: count === 0 ? part.source : `${part.source}${source}${count > 1 ? `{${count}}` : ''}`,
      length: part.length + count,
      digits: [part.digits[0] + (letter ? 0 : count), part.digits[1] + (digit ? count : 0)],
      letters: letter ? part.letters | places : part.letters,
      numerals: digit ? part.numerals | places : part.numerals,
      plain: part.plain && (plain || count === 0),
    });
  }
  return parts;
}

function classOf(element: string): string {
  if (element === '9') return '[0-9]';
  if (element === 'A') return '[A-Z]';
  if (element === 'X') return '[A-Z0-9]';
  return element.startsWith('[') ? element : element.toUpperCase();
}
