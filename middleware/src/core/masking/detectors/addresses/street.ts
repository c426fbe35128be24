import type { Street } from './street-kinds.ts';
import { numberFirst } from './street-number-first.ts';
import { numberLast } from './street-number-last.ts';
import type { Token } from './token.ts';

/** The street around the number at `index`, or null. Looks at a few tokens before and behind it. */
export function streetAt(tokens: readonly Token[], index: number): Street | null {
  // "Piazza Roma, 3, Via Verdi 5": a number before a comma closes its own street, if it has one.
  return tokens[index + 1]?.kind === 'comma'
    ? (numberLast(tokens, index) ?? numberFirst(tokens, index))
    : (numberFirst(tokens, index) ?? numberLast(tokens, index));
}
