import { MILITARY } from './address-words.ts';
import { placeNameBefore, unitAt } from './parts.ts';
import { opensAddress, plainStreet, POSTAL, type Seed } from './seed.ts';
import type { Token } from './token.ts';
import { isParticle } from './word-bits.ts';

/** What belongs to an address and stands before its surest part: a number, a unit, a town before its postal code. */
export function growLeft(tokens: readonly Token[], { from: seed, source, cued }: Seed): number {
  let from = seed;
  if (cued) return from;
  if (source === POSTAL) from = townBefore(tokens, from);
  for (let part = 0; part < 4; part += 1) {
    const before = partBefore(tokens, from, source);
    if (before === null) break;
    from = before;
  }
  return from;
}

function townBefore(tokens: readonly Token[], from: number): number {
  let at = from - 1;
  while (tokens[at]?.kind === 'comma' || tokens[at]?.kind === 'line') at -= 1;
  const start = MILITARY.has(tokens[from]!.lower) && at === from - 1 ? null : placeNameBefore(tokens, at);
  return start ?? from;
}

function partBefore(tokens: readonly Token[], from: number, source: string): number | null {
  let at = from - 1;
  if (tokens[at]?.kind === 'number' && opensAddress(tokens, at)) return at;
  while (tokens[at]?.kind === 'comma' || tokens[at]?.kind === 'line') at -= 1;
  if (tokens[at]?.kind !== 'number' && tokens[at]?.kind !== 'code')
    return source === POSTAL ? houseBefore(tokens, at) : null;
  for (let back = 1; back <= 2; back += 1) {
    if (
      tokens[at - back]?.kind === 'word' &&
      unitAt(tokens, at - back) === at &&
      !isParticle(tokens[at - back]!)
    )
      return at - back;
  }
  if (source !== POSTAL && source !== 'postal-address-unit' && source !== 'po-box') return null;
  const plain = plainStreet(tokens, at);
  return plain && plain.to === at ? plain.from : null;
}

/** A number with a name before a town and its postal code: 5 Rosewood, Leeds LS2 9AA. */
function houseBefore(tokens: readonly Token[], at: number): number | null {
  const name = placeNameBefore(tokens, at);
  return name !== null && tokens[name - 1]?.kind === 'number' ? name - 1 : null;
}
