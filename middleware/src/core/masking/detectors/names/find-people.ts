import type { ScannedText } from '../../scanned-text.ts';
import type { Found } from '../detector.ts';
import { FIRST, isClear, LAST, LOOKS_LAST, ORDINARY, PLACE, PRODUCT, ROLE, SOFT } from './bits.ts';
import { settingOf, type Reason, type Setting } from './cue-of-place.ts';
import { ANY_VERB, DEED, HUMAN_VERB, JOINING, MONTH, PAIR, REQUEST } from './cue-bits.ts';
import { DEEDS } from './cues.ts';
import { organizationIn } from './find-organizations.ts';
import { codeAt } from '../../ascii.ts';
import { DIGIT, kindOf } from './letters.ts';
import { judge, shapeOf, type Cue, type Verdict } from './judge.ts';
import { KNOWN_PAIRS } from './known-pairs.ts';
import { isMonsieur } from './monsieur.ts';
import { endOf, nextRun, type NameWord } from './name-words-of-text.ts';
import { lookAgain, type Candidate } from './second-look.ts';
import { isSpoiltBy, segmentsOf, type Segment } from './segments.ts';
import { namesAfterLabels, nextSmallRun } from './small-letters.ts';
import { wordBefore, wordBeforeComma, type EarlierWord } from './surroundings.ts';
import { cuesAt, listedFactsAt, wordAt } from './word-facts.ts';

const CUES: Record<Reason, Cue> = {
  title: 'titled',
  label: 'sure',
  naming: 'sure',
  signature: 'sure',
  role: 'person',
  deed: 'person',
  inside: 'inside',
  none: 'none',
  thing: 'none',
};

const SOURCES: Partial<Record<Reason, string>> = {
  title: 'person-after-title',
  label: 'person-after-label',
  naming: 'person-after-label',
  signature: 'person-in-signature',
  role: 'person-after-cue',
  deed: 'person-after-cue',
};

/** Longer rows are never looked at a second time. */
const MOST_OPEN = 2;

/** What one text has given so far. */
interface Reading {
  text: string;
  found: Found[];
  candidates: Candidate[];
  /** Folded parts of names that stand in full. */
  parts: Set<string>;
  /** No capitals at all: a word in the middle of a sentence says nothing. */
  small: boolean;
}

/** People nobody listed, and organisations with their legal form: by what is known of the words and by what stands around them. Linear in the text. */
export function findPeople({ text }: ScannedText): Found[] {
  let run = nextRun(text, 0);
  const small = run === null;
  const reading: Reading = { text, found: [], candidates: [], parts: new Set(), small };
  const next = small ? nextSmallRun : nextRun;
  if (small) run = nextSmallRun(text, 0);
  let before: NameWord[] | null = null;
  while (run) {
    const organization = organizationIn(text, run, before);
    if (organization) reading.found.push(organization);
    before = run;
    for (const segment of segmentsOf(run)) readSegment(segment, reading);
    run = next(text, endOf(run));
  }
  const { found, candidates, parts } = reading;
  for (const words of namesAfterLabels(text)) found.push(person(words, 'person-after-label'));
  if (candidates.length > 1) {
    for (const [{ words }, source] of lookAgain(text, candidates, parts)) found.push(person(words, source));
  }
  return found;
}

const person = (words: readonly NameWord[], source: string): Found => ({
  start: words[0]!.start,
  end: endOf(words),
  type: 'PERSON',
  source,
});

function readSegment({ words: all, heading }: Segment, reading: Reading): void {
  const { text, small, found, candidates } = reading;
  const monsieur = isMonsieur(text, all);
  const words = monsieur ? all.slice(1) : all;
  const setting = settingOf(text, words[0]!.start, endOf(words));
  if (isSpoiltBy(setting.after, text)) return;
  if (isNumbered(text, words, setting) || isFirm(text, words, setting)) return;
  const reason =
    isPlain(setting.reason) && (words.length === 1 ? acts(words[0]!, setting) : pairActs(words, setting))
      ? 'deed'
      : setting.reason;
  const cue = (heading || small) && reason === 'inside' ? 'none' : CUES[reason];
  const shape = shapeOf(words);
  const verdict = keepJudgement(
    words,
    judge(shape, reason === 'deed' && isPlain(setting.reason) ? 'acting' : cue),
    cue,
  );
  if (words.length <= MOST_OPEN || verdict)
    candidates.push({ words, shape, setting, accepted: verdict !== null });
  if (!verdict) return;
  const name = words.slice(verdict.from, verdict.to);
  if (name.length > 1 || reason === 'title') keepParts(name, reading.parts);
  const source = name[0]!.form === 'initial' ? 'person-initial' : 'person-known-name';
  found.push(person(name, SOURCES[reason] ?? source));
}

const isPlain = (reason: Reason): boolean => reason === 'none' || reason === 'inside';

/** Words of capitals are abbreviations unless they are announced as a name, or two of them are known as one. */
function keepJudgement(words: readonly NameWord[], verdict: Verdict | null, cue: Cue): Verdict | null {
  if (!verdict || cue === 'sure' || cue === 'titled') return verdict;
  const name = words
    .slice(verdict.from, verdict.to)
    .filter(({ form }) => form === 'title' || form === 'upper');
  if (name.some(({ form }) => form === 'title')) return verdict;
  return name.length > 1 && name.every(({ facts }) => facts & (FIRST | LAST | LOOKS_LAST)) ? verdict : null;
}

function keepParts(name: readonly NameWord[], parts: Set<string>): void {
  for (const { folded, form } of name) {
    if (form === 'title' || form === 'upper') parts.add(folded);
  }
}

/** True when one word does what people do: "Ines promised", "Petra's boss", "Ann, could you". */
function acts(word: NameWord, { after, before }: Setting): boolean {
  const { facts, form } = word;
  if (form !== 'title') return false;
  const small = !after.capital && after.from < after.to;
  const cues = cuesAt(after.word);
  const close = small && after.gap === ' ';
  const known = (facts & (FIRST | LAST)) !== 0;
  if (close && cues & HUMAN_VERB && !isPhrase(word, after))
    return known || !(facts & (ORDINARY | PLACE | SOFT));
  if (before.opens !== null && small && after.gap === ', ' && cues & REQUEST) return known || facts === 0;
  const owns = small && after.gap.length === 3 && /^['’]s $/.test(after.gap);
  if (owns && known && listedFactsAt(after.word) & ROLE) return true;
  if (!(facts & FIRST) || !isClear(facts)) return false;
  if (close && cues & ANY_VERB) return true;
  return owns || /^\s*:/.test(after.gap) || (before.opens !== null && /^, ?$/.test(after.gap));
}

/** True when two words in a row do what only people do: "Zbynka Orlt complained". */
function pairActs(words: readonly NameWord[], { after }: Setting): boolean {
  const close = after.gap === ' ' && !after.capital && (cuesAt(after.word) & HUMAN_VERB) !== 0;
  return (
    close &&
    words.length === 2 &&
    words.every(({ facts, form }) => form === 'title' && !(facts & (ORDINARY | PLACE | SOFT)))
  );
}

/** `Gebeld met` begins what somebody did to somebody; nobody called Gebeld met. */
const isPhrase = ({ folded }: NameWord, { word }: Setting['after']): boolean =>
  (cuesAt(word) & DEED) !== 0 && (DEEDS.get(wordAt(word)) ?? []).includes(folded);

/** True behind a number that is no year, and for a month before its day: a street, a product, a date. */
function isNumbered(text: string, words: readonly NameWord[], { before, after, reason }: Setting): boolean {
  if (words.length === 1 && cuesAt(words[0]!.index) & MONTH) {
    if (/\d/.test(text.charAt(words[0]!.end + 1)) || /\d/.test(text.charAt(words[0]!.start - 2))) return true;
  }
  if (!isPlain(reason) || before.gap !== ' ' || cuesAt(after.word) & HUMAN_VERB) return false;
  if (kindOf(codeAt(text, words[0]!.start - 2)) !== DIGIT) return false;
  const number = /\d{1,6}$/.exec(text.slice(Math.max(0, words[0]!.start - 7), words[0]!.start - 1));
  return number !== null && !/^(?:19|20)\d\d$/.test(number[0]);
}

/** True for firms and places called like people, for what stands in a row with products, and for Ann's Bakery. */
function isFirm(text: string, words: readonly NameWord[], { before, after, reason }: Setting): boolean {
  if (words.length === 2 && isKnownPair(words)) return true;
  if (words.length > 1 || !isPlain(reason)) return false;
  if (after.capital && after.gap.length > 2 && /^['’]s /.test(after.gap)) return true;
  return followsProduct(text, before);
}

const isKnownPair = ([first, second]: readonly NameWord[]): boolean =>
  (cuesAt(first!.index) & PAIR) !== 0 && KNOWN_PAIRS.has(`${first!.folded} ${second!.folded}`);

const LONGEST_ROW = 4;

/** True when a word before it in a row ("Slack, Jira and Franklin") is a product. */
function followsProduct(text: string, { gap, last, from, to }: Setting['before']): boolean {
  if (gap !== ', ' && !(gap === ' ' && cuesAt(last) & JOINING)) return false;
  let earlier: EarlierWord = { word: last, from, to };
  for (let count = 0; count < LONGEST_ROW && earlier.from < earlier.to; count += 1) {
    if (listedFactsAt(earlier.word) & PRODUCT) return true;
    const joins = cuesAt(earlier.word) & JOINING;
    earlier = joins ? wordBefore(text, earlier.from) : wordBeforeComma(text, earlier.from);
  }
  return false;
}
