import type { Found } from '../detector.ts';
import { LEGAL_FORM, ORDINARY, ROLE, STOP, STREET, TITLE } from './bits.ts';
import { endOf, type NameWord } from './name-words-of-text.ts';
import { LEGAL_FORMS } from './organization-words.ts';

/** Legal forms written with full stops, at the place where their first letter stands. */
const DOTTED =
  /(?:S\.\s?A\.(?:S\.)?|S\.p\.A\.|S\.r\.l\.|S\.L\.(?:U\.)?|B\.V\.|N\.V\.|L\.L\.C\.|P\.L\.C\.|e\.V\.)/y;
const DOTTED_STARTS = 'SBNLPe';
const MOST_WORDS = 6;

/**
 * Organisations of a run of capitalised words: the words before a legal form, with the form. `before` is the run that
 * stood before this one, for "Calder, Inc." and "Calder & Voss GmbH".
 */
export function organizationIn(
  text: string,
  run: readonly NameWord[],
  before: readonly NameWord[] | null,
): Found | null {
  for (let index = run.length - 1; index >= 0; index -= 1) {
    const end = endOfForm(text, run[index]!);
    if (end < 0) continue;
    const joined = before !== null && joins(text.slice(endOf(before), run[0]!.start)) ? before : [];
    const start = startOf([...joined, ...run.slice(0, index)], run[index]!.start);
    return start < 0 ? null : { start, end, type: 'ORGANIZATION', source: 'organization-with-legal-form' };
  }
  return null;
}

const joins = (gap: string): boolean => gap === ', ' || gap === ' & ' || gap === ' + ';

function endOfForm(text: string, { start, end, facts, form }: NameWord): number {
  if (form === 'initial') {
    if (!DOTTED_STARTS.includes(text.charAt(start))) return -1;
    DOTTED.lastIndex = start;
    return DOTTED.test(text) ? DOTTED.lastIndex : -1;
  }
  if (!(facts & LEGAL_FORM) || !LEGAL_FORMS.has(text.slice(start, end))) return -1;
  return end < text.length &&
    text.charCodeAt(end) === 0x2e &&
    /^(?:Inc|Ltd|Corp|Co|Lda|Ltda)$/.test(text.slice(start, end))
    ? end + 1
    : end;
}

/** Where the name begins: behind the last word that belongs to none; -1 when nothing is left of it. */
function startOf(words: readonly NameWord[], form: number): number {
  let start = -1;
  for (const word of words.slice(-MOST_WORDS)) {
    if (word.facts & (STOP | TITLE | ROLE) && !(word.facts & STREET)) start = -1;
    else if (
      start < 0 &&
      word.form !== 'particle' &&
      word.form !== 'initial' &&
      !(word.facts & ORDINARY && words.length > 2)
    )
      start = word.start;
  }
  return start === form ? -1 : start;
}
