import { PARTICLE, ROLE, STOP, TITLE } from './bits.ts';
import { DEEDS, GREETINGS, LABELS, NAMINGS, PLACE_CUES, SIGN_OFFS, THING_CUES, THING_HEADS } from './cues.ts';
import { lookAfter, lookBefore, type After, type Before } from './surroundings.ts';
import { factsOf } from './word-facts.ts';

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
  const { gap, words, opens } = before;
  const last = words[0] ?? '';
  if (THING_HEADS.has(after.word) && !after.capital) return 'thing';
  if (/^ ?<$/.test(after.gap) && text.slice(end, end + 80).includes('@')) return 'label';
  const close = gap === ' ' || gap === '. ' || gap === '.' || gap === '\u00a0';
  if (close && isTitle(words, gap)) return 'title';
  if (/^\s*[:=?]\s*["'“<([]?$/.test(gap) && isLabel(words)) return 'label';
  if (opens === 'line' && SIGN_OFFS.has(last)) return 'signature';
  if (closesLetter(gap, last, after)) return 'signature';
  if (opens !== null) return isWholeLine(opens, after) ? 'inside' : 'none';
  if (gap === ' ' && words.length === 1 && GREETINGS.has(last) && /^(?:$|[,!.:\n])/.test(after.gap))
    return 'signature';
  const soft = gap === ' ' || gap === ', ' || gap === ' (' || gap === ' "';
  if (soft && matches(NAMINGS, words)) return 'naming';
  if (gap === ' ' && matches(DEEDS, words)) return 'deed';
  if (soft && factsOf(last) & ROLE) return 'role';
  if (gap === ' ' && (THING_CUES.has(last) || PLACE_CUES.has(last))) return 'thing';
  return gap === '' ? 'none' : 'inside';
}

const isTitle = ([last = '', second = '']: readonly string[], gap: string): boolean => {
  if (!(factsOf(last) & TITLE)) return last === 'ra' || last === 'ssa' ? gap !== ' ' || second !== '' : false;
  return gap !== '. ' || last.length <= 5;
};

/** `Contact person:` and `Name:`, but not `Account name:`. */
function isLabel(words: string[]): boolean {
  if (matches(LABELS, words, 2)) return true;
  const [last = '', second] = words;
  const alone = second === undefined || (factsOf(second) & STOP) !== 0;
  return alone && (LABELS.has(last) || (factsOf(last) & (ROLE | TITLE)) !== 0);
}

/** Nothing else stands on the line, as in a letter's head. */
const isWholeLine = (opens: Before['opens'], after: After): boolean =>
  (opens === 'line' || opens === 'text') && after.word === '' && after.gap.trim() === '';

/** `Regards, Ann` at the end of a line. */
const closesLetter = (gap: string, last: string, after: After): boolean =>
  gap === ', ' && SIGN_OFFS.has(last) && (after.word === '' || after.gap.startsWith(','));

/** True when the nearest words make one of the phrases, of at least `fewest` words. */
function matches(phrases: Set<string>, words: string[], fewest = 1): boolean {
  const [first, second, third] = words;
  if (first === undefined) return false;
  if (fewest <= 1 && phrases.has(first)) return true;
  if (second === undefined) return false;
  const two = `${second} ${first}`;
  return phrases.has(two) || (third !== undefined && phrases.has(`${third} ${two}`));
}

/** True for the small words inside a name. */
export const isParticle = (word: string): boolean => (factsOf(word) & PARTICLE) !== 0;
