import { fold } from '../../fold.ts';
import { FIRST, isClear, LAST, LOOKS_LAST, ORDINARY, PLACE, ROLE, STOP } from './bits.ts';
import { SURE_LABELS } from './cues.ts';
import { foldedSlice, isBlank, isLetter, kindOf, LOWER, NONE } from './letters.ts';
import type { NameWord } from './name-words-of-text.ts';
import { factsOf } from './word-facts.ts';

/** Names in small letters, where capitals say nothing: behind a label, and in texts without a single capital. */

const MOST_WORDS = 3;
const SHORTEST = 2;

/** The next row of known names in a text of small letters, or null. A row crosses nothing but one blank. */
export function nextSmallRun(text: string, from: number): NameWord[] | null {
  let at = from;
  while (at < text.length) {
    if (kindOf(text.charCodeAt(at)) !== LOWER) {
      at += 1;
      continue;
    }
    const run: NameWord[] = [];
    let end = at;
    while (run.length < MOST_WORDS + 1) {
      const word = wordAt(text, end);
      if (!word || !isName(word, run)) {
        end = word && run.length === 0 ? word.end : end;
        break;
      }
      run.push(word);
      end = word.end;
      if (text.charCodeAt(end) === 0x20 && kindOf(text.charCodeAt(end + 1)) === LOWER) end += 1;
      else break;
    }
    if (run.length > 0) return run;
    at = Math.max(end, at + 1);
  }
  return null;
}

function isName({ folded, facts, form }: NameWord, run: readonly NameWord[]): boolean {
  if (form === 'initial') return run.length > 0;
  if (folded.length <= SHORTEST || !isClear(facts)) return false;
  return (facts & (FIRST | LAST)) !== 0 || (run.length > 0 && (facts & LOOKS_LAST) !== 0);
}

/** The word of small letters at a place; `g.` is an initial. */
function wordAt(text: string, start: number): NameWord | null {
  let end = start;
  while (end < text.length && kindOf(text.charCodeAt(end)) === LOWER) end += 1;
  if (end === start) return null;
  if (text.charCodeAt(end) === 0x2d && isLetter(text.charCodeAt(end + 1))) {
    end += 1;
    while (end < text.length && kindOf(text.charCodeAt(end)) === LOWER) end += 1;
  }
  const folded = foldedSlice(text, start, end);
  const initial = end - start === 1 && text.charCodeAt(end) === 0x2e;
  return {
    start,
    end: initial ? end + 1 : end,
    folded,
    facts: initial ? 0 : factsOf(folded),
    form: initial ? 'initial' : 'title',
  };
}

/** Names in small letters behind `name:` and its like, as far as nothing says that they are other words. */
export function* namesAfterLabels(text: string): Generator<NameWord[]> {
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    if (!SURE_LABELS.has(fold(labelBefore(text, at)))) continue;
    const words = wordsAfter(text, at + 1);
    if (words.length > 0) yield words;
  }
}

const LONGEST_LABEL = 12;

function labelBefore(text: string, colon: number): string {
  let at = colon;
  while (at > 0 && colon - at <= LONGEST_LABEL && isLetter(text.charCodeAt(at - 1))) at -= 1;
  const thing = text.charCodeAt(at - 1) === 0x20 && isLetter(text.charCodeAt(at - 2));
  const label = text.slice(at, colon);
  return thing && /^(?:name|naam|nome|nom|nombre)$/i.test(label) ? '' : label;
}

function wordsAfter(text: string, from: number): NameWord[] {
  let at = from;
  while (at - from < 4 && isBlank(text.charCodeAt(at))) at += 1;
  const words: NameWord[] = [];
  while (words.length < MOST_WORDS) {
    const word = wordAt(text, at);
    const next = word ? text.charCodeAt(word.end) : 0;
    if (!word || kindOf(next) !== NONE || next === 0x3a || next === 0x40) break;
    if (next === 0x2e && kindOf(text.charCodeAt(word.end + 1)) !== NONE) return [];
    const { facts } = word;
    if (facts & (STOP | ROLE) || (facts & (ORDINARY | PLACE) && !(facts & (FIRST | LAST)))) break;
    words.push(word);
    at = word.end;
    if (text.charCodeAt(at) !== 0x20) break;
    at += 1;
  }
  const known = words.some(({ facts }) => facts & (FIRST | LAST));
  return known && (words.length > 1 || isClear(words[0]!.facts)) ? words : [];
}
