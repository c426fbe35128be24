import { isTitle } from '../name-words.ts';
import { wordsOf } from '../fold.ts';

/** The names inside a name, first to last, each as its folded words: `O'Brien` is two words of one name. */
export function partsOfName(name: string): string[][] {
  const parts = splitName(name);
  if (!parts.some(isTitlePart)) return parts;
  const bare = parts.filter((part) => !isTitlePart(part));
  return bare.length > 0 ? bare : parts;
}

const isTitlePart = (part: string[]): boolean => part.length === 1 && isTitle(part[0]!);

function splitName(name: string): string[][] {
  const parts: string[][] = [];
  const comma = name.indexOf(',');
  let afterComma = 0;
  let end = -1;
  for (const { folded, start, end: next } of wordsOf(name)) {
    if (end < 0 || hasBlank(name, end, start)) {
      parts.push([folded]);
      if (comma > 0 && start < comma) afterComma += 1;
    } else parts.at(-1)!.push(folded);
    end = next;
  }
  return comma > 0 ? [...parts.slice(afterComma), ...parts.slice(0, afterComma)] : parts;
}

function hasBlank(name: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const letter = name.charAt(at);
    if (letter === ' ' || letter === ',' || letter.trim() === '') return true;
  }
  return false;
}

const SPELT_OUT: Record<string, string> = {
  ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ø: 'oe', Ø: 'Oe', å: 'aa', Å: 'Aa',
}; // prettier-ignore

/** The text with ä as ae and so on; null when there is nothing to spell out. */
export function spellOut(text: string): string | null {
  const composed = NON_ASCII.test(text) ? text.normalize('NFC') : text;
  return /[äöüÄÖÜøØåÅ]/.test(composed)
    ? composed.replace(/[äöüÄÖÜøØåÅ]/g, (letter) => SPELT_OUT[letter] ?? letter)
    : null;
}

const NON_ASCII = /[^\u0000-\u007f]/;

/** A word whose umlauts seem to be spelt out, as it folds when they are not: muller for mueller; else null. */
export function withoutSpelling(folded: string): string | null {
  if (folded.length < 6 || !folded.includes('e', 1) || !/[aou]e/.test(folded)) return null;
  return folded.replace(/([aou])e/g, '$1');
}

/** What people write in one word: `anasouza`, `souzaana`, `asouza`, `anas`. Folded. */
export function writtenTogether(parts: readonly string[][]): string[] {
  if (parts.length < 2) return parts.length === 1 && parts[0]!.length > 1 ? [parts[0]!.join('')] : [];
  const first = parts[0]!.join('');
  const last = parts.at(-1)!.join('');
  const forms = [first + last, last + first, first.charAt(0) + last, first + last.charAt(0)];
  if (parts.length > 2) forms.push(parts.flat().join(''));
  for (const part of parts) if (part.length > 1) forms.push(part.join(''));
  return forms;
}

/** Which letters the words begin with, as bits: a to z. */
export function initialsOf(words: readonly string[]): number {
  let bits = 0;
  for (const word of words) bits |= initialBit(word);
  return bits;
}

/** The bit of a word's first letter; 0 for a letter outside a to z. */
export function initialBit(word: string): number {
  const at = word.charCodeAt(0) - 97;
  return at >= 0 && at < 26 ? 1 << at : 0;
}
