import type { Place } from '../detector.ts';
import { isMonth } from './months.ts';

/** A date in a text. `yearOnly` marks a year that stands alone. */
export interface DatePlace extends Place {
  yearOnly: boolean;
}

/** 1984-03-05, 1984-03-05T00:00Z, 5.3.1984, 05/03/84, 5 3 1984, 1984年3月5日. */
const NUMERIC =
  /(?:\d{4}(?:[-/.年]|\. )\d{1,2}(?:[-/.月]|\. )\d{1,2}(?:日|T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?Z?)?|\d{1,2}(?: ?[-/.] ?| )\d{1,2}(?: ?[-/.] ?| )(?:\d{4}|'?\d{2}))(?![\d/])/y;
/** What stands between a day and the name of its month: 5th of, 5. , 29 de, 1er. */
const DAY = /\d{1,2}(?:st|nd|rd|th|er|º|ª|°)?\.?[ -]?(?:(?:of|de|d['’])[ ]?)?/iy;
const WORD = /\p{L}{3,14}/uy;
const YEAR = /\.?,?[ -]?(?:(?:de|del|of) )?(?:\d{4}|['’]?\d{2})(?!\d)/y;
/** Behind the name of a month: 5, 1984 · 5th 1984 · 1984. */
const DAY_YEAR = /\d{1,2}(?:st|nd|rd|th)?(?:, ?| )(?:\d{4}|['’]\d{2})(?!\d)|\d{4}(?!\d)/y;
/** 1984. március 5 · 1984 March 5. */
const YEAR_FIRST = /\d{4}\.?[ -]/y;
const DAY_LAST = /\.?[ -]\d{1,2}(?!\d)/y;
const LONE_YEAR = /(?:19|20)\d\d(?![\d\p{L}])/uy;
/** 19840305, 05031984. */
const COMPACT = /(?:(?:19|20)\d\d(?:0\d|1[0-2])[0-3]\d|[0-3]\d[0-3]\d(?:19|20)\d\d)(?!\d)/y;

const endOf = (pattern: RegExp, text: string, at: number): number | null => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
};

/** The date whose first digit stands at `at`, or null; a month's name may stand before it. */
export function dateAt(text: string, at: number): DatePlace | null {
  const month = monthBefore(text, at);
  const named = month === null ? null : endOf(DAY_YEAR, text, at);
  if (month !== null && named !== null) return { start: month, end: named, yearOnly: false };
  const end =
    endOf(NUMERIC, text, at) ??
    withMonth(text, at, DAY, YEAR) ??
    withMonth(text, at, YEAR_FIRST, DAY_LAST) ??
    endOf(COMPACT, text, at);
  if (end !== null) return { start: at, end, yearOnly: false };
  const year = endOf(LONE_YEAR, text, at);
  return year === null ? null : { start: at, end: year, yearOnly: true };
}

/** A number, a month's name, another number. */
function withMonth(text: string, at: number, before: RegExp, behind: RegExp): number | null {
  const from = endOf(before, text, at);
  const to = from === null ? null : endOf(WORD, text, from);
  return from !== null && to !== null && isMonth(text.slice(from, to)) ? endOf(behind, text, to) : null;
}

/** Where the month's name right before `at` begins: "March 5", "Mar. 5". */
function monthBefore(text: string, at: number): number | null {
  let end = at;
  while (at - end < 2 && /[ .-]/.test(text.charAt(end - 1))) end -= 1;
  if (end === at) return null;
  let start = end;
  while (end - start < 14 && /\p{L}/u.test(text.charAt(start - 1))) start -= 1;
  return end - start > 2 && isMonth(text.slice(start, end)) ? start : null;
}
