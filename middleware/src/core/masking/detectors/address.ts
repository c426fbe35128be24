import type { Finder, Found } from './detector.ts';
import { blockAt } from './addresses/block.ts';
import { tokensAroundDigits, type Token } from './addresses/tokens.ts';

/** Postal addresses, whole blocks of them: from every number outwards, as far as each piece can belong to an address. */
export const findAddresses: Finder = ({ text }) => {
  const found: Found[] = [];
  for (const tokens of tokensAroundDigits(text)) findInZone(tokens, found);
  return found;
};

function findInZone(tokens: readonly Token[], found: Found[]): void {
  for (let index = 0; index < tokens.length; index += 1) {
    const { kind } = tokens[index]!;
    if (kind !== 'number' && kind !== 'code') continue;
    const block = blockAt(tokens, index);
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
