/** The value whose words stand in a row at a place of a text. */

import { isEveryday } from './everyday-words.ts';
import { readsAsName } from './name-context.ts';
import { isLegalForm } from './organization-forms.ts';
import type { Phrase } from './record-index.ts';
import type { ScannedText } from '../scanned-text.ts';
import { sharedTerm, type Term } from './search-terms.ts';
import { longestOf, type SequenceList } from './sequence-search.ts';

/** Characters that may stand between two words of one value. */
const WIDEST_GAP = 5;

/** A value in the words from `first` to `last`. */
export interface FoundWords {
  first: number;
  last: number;
  term: Term;
}

/** The longest of the phrases that begin at a word, or null. `farther`: see longestOf. */
export function phraseAt(
  scanned: ScannedText,
  at: number,
  phrases: SequenceList<Phrase>,
  farther: boolean,
): FoundWords | null {
  const { words } = scanned;
  const wordAt = (offset: number): string => {
    const word = words[at + offset];
    if (word === undefined || word.start - words[at + offset - 1]!.end > WIDEST_GAP) return '';
    return word.folded;
  };
  const matches = longestOf(phrases, wordAt, farther);
  let best: Phrase | null = null;
  for (const { value } of matches) {
    if (isWritten(scanned, at, value)) best = best === null ? value : better(best, value, words[at]!.folded);
  }
  if (best === null) return null;
  const last = at + matches[0]!.count - 1;
  return {
    first: at,
    last: best.term.type === 'ORGANIZATION' ? withLegalForm(scanned, last) : last,
    term: best.term,
  };
}

function isWritten(scanned: ScannedText, at: number, { written }: Phrase): boolean {
  if (written === 'anyhow') return true;
  if (written === 'as a name') return readsAsName(scanned, at);
  if (written === 'as a rare word') return !isEveryday(scanned.words[at]!.folded);
  if (written === 'as a rare name') return readsAsName(scanned, at) && !isEveryday(scanned.words[at]!.folded);
  const { start, end } = scanned.words[at]!;
  const word = scanned.text.slice(start, end);
  return word === word.toUpperCase();
}

/** A whole value goes before a part of one, a person before a mailbox; a part of two values belongs to neither. */
function better(left: Phrase, right: Phrase, spelling: string): Phrase {
  if (left.part !== right.part) return left.part ? right : left;
  if (left.term.type !== right.term.type) return right.term.type === 'PERSON' ? right : left;
  if (!left.part || left.term.key === right.term.key) return left;
  return { ...left, term: sharedTerm(left.term, spelling) };
}

/** The last word, or that of "GmbH & Co. KG" behind it. */
function withLegalForm({ text, words }: ScannedText, last: number): number {
  let end = last;
  for (let at = last + 1; at <= last + 4 && at < words.length; at += 1) {
    const { folded, start, end: after } = words[at]!;
    if (!/^,?\s?(?:&\s|\.)?$|^\.\s&?\s?$/.test(text.slice(words[at - 1]!.end, start))) break;
    const letter = text.charAt(start);
    const lower = letter === letter.toLowerCase();
    const dotted = folded.length === 1 && !lower && text.charAt(after) === '.';
    if (!dotted && !(isLegalForm(folded) && (!lower || folded.length > 2))) break;
    end = at;
  }
  return end;
}
