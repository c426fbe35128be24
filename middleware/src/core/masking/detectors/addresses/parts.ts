import { BOX_PAIRS, BOX_WORDS, FAINT_BOXES, FLOOR_WORDS, UNIT_WORDS } from './address-words.ts';
import { postalAt } from './postal.ts';
import type { Token } from './token.ts';
import { BOX, NO_TOWN, PARTICLE, SURE_UNIT } from './word-bits.ts';

/** The parts of an address that are neither street nor postal code. Each gives the index of its last or first token. */

const isValue = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'number' ||
    token.kind === 'code' ||
    (token.kind === 'word' && /^[A-Z]{1,2}$/.test(token.text)));

/** The last token of a unit that begins at `at`: Apt 3B · Suite # 210 · 3rd floor · 3º B · 2ºA · 2. OG. */
export function unitAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (!token) return null;
  // Finland writes the staircase and the door: Mannerheimintie 12 A 4.
  if (isLone(token) && !token.dot && /^\d{1,3}$/.test(tokens[at + 1]?.text ?? '')) return at + 1;
  if (token.kind === 'word' && UNIT_WORDS.has(token.lower)) {
    let value = at + 1;
    while (/^(?:#|no|nr|nº|n°|\.)$/.test(tokens[value]?.lower || tokens[value]?.text || '') && value < at + 3)
      value += 1;
    return isValue(tokens[value]) ? value : null;
  }
  if (token.text === '#') return isValue(tokens[at + 1]) ? at + 1 : null;
  const raised = /^\d{1,2}[ºª°]/.test(token.text);
  let next = at + 1;
  if (token.kind === 'number' && tokens[next]?.text === '.') next += 1;
  else if (token.kind !== 'ordinal' && !raised) return null;
  const floor = tokens[next];
  if (floor?.kind === 'word' && FLOOR_WORDS.has(floor.lower))
    return raised && isLone(tokens[next + 1]) ? next + 1 : next;
  if (!raised) return null;
  return isLone(floor) ? next : at;
}

const isLone = (token: Token | undefined): boolean => token?.kind === 'word' && /^\p{Lu}$/u.test(token.text);

/** True when the unit whose number stands at `index` says by itself that an address is here. */
export function isSureUnit(tokens: readonly Token[], index: number): boolean {
  const word = tokens[index - 1];
  if (!word || (word.bits & SURE_UNIT) === 0) return false;
  if (word.lower.startsWith('ap') && word.lower !== 'app') return word.capital || word.dot;
  if (!word.lower.startsWith('su') && word.lower !== 'ste') return word.capital || word.dot;
  // "Creative Suite 6", "test suite 12": a product, unless a comma, a line or another number stands beside it.
  const before = tokens[index - 2];
  const beside = before === undefined || ['comma', 'line', 'number', 'mark'].includes(before.kind);
  const numbered = tokens[index + 1]?.kind === 'number' && tokens[index + 2]?.capital === true;
  return /^\d{3,5}[A-Z]?$/.test(tokens[index]!.text) && (beside || numbered);
}

/** The first token of the box whose number stands at `index`, or null: PO Box 12 · Postfach 12 34 · BP 12 (unsure). */
export function boxBefore(tokens: readonly Token[], index: number): { from: number; sure: boolean } | null {
  let at = index - 1;
  if ((((tokens[at]?.bits ?? 0) | (tokens[at - 1]?.bits ?? 0)) & BOX) === 0) return null;
  if (/^(?:#|no|nr|nº|n°|n)$/.test(tokens[at]?.lower || tokens[at]?.text || '')) at -= 1;
  const word = tokens[at];
  if (word?.kind !== 'word') return null;
  const first = tokens[at - 1];
  if (first?.kind === 'word' && BOX_PAIRS.has(`${first.lower} ${word.lower}`)) {
    const from = /^(?:office|de)$/.test(first.lower) && tokens[at - 2]?.kind === 'word' ? at - 2 : at - 1;
    return { from, sure: true };
  }
  if (BOX_WORDS.has(word.lower)) return { from: at, sure: true };
  return FAINT_BOXES.has(word.lower) && word.capital ? { from: at, sure: false } : null;
}

/** The last token of a box number in groups: Postfach 10 20 30. */
export function boxEnd(tokens: readonly Token[], index: number): number {
  let to = index;
  while (to - index < 2 && tokens[to]!.text.length <= 3 && /^\d{2,3}$/.test(tokens[to + 1]?.text ?? ''))
    to += 1;
  return to;
}

/** The last of the one to five words of a town, region or country that begins at `at`, or null. */
export function placeNameAt(tokens: readonly Token[], at: number): number | null {
  let to: number | null = null;
  for (let index = at; index < at + 5; index += 1) {
    const token = tokens[index];
    if (token?.kind !== 'word') break;
    if (token.capital && !isNoTown(token)) to = index;
    else if (to === null || (token.bits & PARTICLE) === 0) break;
    if (token.dot && token.text.length > 3) break;
    if (index > at && postalAt(tokens, index) !== null) return index - 1;
  }
  return to;
}

const isNoTown = ({ bits }: Token): boolean => (bits & NO_TOWN) !== 0;

/** The first of the one to three capitalised words that end at `to`, or null. */
export function placeNameBefore(tokens: readonly Token[], to: number): number | null {
  let from: number | null = null;
  for (let index = to; index >= 0 && to - index < 4; index -= 1) {
    const token = tokens[index]!;
    if (token.kind !== 'word' || (token.dot && index < to && token.text.length > 3)) break;
    if (token.capital && !isNoTown(token)) from = index;
    else if (from === null || (token.bits & PARTICLE) === 0) break;
  }
  return from;
}
