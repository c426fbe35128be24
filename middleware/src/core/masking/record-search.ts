import { readsAsWord } from './ambiguous-words.ts';
import { buildCharacterSearch, type CharacterSearch } from './character-search.ts';
import type { Word } from './fold.ts';
import type { ScannedText } from './scanned-text.ts';
import { characterTerms, wordTerms, type Term } from './search-terms.ts';
import type { SensitiveValue } from './sensitive-values.ts';
import { buildSearch, type SequenceSearch } from './sequence-search.ts';
import type { Span } from './span.ts';

/** Finds the record's own sensitive values in a text, in all their spellings. One pass per text. */
export type RecordSearch = (scanned: ScannedText) => Span[];

/** Characters that may stand between two words of one value, and between two characters of one number. */
const WIDEST_GAP = 5;
const WIDEST_DIGIT_GAP = 3;
/** Of the values that end at one place only the longest few are looked at: that keeps the work linear. */
const MOST_CANDIDATES = 8;

/** Prepares the search for all values at once. */
export function createRecordSearch(values: SensitiveValue[]): RecordSearch {
  const words = buildSearch(wordTerms(values));
  const characters = buildCharacterSearch(characterTerms(values));
  return (scanned) => [...searchWords(scanned, words), ...searchCharacters(scanned.text, characters)];
}

function searchWords({ text, words }: ScannedText, search: SequenceSearch<Term>): Span[] {
  const { wide, sentence } = countGaps(text, words);
  const spans: Span[] = [];
  let state = 0;
  words.forEach((word, index) => {
    state = search.step(state, word.folded);
    let tried = 0;
    for (const { symbols, value } of search.endingAt(state)) {
      const first = index - symbols.length + 1;
      const apart =
        wide[index]! > wide[first]! || (value.type === 'PERSON' && sentence[index]! > sentence[first]!);
      if (!apart && hasRightCase(text, words, first, value)) {
        spans.push(spanOf(value, words[first]!.start, word.end));
        return;
      }
      tried += 1;
      if (tried === MOST_CANDIDATES) return;
    }
  });
  return spans;
}

/** For each word, how many gaps up to it are too wide, and how many end a sentence: a name does not go over either. */
function countGaps(text: string, words: readonly Word[]): { wide: Int32Array; sentence: Int32Array } {
  const wide = new Int32Array(words.length);
  const sentence = new Int32Array(words.length);
  for (let index = 1; index < words.length; index += 1) {
    const before = words[index - 1]!;
    const start = before.end;
    const end = words[index]!.start;
    const tooWide = end - start > WIDEST_GAP;
    // The dot of an initial or of a title such as "Dr." ends no sentence.
    const stops = !tooWide && before.folded.length > 3 ? /[.!?]\s/ : /[!?]\s/;
    wide[index] = wide[index - 1]! + (tooWide ? 1 : 0);
    sentence[index] = sentence[index - 1]! + (!tooWide && stops.test(text.slice(start, end)) ? 1 : 0);
  }
  return { wide, sentence };
}

function hasRightCase(text: string, words: readonly Word[], first: number, term: Term): boolean {
  if (!term.capitalised) return true;
  const word = words[first]!;
  const letter = text.charAt(word.start);
  if (letter === letter.toLowerCase() && letter !== letter.toUpperCase()) return false;
  return !readsAsWord(word.folded, words[first + 1]?.folded);
}

function searchCharacters(text: string, search: CharacterSearch<Term>): Span[] {
  return search
    .find(text, WIDEST_DIGIT_GAP)
    .map(({ value, first, last }) => spanOf(value, withOpening(text, first, last), last + 1));
}

const spanOf = ({ type, key, layer, source }: Term, start: number, end: number): Span => ({
  start,
  end,
  type,
  key,
  layer,
  source,
});

/** The "+" before a number belongs to it, and the "(" that is closed inside it. */
function withOpening(text: string, start: number, end: number): number {
  const inside = text.slice(start, end);
  const at = text.charAt(start - 1) === '+' ? start - 1 : start;
  const closes = inside.includes(')') && !inside.includes('(');
  return closes && text.charAt(at - 1) === '(' ? at - 1 : at;
}
