import type { ScannedText } from '../../scanned-text.ts';
import type { Found } from '../detector.ts';
import { FIRST, isClear, LAST, LOOKS_LAST, ORDINARY, PLACE, PRODUCT, ROLE, SOFT } from './bits.ts';
import { settingOf, type Reason, type Setting } from './cue-of-place.ts';
import { ANY_VERBS, HUMAN_VERBS } from './cues.ts';
import { organizationIn } from './find-organizations.ts';
import { judge, shapeOf, type Cue, type Verdict } from './judge.ts';
import { KNOWN_PAIRS } from './known-pairs.ts';
import { nextRun, type NameWord } from './name-words-of-text.ts';
import { lookAgain, type Candidate } from './second-look.ts';
import { isSpoiltBy, segmentsOf, type Segment } from './segments.ts';
import { namesAfterLabels, nextSmallRun } from './small-letters.ts';
import { wordBefore, wordBeforeComma } from './surroundings.ts';
import { listedFactsOf } from './word-facts.ts';

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
    run = next(text, run.at(-1)!.end);
  }
  const { found, candidates, parts } = reading;
  for (const words of namesAfterLabels(text)) found.push(person(words, 'person-after-label'));
  if (found.length > 0 || candidates.length > 1) {
    for (const [{ words }, source] of lookAgain(text, candidates, parts)) found.push(person(words, source));
  }
  return found;
}

const person = (words: readonly NameWord[], source: string): Found => ({
  start: words[0]!.start,
  end: words.at(-1)!.end,
  type: 'PERSON',
  source,
});

function readSegment({ words, heading }: Segment, reading: Reading): void {
  const { text, small, found, candidates } = reading;
  const setting = settingOf(text, words[0]!.start, words.at(-1)!.end);
  if (isSpoiltBy(setting.after.word, setting.after.gap, text, words.at(-1)!.end)) return;
  if (isNumbered(text, words, setting) || isFirm(text, words, setting)) return;
  const reason =
    words.length === 1 && isPlain(setting.reason) && acts(words[0]!, setting) ? 'deed' : setting.reason;
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
function acts({ facts, form }: NameWord, { after, before }: Setting): boolean {
  if (form !== 'title') return false;
  const small = !after.capital && after.word !== '';
  const close = small && after.gap === ' ';
  const known = (facts & (FIRST | LAST)) !== 0;
  if (close && HUMAN_VERBS.has(after.word)) return known || !(facts & (ORDINARY | PLACE | SOFT));
  if (before.opens !== null && small && after.gap === ', ' && REQUESTS.has(after.word))
    return known || facts === 0;
  const owns = small && /^['’]s $/.test(after.gap);
  if (owns && known && listedFactsOf(after.word) & ROLE) return true;
  if (!(facts & FIRST) || !isClear(facts)) return false;
  if (close && ANY_VERBS.has(after.word)) return true;
  return owns || /^\s*:/.test(after.gap) || (before.opens !== null && /^, ?$/.test(after.gap));
}

const REQUESTS = new Set(['can', 'could', 'would', 'please', 'will', 'thanks', 'thank']);
const MONTHS = new Set(['april', 'may', 'june', 'august', 'mai', 'juni', 'juli', 'julio', 'abril']);

/** True behind a number that is no year, and for a month before its day: a street, a product, a date. */
function isNumbered(text: string, words: readonly NameWord[], { before, after, reason }: Setting): boolean {
  if (words.length === 1 && MONTHS.has(words[0]!.folded)) {
    if (/^\d/.test(text.charAt(words[0]!.end + 1)) || /^\d/.test(text.charAt(words[0]!.start - 2)))
      return true;
  }
  if (!isPlain(reason) || before.gap !== ' ' || HUMAN_VERBS.has(after.word)) return false;
  const number = /\d{1,6}$/.exec(text.slice(Math.max(0, words[0]!.start - 7), words[0]!.start - 1));
  return number !== null && !/^(?:19|20)\d\d$/.test(number[0]);
}

/** True for firms and places called like people, for what stands in a row with products, and for Ann's Bakery. */
function isFirm(text: string, words: readonly NameWord[], { before, after, reason }: Setting): boolean {
  if (words.length === 2 && KNOWN_PAIRS.has(`${words[0]!.folded} ${words[1]!.folded}`)) return true;
  if (words.length > 1 || !isPlain(reason)) return false;
  if (after.capital && /^['’]s /.test(after.gap)) return true;
  return followsProduct(text, before);
}

const LONGEST_ROW = 4;
const AND = new Set(['and', 'or', 'und', 'oder', 'et', 'ou', 'y', 'o', 'e', 'en', 'of']);

/** True when a word before it in a row ("Slack, Jira and Franklin") is a product. */
function followsProduct(text: string, { gap, last, from }: Setting['before']): boolean {
  if (gap !== ', ' && !(gap === ' ' && AND.has(last))) return false;
  let word = last;
  let at = from;
  for (let count = 0; count < LONGEST_ROW && word !== ''; count += 1) {
    if (listedFactsOf(word) & PRODUCT) return true;
    const before = AND.has(word) ? wordBefore(text, at) : wordBeforeComma(text, at);
    word = before.word;
    at = before.from;
  }
  return false;
}
