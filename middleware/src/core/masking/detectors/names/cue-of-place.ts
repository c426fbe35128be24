import { ROLE, STOP, TITLE } from './bits.ts';
import {
  DEEDS,
  GREETINGS,
  LABELS,
  NAMINGS,
  PLACE_CUES,
  SIGN_OFFS,
  THING_CUES,
  THING_HEADS,
  type Phrases,
} from './cues.ts';
import { lookAfter, lookBefore, wordBefore, type After, type Before } from './surroundings.ts';
import { listedFactsOf } from './word-facts.ts';

/** Why a person stands at a place, in the words of the rows. */
export type Reason =
  'title' | 'label' | 'naming' | 'signature' | 'role' | 'deed' | 'inside' | 'none' | 'thing';

/** What surrounds a place and what it says. */
export interface Setting {
  before: Before;
  after: After;
  reason: Reason;
}

/** Reads what surrounds the words from `start` to `end`. */
export function settingOf(text: string, start: number, end: number): Setting {
  const before = lookBefore(text, start);
  const after = lookAfter(text, end);
  return { before, after, reason: reasonOf(before, after, text, end) };
}

function reasonOf(before: Before, after: After, text: string, end: number): Reason {
  const { gap, last, opens } = before;
  if (!after.capital && THING_HEADS.has(after.word)) return 'thing';
  if (after.gap.endsWith('<') && text.slice(end, end + 80).includes('@')) return 'label';
  if (gap === ' ') return reasonBehindBlank(text, before, after);
  if ((gap === '. ' || gap === '.') && isTitle(text, before)) return 'title';
  if (/^\s*[:=?]\s*["'“<([]?$/.test(gap) && isLabel(text, before)) return 'label';
  if (opens === 'line' && SIGN_OFFS.has(last)) return 'signature';
  if (gap === ', ' && SIGN_OFFS.has(last) && (after.word === '' || after.gap.startsWith(',')))
    return 'signature';
  if (opens !== null) return isWholeLine(opens, after) ? 'inside' : 'none';
  if (gap === ', ' || gap === ' (' || gap === ' "') {
    if (ends(NAMINGS, text, before)) return 'naming';
    if (listedFactsOf(last) & ROLE) return 'role';
  }
  return gap === '' ? 'none' : 'inside';
}

function reasonBehindBlank(text: string, before: Before, after: After): Reason {
  const { last, opens, from } = before;
  const facts = listedFactsOf(last);
  if (facts & TITLE) return 'title';
  if (opens !== null) return 'none';
  if (GREETINGS.has(last) && wordBefore(text, from).word === '' && /^(?:$|[,!.:\n])/.test(after.gap))
    return 'signature';
  if (ends(NAMINGS, text, before)) return 'naming';
  if (ends(DEEDS, text, before)) return 'deed';
  if (facts & ROLE) return 'role';
  return THING_CUES.has(last) || PLACE_CUES.has(last) ? 'thing' : 'inside';
}

/** `Dr. `, `Sig.ra `: a full stop ends a short title only. */
function isTitle(text: string, { last, from }: Before): boolean {
  if (listedFactsOf(last) & TITLE) return last.length <= 5;
  return (last === 'ra' || last === 'ssa') && wordBefore(text, from).word !== '';
}

/** `Contact person:` and `Name:`, but not `Account name:`. */
function isLabel(text: string, before: Before): boolean {
  if (ends(LABELS, text, before, false)) return true;
  const second = wordBefore(text, before.from).word;
  if (second !== '' && !(listedFactsOf(second) & STOP)) return false;
  return LABELS.has(before.last) || (listedFactsOf(before.last) & (ROLE | TITLE)) !== 0;
}

/** Nothing else stands on the line, as in a letter's head. */
const isWholeLine = (opens: Before['opens'], after: After): boolean =>
  (opens === 'line' || opens === 'text') && after.word === '' && after.gap.trim() === '';

/** True when one of the phrases ends right before the place; `alone` lets phrases of one word count. */
function ends(phrases: Phrases, text: string, { last, from }: Before, alone = true): boolean {
  const rests = phrases.get(last);
  if (rests === undefined) return false;
  if (alone && rests.includes('')) return true;
  const second = wordBefore(text, from);
  if (second.word === '') return false;
  if (rests.includes(second.word)) return true;
  const third = wordBefore(text, second.from);
  return third.word !== '' && rests.includes(`${third.word} ${second.word}`);
}
