import type { Finder, Found } from './detector.ts';
import { blockAt } from './addresses/block.ts';
import type { Token } from './addresses/token.ts';
import { tokensAroundDigits } from './addresses/tokens.ts';
import { ADDRESS_CUE, SURE_UNIT } from './addresses/word-bits.ts';

/** Postal addresses, whole blocks of them: from every number outwards, as far as each piece can belong to an address. */
export const findAddresses: Finder = ({ text, digitGroups }) => {
  const found: Found[] = [];
  for (const tokens of tokensAroundDigits(text, digitGroups)) findInZone(tokens, found);
  return found;
};

function findInZone(tokens: readonly Token[], found: Found[]): void {
  let last = -1;
  let bits = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    bits |= tokens[index]!.bits;
    if (hasDigits(tokens[index]!)) last = index;
  }
  const cued = (bits & (ADDRESS_CUE | SURE_UNIT)) !== 0;
  for (let index = 0; index <= last; index += 1) {
    const { kind } = tokens[index]!;
    if (kind !== 'number' && kind !== 'code') continue;
    // What has only the look of a street needs a cue, a unit, or a postal code behind it.
    const block = blockAt(tokens, index, cued || index < last);
    if (!block) continue;
    found.push({
      start: tokens[block.from]!.start,
      end: tokens[block.to]!.end,
      type: 'ADDRESS',
      source: block.source,
    });
    index = Math.max(index, block.to);
  }
}

/** A longer mark is a number that goes on; behind a state it may be a postal code all the same. */
const hasDigits = ({ kind, text }: Token): boolean =>
  kind === 'number' || kind === 'code' || (kind === 'mark' && text.length > 1);
