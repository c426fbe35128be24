import { UNIT_WORDS } from './address-words.ts';
import {
  DOTTED,
  isNamePart,
  isProper,
  KINDS,
  MOST_WORDS,
  SMALL_LEADING,
  STRONG,
  type Street,
} from './street-kinds.ts';
import { CHANNELS, THINGS } from './street-words.ts';
import type { Token } from './token.ts';
import { CLOSING, isParticle, LEADING } from './word-bits.ts';

/** Behind the number of a house: 3 bis, 12 b. */
const HOUSE_LETTERS = new Set('bis ter quater a b c d'.split(' '));
const DIRECTIONS = new Set('n s e w ne nw se sw north south east west'.split(' '));

/** The street that begins with the number at `index`, or null: 4821 Maple Ave · 12, rue de la Paix · 902 W 5th St. */
export function numberFirst(tokens: readonly Token[], index: number): Street | null {
  let at = index + 1;
  if (tokens[at]?.kind === 'comma') at += 1;
  const comma = at > index + 1;
  if (HOUSE_LETTERS.has(tokens[at]?.lower ?? '') && tokens[at + 1]?.kind === 'word') at += 1;
  const first = tokens[at];
  if (!first) return null;
  const leading = first.bits & LEADING ? KINDS.get(first.lower)!.leading : undefined;
  if (leading && (first.dot || !DOTTED.has(first.lower))) {
    const to = nameAfter(tokens, at);
    if (to !== null) return { from: index, to, sure: true, language: leading };
  }
  return comma ? null : trailingAfter(tokens, index, at);
}

/** The last token of the name that follows a leading word, or null. A long name in small letters must be closed by a number. */
function nameAfter(tokens: readonly Token[], leading: number): number | null {
  let to: number | null = null;
  let small = false;
  let at = leading + 1;
  for (; at <= leading + MOST_WORDS; at += 1) {
    const token = tokens[at];
    if (!isNamePart(token)) break;
    if (isProper(token)) to = at;
    else if (!isParticle(token)) {
      if (tokens[leading]!.capital || (to !== null && !small) || UNIT_WORDS.has(token.lower)) break;
      small = true;
      to = at;
    }
    if (token.dot && token.text.length > 4) break;
  }
  if (to === null || CHANNELS.has(tokens[leading + 1]!.lower)) return null;
  const number = tokens[to + 1]?.kind === 'number' && tokens[to + 1]!.text.length < 5 ? to + 1 : null;
  if (!small) return number ?? to;
  if (number !== null) return to - leading <= 4 ? number : null;
  return SMALL_LEADING.has(tokens[leading]!.lower) && to - leading <= 3 ? to : null;
}

function trailingAfter(tokens: readonly Token[], index: number, first: number): Street | null {
  let best: Street | null = null;
  let small = 0;
  for (let at = first; at < first + MOST_WORDS; at += 1) {
    const token = tokens[at];
    if (!isNamePart(token)) break;
    const fits = at > first && token.bits & CLOSING && (small === 0) === token.capital;
    if (fits && !isThing(tokens, at) && (small === 0 || STRONG.has(token.lower))) {
      const sure = KINDS.get(token.lower)!.trailing !== undefined && !isOther(tokens, at);
      if (!best || sure || !best.sure) best = { from: index, to: at, sure, language: 'en' };
    }
    if (token.kind === 'word' && !token.capital && !isParticle(token)) small += 1;
    if (small > 0 && (at - first >= 3 || isStopWord(token) || isParticle(token))) break;
    if (token.dot && token.text.length > 4) break;
  }
  if (best && DIRECTIONS.has(tokens[best.to + 1]?.lower ?? '') && tokens[best.to + 1]!.capital) best.to += 1;
  return best;
}

const STOP_WORDS = new Set(
  'is are was were has have had will would can could should people users customers items cases days hours minutes weeks months years times more other new old open on via per each every different main'.split(
    ' ',
  ),
);
const isStopWord = (token: Token): boolean => STOP_WORDS.has(token.lower);
const THING_WORDS = new Map(
  Object.entries(THINGS).map(([word, before]) => [word, new Set(before.split(' '))]),
);
/** Words behind a street word that make something else of it: road maps, the Wall Street Journal. */
const AFTER_THINGS = new Set([
  'map',
  'maps',
  'journal',
  'fighter',
  'show',
  'ft',
  'feet',
  'foot',
  'm',
  'meter',
  'meters',
  'metres',
  'miles',
  'inch',
  'inches',
  'km',
]);
/** "4 Hard Drive", "1200 Gross Sq Ft", "2 Chest CT". */
const isThing = (tokens: readonly Token[], at: number): boolean =>
  (THING_WORDS.get(tokens[at]!.lower)?.has(tokens[at - 1]!.lower) ?? false) ||
  AFTER_THINGS.has(tokens[at + 1]?.lower ?? '') ||
  (tokens[at]!.text === 'CT' && /\p{Ll}/u.test(tokens[at - 1]!.text));
const AMBIGUOUS = new Set('court place way close circle square trail drive gardens grove gate'.split(' '));
/** "3 Dr Smith", "2 Star Court reviews": a title, or the first part of a longer thing. */
function isOther(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next?.kind !== 'word') return false;
  const { lower } = tokens[at]!;
  if (lower === 'dr') return next.capital && !tokens[at]!.dot;
  return AMBIGUOUS.has(lower) && !next.capital && !isParticle(next) && !STOP_WORDS.has(next.lower);
}
