import { ADDRESS_CUES, FILLERS, HOME_CUES, PLACE_NOUNS } from './address-words.ts';
import { placeNameAt, placeNameBefore } from './parts.ts';
import type { Token } from './token.ts';

/** An address: tokens `from` to `to`, both inclusive, and the row that saw it first. */
export interface Block {
  from: number;
  to: number;
  source: string;
}

/** Where an address was seen first. */
export interface Seed extends Block {
  sure: boolean;
  /** A word before says that it is a postal code: what stands before is that word and no town. */
  cued?: boolean;
}

/** The rows that have to know of each other. */
export const POSTAL = 'postal-code';
export const PLAIN = 'postal-address-plain';

/** A name with a number and no street word: it counts where something else says that this is an address. */
export function plainStreet(tokens: readonly Token[], index: number): Seed | null {
  const before = placeNameBefore(tokens, index - 1);
  const plain = { sure: false, source: PLAIN };
  if (before !== null && /^\d{1,4}\p{L}?\b/u.test(tokens[index]!.text) && isWritten(tokens, before, index)) {
    const open = tokens[before - 1]?.kind === 'number' && opensAddress(tokens, before - 1);
    return { from: open ? before - 1 : before, to: index, ...plain };
  }
  const to = tokens[index + 1]?.kind === 'word' ? placeNameAt(tokens, index + 1) : null;
  if (to === null || tokens[to + 1]?.kind !== 'number' || !isWritten(tokens, index + 1, to)) return null;
  return { from: index, to: to + 1, ...plain };
}

/** Names have small letters; what is all capitals before a number is a code (NWBK 1234) or a product. */
const isWritten = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to + 1).some(({ text }) => /\p{Ll}{2}/u.test(text));

const OTHER_ADDRESSES = new Set(['ip', 'mac', 'email', 'e-mail', 'mail', 'web', 'memory']);
/** True when the words before an address announce one: "lives at", "new address:". */
export function hasAddressCue(tokens: readonly Token[], seed: Seed): boolean {
  const plain = seed.source === PLAIN;
  // "delivered 12 Widgets 15 times": the words go on.
  if (plain && tokens[seed.to + 1]?.kind === 'word' && !FILLERS.has(tokens[seed.to + 1]!.lower)) return false;
  // "moved to Salesforce 2024": without a street word and a number before the name, only a home or a short number counts.
  if (plain && tokens[seed.from]!.kind !== 'number' && tokens[seed.to]!.text.length > 3) return false;
  const cues = plain && tokens[seed.from]!.kind !== 'number' ? HOME_CUES : ADDRESS_CUES;
  for (let at = seed.from - 1; at >= 0 && seed.from - at <= 6; at -= 1) {
    const token = tokens[at]!;
    if (token.kind === 'word' && cues.has(token.lower))
      return !OTHER_ADDRESSES.has(tokens[at - 1]?.lower ?? '');
    const between = token.kind === 'mark' ? /^[:=>?]$/.test(token.text) : FILLERS.has(token.lower);
    if (!between && token.kind !== 'line' && token.kind !== 'comma') return false;
  }
  return false;
}

/** A number before a street or box belongs to it when nothing else claims it. */
export function opensAddress(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || before.kind !== 'word') return true;
  return FILLERS.has(before.lower) || ADDRESS_CUES.has(before.lower) || !PLACE_NOUNS.has(before.lower);
}
