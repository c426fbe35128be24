/** What belongs to a number that was found by its characters. */

import type { EntityType } from '../entity-types.ts';

const LONGEST_PREFIX = 12;
const LONGEST_EXTENSION = 16;
/** "+49 (0) ", "0044 " and "(" before the digits of a phone that the record has without them. */
const PREFIX = /(?:(?:\+|(?<![0-9])00)\s?[0-9]{1,3}[\s.\-/]{0,2})?(?:\(?0\)?[\s.\-/]?)?\(?$/;
const EXTENSION = /^,?\s{0,2}(?:ext(?:ension)?|x|durchwahl|dw|poste|int)\.?\s{0,2}[0-9]{1,6}(?![0-9])/i;

/** Start and end of the number with its "+", its country code, the parenthesis that is closed inside, its extension. */
export function wholeNumber(
  text: string,
  type: EntityType,
  start: number,
  end: number,
): { start: number; end: number } {
  if (type !== 'PHONE') return { start, end };
  const from = Math.max(0, start - LONGEST_PREFIX);
  const prefix = PREFIX.exec(text.slice(from, start))?.[0] ?? '';
  const plus = text.charAt(start - 1) === '+' ? '+' : '';
  const longer = prefix.length > plus.length ? prefix : plus;
  const first = start - longer.length;
  // A parenthesis that nothing closes is not the number's.
  const opens = text.charAt(first) === '(' && !text.slice(first, end).includes(')');
  const extension = EXTENSION.exec(text.slice(end, end + LONGEST_EXTENSION))?.[0].length ?? 0;
  return { start: opens ? first + 1 : first, end: end + extension };
}
