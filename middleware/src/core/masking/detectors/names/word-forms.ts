import { FIRST, LAST, LOOKS_LAST, ORDINARY, PLACE, STOP, STREET } from './bits.ts';
import { foldedSlice } from './letters.ts';
import { endingOf } from './word-endings.ts';

/**
 * What the form of an unlisted word says: its parts when it is joined by hyphens or apostrophes, else its ending.
 * `listed` gives the bits of a folded part.
 */
export function factsOfForm(
  text: string,
  start: number,
  end: number,
  listed: (part: string) => number,
): number {
  if (!isPlain(text, start, end)) return factsOfFolded(foldedSlice(text, start, end), listed);
  return beginsLikeMac(text, start, end)
    ? factsOfFolded(foldedSlice(text, start, end), listed)
    : endingOf(text, start, end);
}

/** True for ASCII letters alone. */
function isPlain(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const letter = text.charCodeAt(at) | 0x20;
    if (letter < 0x61 || letter > 0x7a) return false;
  }
  return true;
}

function beginsLikeMac(text: string, start: number, end: number): boolean {
  if ((text.charCodeAt(start) | 0x20) !== 0x6d || end - start < 6) return false;
  const second = text.charCodeAt(start + 1) | 0x20;
  return second === 0x63 || second === 0x61;
}

function factsOfFolded(folded: string, listed: (part: string) => number): number {
  if (/['’]/.test(folded)) return /^[odnm]['’].{3,}/.test(folded) ? LAST : STOP;
  if (folded.includes('-'))
    return factsOfParts(folded.split('-').map((part) => listed(part) || endingOf(part, 0, part.length)));
  if (folded.startsWith('m') && /^ma?c[a-z]{4,}$/.test(folded))
    return /^mac(?:[aeh]|ro)/.test(folded) ? 0 : LAST;
  return endingOf(folded, 0, folded.length);
}

/** Jean-Luc is a first name, Smith-Jones a last name, Follow-up and Anna-Straße are neither. */
function factsOfParts(parts: number[]): number {
  const all = parts.reduce((sum, part) => sum | part, 0);
  if (all & STREET) return STREET | ORDINARY;
  const plain = parts.some((part) => part & (ORDINARY | STOP) && !(part & (FIRST | LAST)));
  if (plain) return ORDINARY;
  const first = parts.every((part) => part & FIRST) ? FIRST : 0;
  const last = (parts.at(-1) ?? 0) & (LAST | LOOKS_LAST) && !first ? LAST : 0;
  return first || last || all & PLACE;
}
