import { isDigit } from '../../ascii.ts';
import { isAlphanumeric, type ChunkRuns } from './chunk-runs.ts';
import { BLANK, separatorKind, type Form } from './shape.ts';

/** Some chunks of a run, looked at as one number. The engine has one, and moves it. */
export interface Window {
  start: number;
  end: number;
  /** Its first and last chunk. */
  from: number;
  to: number;
  /** Bit n: a separator stands before the character n. */
  separators: number;
  kinds: number;
  /** Bit n: the character n is a letter, a digit. */
  letters: number;
  numerals: number;
}

/** Letters, digits and separators stand where the form has them. */
export function fits(form: Form, window: Window): boolean {
  const { separators, kinds } = window;
  if ((window.letters & ~form.letters) !== 0 || (window.numerals & ~form.numerals) !== 0) return false;
  if ((separators & ~form.allowed) !== 0 || (form.required & ~separators) !== 0) return false;
  return (kinds & ~form.kinds) === 0 && (form.mixed || (kinds & (kinds - 1)) === 0);
}

/** Part of something longer: of an address with @, of a name_with_underscores, of a number that goes on. */
export function isPiece(text: string, { start, end }: Window): boolean {
  const before = text.charCodeAt(start - 1);
  if (before === 0x2b || before === 0x40 || before === 0x5f) return true;
  const after = text.charCodeAt(end);
  if (after === 0x40 || after === 0x5f) return true;
  return separatorKind(after) > BLANK && isAlphanumeric(text.charCodeAt(end + 1));
}

/** Something hangs on it in front; only a cue may: SSN-536-22-4471. */
export const touchesLeft = (text: string, start: number): boolean =>
  separatorKind(text.charCodeAt(start - 1)) > BLANK && isAlphanumeric(text.charCodeAt(start - 2));

/** # $ £ ¥ € */
const isPriceSign = (code: number): boolean =>
  code === 0x23 || code === 0x24 || code === 0xa3 || code === 0xa5 || code === 0x20ac;

/** Without a cue: no price, and no piece of a row of groups of digits. */
export function isFree(text: string, { start, end, kinds, letters }: Window): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (isPriceSign(before) || after === 0x25) return false;
  if (letters !== 0 && (kinds & BLANK) === 0) return true;
  const left = separatorKind(before) === BLANK && isDigit(text.charCodeAt(start - 2));
  const right = separatorKind(after) === BLANK && isDigit(text.charCodeAt(end + 1));
  return !left && !right;
}

/** 2029-04-01, 1.4.2029, 01/04/29. */
export function isDate({ from, to, kinds, letters }: Window, { starts, ends }: ChunkRuns): boolean {
  if (to - from !== 2 || kinds === BLANK || letters !== 0) return false;
  const first = ends[from]! - starts[from]!;
  const second = ends[from + 1]! - starts[from + 1]!;
  const third = ends[to]! - starts[to]!;
  if (second > 2) return false;
  return first === 4 ? third <= 2 : first <= 2 && (third === 2 || third === 4);
}

/** Capital letters and digits without what separates them. */
export function compactOf(text: string, { from, to, letters }: Window, { starts, ends }: ChunkRuns): string {
  let compact = '';
  for (let index = from; index <= to; index += 1) compact += text.slice(starts[index], ends[index]);
  return letters === 0 ? compact : compact.toUpperCase();
}
