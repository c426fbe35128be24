import { FIRST, LAST, ORDINARY, ORGANIZATION, ROLE, STOP, STREET, TITLE } from './bits.ts';
import { DEED, FIRM, JOINING, LABEL, PLACE_FIRST, SURE_LABEL, UNIT } from './cue-bits.ts';
import { dropParticles, type NameWord } from './name-words-of-text.ts';
import { lookAfter, type After } from './surroundings.ts';
import { cuesAt, listedFactsAt, wordAt } from './word-facts.ts';

/** Words of a run that may be one name. `heading`: nearly everything around is capitalised and says nothing. */
export interface Segment {
  words: readonly NameWord[];
  heading: boolean;
}

const HEADING = 4;

/** The parts of a run between words that belong to no name; what is an organisation or a street is left out. */
export function segmentsOf(run: readonly NameWord[]): readonly Segment[] {
  if (run.length === 1) return isAlone(run[0]!) ? [{ words: run, heading: false }] : NO_SEGMENTS;
  const segments: Segment[] = [];
  const heading = isHeading(run);
  let words: NameWord[] = [];
  let spoilt = false;
  for (let index = isCountry(run) ? 2 : 0; index < run.length; index += 1) {
    const word = run[index]!;
    const role = roleOf(word, run[index - 1], words.length > 0, index === run.length - 1);
    if (role === SPOILS) spoilt = true;
    else if (role === BELONGS) words.push(word);
    else if (role === ENDS) {
      if (!spoilt) keepSegment(words, heading, segments);
      words = [];
      spoilt = false;
    }
  }
  if (!spoilt) keepSegment(words, heading, segments);
  return segments;
}

const NO_SEGMENTS: readonly Segment[] = [];

/** True for the one word of a run when it may be a name; most are the first word of a sentence. */
function isAlone(word: NameWord): boolean {
  if (word.facts & (STOP | STREET | ORGANIZATION) || word.form === 'initial') return false;
  return roleOf(word, undefined, false, true) === BELONGS;
}

function isHeading(run: readonly NameWord[]): boolean {
  if (run.length < HEADING) return false;
  const plain = run.filter(({ facts }) => facts & (ORDINARY | STOP) && !(facts & (FIRST | LAST)));
  return plain.length * 2 >= run.length;
}

function keepSegment(words: NameWord[], heading: boolean, segments: Segment[]): void {
  dropParticles(words);
  if (words.length > 0) segments.push({ words, heading });
}

const BELONGS = 0;
const ENDS = 1;
const SPOILS = 2;
const IS_NOTHING = 3;

/** What a word does to the segment before it; `open` says that the segment has words already. */
function roleOf(word: NameWord, before: NameWord | undefined, open: boolean, last: boolean): number {
  const { facts, index } = word;
  const cues = cuesAt(index);
  const known = (facts & (FIRST | LAST)) !== 0;
  if (cues & UNIT && open) return ENDS;
  if (facts & STREET && open && !(facts & TITLE && !last)) return SPOILS;
  if (cues & PLACE_FIRST && !open) return SPOILS;
  if (facts & ORGANIZATION && !(facts & ROLE) && !isLastName(facts, before)) return SPOILS;
  if (facts & STOP && !(known && open && facts & LAST)) return ENDS;
  if (facts & TITLE && !(facts & LAST && open)) return ENDS;
  if (facts & ROLE && !known) return ENDS;
  if (open) return BELONGS;
  return word.form === 'particle' || (!last && announces(word)) ? IS_NOTHING : BELONGS;
}

/** `Contact` before a name belongs to what is said of it. */
const announces = ({ index, facts }: NameWord): boolean =>
  (cuesAt(index) & (DEED | LABEL | SURE_LABEL)) !== 0 && (facts & (ORDINARY | FIRST | LAST)) === ORDINARY;

/** `U.S.` and its like look like initials. */
const isCountry = ([first, second]: readonly NameWord[]): boolean =>
  second?.form === 'initial' && /^(?:us|uk|un|eu|dc|la|ny)$/.test(`${first!.folded}${second.folded}`);

/** `Hall` behind a first name is one. */
const isLastName = (facts: number, before: NameWord | undefined): boolean =>
  before === undefined ? (facts & FIRST) !== 0 : (facts & LAST) !== 0 && (before.facts & FIRST) !== 0;

/** True when what follows makes something else of a name: Rosa-Parks Street, Baker & Sons. */
export function isSpoiltBy({ gap, word, from, to }: After, text: string): boolean {
  if (gap === ' & ') return (cuesAt(word) & FIRM) !== 0;
  if (gap !== ' ' || word === 0) return false;
  const facts = listedFactsAt(word);
  if (cuesAt(word) & JOINING && (wordAt(word) === 'and' || wordAt(word) === 'und'))
    return (cuesAt(lookAfter(text, to).word) & FIRM) !== 0;
  return (facts & STREET) !== 0 && to - from > 2 && !(facts & (STOP | TITLE));
}
