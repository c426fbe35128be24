import { ROLE, STOP, TITLE } from './bits.ts';
import {
  BIRTH,
  COPULA,
  DEED,
  GREETING,
  KIN_WORD,
  LABEL,
  LABEL_ADJECTIVE,
  NAMING,
  POSSESSIVE,
  SIGN_OFF,
  THING_BEFORE,
  THING_HEAD,
} from './cue-bits.ts';
import { DEEDS, LABELS, NAMINGS, type Phrases } from './cues.ts';
import { codeAt } from '../../ascii.ts';
import { DIGIT, foldedSlice, kindOf } from './letters.ts';
import { lookAfter, lookBefore, wordBefore, type After, type Before } from './surroundings.ts';
import { cuesAt, listedFactsAt, wordAt } from './word-facts.ts';

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
  const { gap, last, opens, from, to } = before;
  if (!after.capital && cuesAt(after.word) & THING_HEAD) return 'thing';
  if (after.gap !== ' ' && after.gap.endsWith('<') && text.slice(end, end + 80).includes('@')) return 'label';
  if (cuesAt(after.word) & BIRTH && /^,? \(?$/.test(after.gap)) return 'label';
  if (gap === ' ') return reasonBehindBlank(text, before, after);
  if ((gap === '. ' || gap === '.') && isTitle(text, before)) return 'title';
  if (gap !== '' && gap !== ', ' && LABEL_MARK.test(gap) && isLabel(text, before)) return 'label';
  if (gap === '/ ' && to - from === 1 && text.charCodeAt(from) === SMALL_W) return 'deed';
  const closes = (cuesAt(last) & SIGN_OFF) !== 0;
  if (opens === 'line' && closes) return 'signature';
  if (gap === ', ' && closes && (after.from === after.to || after.gap.startsWith(','))) return 'signature';
  if (opens !== null) return isWholeLine(opens, after) ? 'inside' : 'none';
  if (gap === ', ' || gap === ' (' || gap === ' "') {
    if (cuesAt(last) & NAMING && ends(NAMINGS, text, before)) return 'naming';
    if (listedFactsAt(last) & ROLE) return 'role';
  }
  return gap === '' ? 'none' : 'inside';
}

/** w/ is with. */
const SMALL_W = 0x77;
const LABEL_MARK = /^\s*[:=?]\s*["'“<([]?$/;

function reasonBehindBlank(text: string, before: Before, after: After): Reason {
  const { last, opens, from } = before;
  const facts = listedFactsAt(last);
  if (facts & TITLE) return 'title';
  if (opens !== null) return 'none';
  const cues = cuesAt(last);
  if (cues & GREETING && /^(?:$|[,!.:\n])/.test(after.gap) && !follows(text, from)) return 'signature';
  if (cues & NAMING && ends(NAMINGS, text, before)) return 'naming';
  if (cues & DEED && ends(DEEDS, text, before)) return 'deed';
  if (facts & ROLE) return cues & KIN_WORD && isOwned(text, from) ? 'naming' : 'role';
  if (cues & COPULA && tellsWho(wordBefore(text, from).word)) return 'role';
  return cues & THING_BEFORE ? 'thing' : 'inside';
}

/** `Our champion is`, `decision maker is`. */
const tellsWho = (index: number): boolean =>
  (listedFactsAt(index) & ROLE) !== 0 || (cuesAt(index) & LABEL) !== 0;

/** `her son`, `Ann's brother`. */
const isOwned = (text: string, start: number): boolean =>
  (cuesAt(wordBefore(text, start).word) & POSSESSIVE) !== 0;

/** True when another word stands right before the one that starts at `start`. */
function follows(text: string, start: number): boolean {
  const { from, to } = wordBefore(text, start);
  return from < to;
}

/** `Dr. `, `Sig.ra `: a full stop ends a short title only; 2.4M. is an amount. */
function isTitle(text: string, { last, from, to }: Before): boolean {
  if (kindOf(codeAt(text, from - 1)) === DIGIT) return false;
  if (listedFactsAt(last) & TITLE) return wordAt(last).length <= 5;
  if (to - from > 3 || from === to) return false;
  const rest = foldedSlice(text, from, to);
  return (rest === 'ra' || rest === 'ssa') && follows(text, from);
}

/** `Contact person:` and `Name:`, but not `Account name:`. */
function isLabel(text: string, before: Before): boolean {
  const isOne = (cuesAt(before.last) & LABEL) !== 0;
  if (isOne && ends(LABELS, text, before, false)) return true;
  const second = wordBefore(text, before.from);
  if (cuesAt(before.last) & LABEL_ADJECTIVE && cuesAt(second.word) & LABEL) return true;
  const qualifies = listedFactsAt(second.word) & STOP || cuesAt(second.word) & LABEL_ADJECTIVE;
  if (second.from < second.to && !qualifies) return false;
  return isOne || (listedFactsAt(before.last) & (ROLE | TITLE)) !== 0;
}

/** Nothing else stands on the line, as in a letter's head. */
const isWholeLine = (opens: Before['opens'], after: After): boolean =>
  (opens === 'line' || opens === 'text') && after.from === after.to && after.gap.trim() === '';

/** True when one of the phrases ends right before the place; `alone` lets phrases of one word count. */
function ends(phrases: Phrases, text: string, { last, from }: Before, alone = true): boolean {
  const rests = phrases.get(wordAt(last));
  if (rests === undefined) return false;
  if (alone && rests.includes('')) return true;
  const second = wordBefore(text, from);
  if (second.from === second.to) return false;
  const word = foldedSlice(text, second.from, second.to);
  if (rests.includes(word)) return true;
  const third = wordBefore(text, second.from);
  return third.from < third.to && rests.includes(`${foldedSlice(text, third.from, third.to)} ${word}`);
}
