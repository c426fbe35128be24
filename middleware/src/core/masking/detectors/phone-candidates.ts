import { digitsIn } from '../digit-groups.ts';
import type { Place } from './detector.ts';

/** E.164 allows 15 digits, and an exit code before them two or three more. */
const MOST_DIGITS = 15;
const MOST_WITH_EXIT_CODE = 18;
const FEWEST_DIGITS = 6;
const LONGEST_GAP = 3;
/** What people put between the groups of a number. A full stop and a blank end a sentence. */
const GAP =
  /^(?: |\u00a0|\.|\/|[\u2010-\u2013-]| ?[\u2010-\u2013/-] |[ \u00a0.]?\(|\)[ \u00a0./\u2010-\u2013-]?|\)\()$/;
/** Digits with what people put between them, and the sign or bracket before them. `digits` is 0 to 9 alone. */
export interface PhoneCandidate extends Place {
  digits: string;
  northAmerican: boolean;
}

/** Every piece of a text with 6 to 18 digits that could be one number. Linear: a piece is looked at once or twice. */
export function phoneCandidates(text: string, groups: readonly Place[]): PhoneCandidate[] {
  const candidates: PhoneCandidate[] = [];
  for (let from = 0; from < groups.length;) {
    let to = from + 1;
    while (to < groups.length && isGap(text, groups[to - 1]!.end, groups[to]!.start)) to += 1;
    if (digitCount(groups, from, to) >= FEWEST_DIGITS) splitRun(text, groups.slice(from, to), candidates);
    from = to;
  }
  return candidates;
}

function isGap(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length > LONGEST_GAP) return false;
  const code = text.charCodeAt(start);
  // The two that stand between most groups.
  return (length === 1 && (code === 32 || code === 45)) || GAP.test(text.slice(start, end));
}

function digitCount(groups: readonly Place[], from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to && count < MOST_WITH_EXIT_CODE; at += 1) {
    count += groups[at]!.end - groups[at]!.start;
  }
  return count;
}

/** A run may hold several numbers, or a number and a date: cut where a new one plainly begins. */
function splitRun(text: string, run: readonly Place[], candidates: PhoneCandidate[]): void {
  let from = 0;
  let digits = 0;
  for (let at = 0; at < run.length; at += 1) {
    const end = northAmericanEnd(text, run, at);
    if (end !== null && !goesOn(text, run, from, at, digits)) {
      add(text, run, from, at, false, candidates);
      add(text, run, at, end, true, candidates);
      from = end;
      at = end - 1;
      digits = 0;
      continue;
    }
    const length = run[at]!.end - run[at]!.start;
    const most = /^(?:00|011)/.test(text.slice(run[from]!.start, run[from]!.start + 3))
      ? MOST_WITH_EXIT_CODE
      : MOST_DIGITS;
    const anew = digits > FEWEST_DIGITS && beginsAnew(text, run, at);
    if (digits > 0 && (digits + length > most || anew)) {
      const cut = anew ? at : cutBefore(text, run, from, at);
      add(text, run, from, cut, false, candidates);
      from = cut;
      digits = 0;
      for (let again = cut; again < at; again += 1) digits += run[again]!.end - run[again]!.start;
    }
    digits += length;
  }
  add(text, run, from, run.length, false, candidates);
}

/** Digits of a North American number without its country code. */
const NORTH_AMERICAN = 10;

/** True when "+39" or so begins a number that the groups behind it belong to, however they look by themselves. */
function goesOn(text: string, run: readonly Place[], from: number, at: number, digits: number): boolean {
  if (at === from || digits + NORTH_AMERICAN > MOST_DIGITS) return false;
  return /[+\uff0b]/.test(text.charAt(run[from]!.start - 1));
}

/** After enough digits: a bracket, or a sign between two blanks. */
const beginsAnew = (text: string, run: readonly Place[], at: number): boolean =>
  text.charAt(run[at]!.start - 1) === '(' || run[at]!.start - run[at - 1]!.end === LONGEST_GAP;

/** Before a group with 0 in front that nine digits precede; else the first blank with enough of them; else where it has to be. */
function cutBefore(text: string, run: readonly Place[], from: number, at: number): number {
  let digits = 0;
  for (let index = from; index < at; index += 1) {
    digits += run[index]!.end - run[index]!.start;
    if (digits >= 9 && text.charAt(run[index + 1]!.start) === '0') return index + 1;
  }
  digits = 0;
  for (let index = from; index < at; index += 1) {
    digits += run[index]!.end - run[index]!.start;
    if (digits > FEWEST_DIGITS && /\s/.test(text.charAt(run[index]!.end))) return index + 1;
  }
  return at;
}

/** The index after the group that ends a North American number beginning at a group; null when none does. */
function northAmericanEnd(text: string, run: readonly Place[], at: number): number | null {
  const area = lengthOf(run, at) === 1 && text.charAt(run[at]!.start) === '1' ? at + 1 : at;
  if (lengthOf(run, area) !== 3) return null;
  const next = lengthOf(run, area + 1);
  const last = next === 3 && lengthOf(run, area + 2) === 4 ? area + 2 : next === 7 ? area + 1 : null;
  if (last === null) return null;
  const first = gapAfter(text, run, area);
  const second = last === area + 2 ? gapAfter(text, run, area + 1) : '';
  const bracketed = text.charAt(run[area]!.start - 1) === '(' && first.startsWith(')');
  const usual = first === '-' || first === '.' || first === '/';
  if (second.length > 1 || (!bracketed && !usual && first !== ' ')) return null;
  // With blanks alone, or without a second gap, only codes that are given out count.
  const loose = !bracketed && (first === ' ' || second === '');
  if (loose && !(isAssigned(text, run[area]!) && isAssigned(text, run[area + 1]!))) return null;
  const before = text.charAt(withLead(text, run[at]!.start) - 1);
  const after = text.charAt(run[last]!.end);
  // "12.415.555.0132" and "415-555-0132-77" are something else.
  const inside = (at > 0 && !/\s/.test(before)) || (last + 1 < run.length && !/\s/.test(after));
  return inside ? null : last + 1;
}

const lengthOf = (run: readonly Place[], at: number): number => (run[at] ? run[at].end - run[at].start : 0);
const gapAfter = (text: string, run: readonly Place[], at: number): string =>
  text.slice(run[at]!.end, run[at + 1]!.start);
/** Area codes and exchanges begin with 2 to 9. */
const isAssigned = (text: string, group: Place): boolean => !/[01]/.test(text.charAt(group.start));

function withLead(text: string, start: number): number {
  let at = start;
  if (text.charAt(at - 1) === '+' || text.charAt(at - 1) === '\uff0b') at -= 1;
  return text.charAt(at - 1) === '(' ? at - 1 : at;
}

function add(
  text: string,
  run: readonly Place[],
  from: number,
  to: number,
  northAmerican: boolean,
  candidates: PhoneCandidate[],
): void {
  if (from >= to) return;
  const end = run[to - 1]!.end;
  const lead = withLead(text, run[from]!.start);
  const unclosed = text.charAt(lead) === '(' && !text.slice(lead, end).includes(')');
  const start = unclosed ? lead + 1 : lead;
  const digits = digitsIn(text, start, end);
  if (digits.length >= FEWEST_DIGITS && digits.length <= MOST_WITH_EXIT_CODE) {
    candidates.push({ start, end, digits, northAmerican });
  }
}
