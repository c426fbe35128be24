import type { Street } from './street-kinds.ts';
import { numberFirst } from './street-number-first.ts';
import { numberLast } from './street-number-last.ts';
import type { Token } from './tokens.ts';

/** The street around the number at `index`, or null. Looks at a few tokens before and behind it. */
export function streetAt(tokens: readonly Token[], index: number): Street | null {
  return numberFirst(tokens, index) ?? numberLast(tokens, index);
}
