/** Dates of birth in the spellings people use, in seven languages. A date is looked at where its year stands. */

import { foldedWords } from '../fold.ts';
import type { ScannedText } from '../scanned-text.ts';
import { entryOf, type RecordIndex } from './record-index.ts';
import type { Term } from './search-terms.ts';

/** The dates of one year: month * 32 + day. */
export type BirthDays = Map<number, Term>;

/** Twelve months a row, folded: English, German, French, Spanish, Italian, Portuguese, Dutch. */
const MONTHS = `
january february march april may june july august september october november december
januar februar marz april mai juni juli august september oktober november dezember
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
janner feber maerz apr may jun jul aug sept oct nov dec
janv fevr mrz avr mai jun juil ago setiembre okt nov dez
`;
const MONTH_OF = new Map<string, number>();
for (const row of MONTHS.trim().split('\n')) {
  row.split(' ').forEach((name, at) => {
    for (const form of [name, name.slice(0, 4), name.slice(0, 3)]) {
      if (!MONTH_OF.has(form)) MONTH_OF.set(form, at + 1);
    }
  });
}

/** Words that stand between the parts of a date: 5 de marzo de 1984, the 5th of March. */
const BETWEEN = new Set('de del of the den der do le el il du'.split(' '));
const DAY = /^(\d{1,2})(?:st|nd|rd|th|er|re|ro|ste|de|te|o|a|e|t\d\d)?$/;
/** Letters, digits and the rest between two parts. */
const WIDEST_GAP = 5;

interface Day {
  year: string;
  month: number;
  day: number;
}

/** Adds a date, as ISO or as somebody wrote it; a text that is no date is nothing. */
export function addBirthDay(index: RecordIndex, text: string, term: Term): void {
  for (const { year, month, day } of readDays(text)) {
    for (const spelling of [year, year.slice(2)]) {
      const entry = entryOf(index, spelling);
      entry.born ??= new Map();
      if (!entry.born.has(month * 32 + day)) entry.born.set(month * 32 + day, term);
    }
  }
}

/** The same dates as their digits alone. */
export function digitsOfDays(text: string): string[] {
  const two = (number: number): string => String(number).padStart(2, '0');
  return readDays(text).flatMap(({ year, month, day }) => [
    year + two(month) + two(day),
    two(day) + two(month) + year,
    two(month) + two(day) + year,
  ]);
}

function readDays(text: string): Day[] {
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  if (isoYear) return [{ year: isoYear, month: Number(isoMonth), day: Number(isoDay) }].filter(isDay);
  if (text.length > 40) return [];
  const words = foldedWords(text);
  const year = words.find((word) => /^(?:19|20)\d\d$/.test(word));
  const rest = words.filter((word) => word !== year && !BETWEEN.has(word));
  const [first = '', second = ''] = rest;
  if (year === undefined || rest.length !== 2) return [];
  return daysOf(first, second).map((day) => ({ year, ...day }));
}

const isDay = ({ month, day }: { month: number; day: number }): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** What two words in any order say: a month's name and a day, or two numbers that may be either. */
function daysOf(first: string, second: string): { month: number; day: number }[] {
  const [one, two] = [Number(DAY.exec(first)?.[1]), Number(DAY.exec(second)?.[1])];
  const read = [
    { month: MONTH_OF.get(first) ?? one, day: two },
    { month: MONTH_OF.get(second) ?? two, day: one },
  ];
  return read.filter(isDay);
}

/** The date of which the word at `at` is the year: its first and last word, and what it stands for; or null. */
export function birthDayAt(
  scanned: ScannedText,
  at: number,
  born: BirthDays,
): { first: number; last: number; term: Term } | null {
  const { words } = scanned;
  const short = words[at]!.folded.length === 2;
  for (const step of [-1, 1]) {
    const places = partsBeside(scanned, at, step);
    const [near, far] = places;
    if (near === undefined || far === undefined) continue;
    const [one, two] = [words[near]!.folded, words[far]!.folded];
    if (short && !isTight(scanned, Math.min(at, far), step < 0 ? at : far, one + two)) continue;
    for (const { month, day } of daysOf(one, two)) {
      const term = born.get(month * 32 + day);
      if (term) return { first: Math.min(at, far), last: Math.max(at, far), term };
    }
  }
  return null;
}

/** Where the two words before, or after, the year stand, without what only joins them. */
function partsBeside({ text, words }: ScannedText, at: number, step: number): number[] {
  const places: number[] = [];
  for (let next = at + step; places.length < 2 && Math.abs(next - at) < 5; next += step) {
    const [left, right] = step < 0 ? [words[next], words[next + 1]] : [words[next - 1], words[next]];
    if (!left || !right || right.start - left.end > WIDEST_GAP) break;
    if ((step < 0 ? /[!?;\n]/ : /[!?;,\n]/).test(text.slice(left.end, right.start))) break;
    if (!BETWEEN.has(words[next]!.folded)) places.push(next);
  }
  return places;
}

/** A year of two digits is one only in 5/3/84, or beside the name of a month. */
function isTight({ text, words }: ScannedText, from: number, to: number, parts: string): boolean {
  if (/[a-z]{3}/.test(parts)) return true;
  for (let at = from; at < to; at += 1) {
    if (!/^[/.-]$/.test(text.slice(words[at]!.end, words[at + 1]!.start))) return false;
  }
  return true;
}
