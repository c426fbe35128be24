import type { Place } from './detectors/detector.ts';

/** Digits as they are typed: ASCII, full width (East Asian), Arabic-Indic and its eastern form. */
const DIGITS = /[0-9\uff10-\uff19\u0660-\u0669\u06f0-\u06f9]+/g;
const ZEROES = [0x660, 0x6f0, 0xff10];

/** Every unbroken run of digits of a text, in order. One pass; most numbers begin with a look at these. */
export function digitGroupsOf(text: string): Place[] {
  const groups: Place[] = [];
  DIGITS.lastIndex = 0;
  for (let match = DIGITS.exec(text); match; match = DIGITS.exec(text)) {
    groups.push({ start: match.index, end: DIGITS.lastIndex });
  }
  return groups;
}

/** The digits of a piece of a text as 0 to 9, without what stands between them. */
export function digitsIn(text: string, start: number, end: number): string {
  let digits = '';
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += text.charAt(at);
    else if (code >= 0x660) digits += foreignDigit(code);
  }
  return digits;
}

function foreignDigit(code: number): string {
  const zero = ZEROES.find((first) => code >= first && code < first + 10);
  return zero === undefined ? '' : String(code - zero);
}
