import { FIRST, isClear, LAST, LOOKS_LAST, ORDINARY, PLACE, ROLE, STOP } from './bits.ts';
import { SURE_LABEL } from './cue-bits.ts';
import { codeAt } from '../../ascii.ts';
import { isBlank, isLetter, kindOf, LOWER, NONE } from './letters.ts';
import { NameWord } from './name-words-of-text.ts';
import { cuesAt, factsAt, indexOf } from './word-facts.ts';

/** Names in small letters, where capitals say nothing: behind a label, and in texts without a single capital. */

const MOST_WORDS = 3;
const SHORTEST = 2;

/** The next row of known names in a text of small letters, or null. A row crosses nothing but one blank. */
export function nextSmallRun(text: string, from: number): NameWord[] | null {
  let at = from;
  while (at < text.length) {
    if (kindOf(codeAt(text, at)) !== LOWER) {
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
      if (codeAt(text, end) === 0x20 && kindOf(codeAt(text, end + 1)) === LOWER) end += 1;
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
  while (end < text.length && kindOf(codeAt(text, end)) === LOWER) end += 1;
  if (end === start) return null;
  if (codeAt(text, end) === 0x2d && isLetter(codeAt(text, end + 1))) {
    end += 1;
    while (end < text.length && kindOf(codeAt(text, end)) === LOWER) end += 1;
  }
  if (end - start === 1 && codeAt(text, end) === 0x2e)
    return new NameWord(text, start, end + 1, 0, 0, 'initial');
  const index = indexOf(text, start, end);
  return new NameWord(text, start, end, index, factsAt(text, start, end, index), 'title');
}

/** Names in small letters behind `name:` and its like, as far as nothing says that they are other words. */
export function namesAfterLabels(text: string): NameWord[][] {
  const names: NameWord[][] = [];
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    if (!isSureLabel(text, at)) continue;
    const words = wordsAfter(text, at + 1);
    if (words.length > 0) names.push(words);
  }
  return names;
}

const LONGEST_LABEL = 12;

/** True when the word before a colon announces a person. `Product name` does not. */
function isSureLabel(text: string, colon: number): boolean {
  let at = colon;
  while (at > 0 && colon - at <= LONGEST_LABEL && isLetter(codeAt(text, at - 1))) at -= 1;
  if (!(cuesAt(indexOf(text, at, colon)) & SURE_LABEL)) return false;
  const thing = codeAt(text, at - 1) === 0x20 && isLetter(codeAt(text, at - 2));
  return !thing || !/^(?:name|naam|nome|nom|nombre)$/i.test(text.slice(at, colon));
}

function wordsAfter(text: string, from: number): NameWord[] {
  let at = from;
  while (at - from < 4 && isBlank(codeAt(text, at))) at += 1;
  const words: NameWord[] = [];
  while (words.length < MOST_WORDS) {
    const word = wordAt(text, at);
    const next = word ? codeAt(text, word.end) : 0;
    if (!word || kindOf(next) !== NONE || next === 0x3a || next === 0x40) break;
    if (next === 0x2e && kindOf(codeAt(text, word.end + 1)) !== NONE) return [];
    const { facts } = word;
    if (facts & (STOP | ROLE) || (facts & (ORDINARY | PLACE) && !(facts & (FIRST | LAST)))) break;
    words.push(word);
    at = word.end;
    if (codeAt(text, at) !== 0x20) break;
    at += 1;
  }
  const known = words.some(({ facts }) => facts & (FIRST | LAST));
  return known && (words.length > 1 || isClear(words[0]!.facts)) ? words : [];
}
