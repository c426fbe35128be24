import { growLeft } from './grow-left.ts';
import { growRight } from './grow-right.ts';
import { boxBefore, boxEnd, isSureUnit, placeNameAt } from './parts.ts';
import { countryBefore, cuedPostalAt, hasPostalCue, postcodeAt, stateBefore } from './postal.ts';
import { hasAddressCue, plainStreet, POSTAL, type Block, type Seed } from './seed.ts';
import { streetAt } from './street.ts';
import type { Token } from './token.ts';

const ROW_OF_LANGUAGE: Record<string, string> = {
  en: 'postal-address-en',
  fr: 'postal-address-fr',
  es: 'postal-address-es',
  it: 'postal-address-it',
  pt: 'postal-address-pt',
  de: 'postal-address-de',
  nl: 'postal-address-nl',
  nordic: 'postal-address-nordic',
  pl: 'postal-address-pl',
  east: 'postal-address-east',
};

/**
 * The address around the number at `index`, or null when nothing there says that it is one. `supported` tells whether
 * anything in reach could say so of a street that is not sure.
 */
export function blockAt(tokens: readonly Token[], index: number, supported: boolean): Block | null {
  const seed = seedAt(tokens, index) ?? (supported ? plainAt(tokens, index) : null);
  if (!seed || !(seed.sure || supported)) return null;
  const right = growRight(tokens, seed);
  const from = growLeft(tokens, seed);
  const sure = seed.sure || right.evidence || hasAddressCue(tokens, { ...seed, from, to: right.to });
  return sure ? { from, to: right.to, source: seed.source } : null;
}

/** What is an address by itself, or has a street word. */
function seedAt(tokens: readonly Token[], index: number): Seed | null {
  const token = tokens[index]!;
  if (token.kind === 'code') {
    const to =
      postcodeAt(tokens, index) ?? (hasPostalCue(tokens, index) ? cuedPostalAt(tokens, index) : null);
    return to === null ? null : { from: index, to, sure: true, source: POSTAL };
  }
  if (token.kind === 'ordinal') return null;
  const street = streetAt(tokens, index);
  if (street) return { ...street, source: ROW_OF_LANGUAGE[street.language]! };
  const box = boxBefore(tokens, index);
  if (box) return { ...box, to: boxEnd(tokens, index), source: 'po-box' };
  if (isSureUnit(tokens, index))
    return { from: index - 1, to: index, sure: true, source: 'postal-address-unit' };
  const state = stateBefore(tokens, index);
  if (state !== null) return { from: state, to: index, sure: true, source: POSTAL };
  const country = countryBefore(tokens, index);
  if (country !== null) {
    const to = placeNameAt(tokens, index + 1) ?? index;
    return { from: country, to, sure: true, source: POSTAL, cued: true };
  }
  const cued = hasPostalCue(tokens, index) ? cuedPostalAt(tokens, index) : null;
  return cued === null ? null : { from: index, to: cued, sure: true, source: POSTAL, cued: true };
}

const plainAt = (tokens: readonly Token[], index: number): Seed | null =>
  tokens[index]!.kind === 'number' ? plainStreet(tokens, index) : null;
