import { PLACE } from './bits.ts';
import { endOf, type NameWord } from './name-words-of-text.ts';
import type { Setting } from './cue-of-place.ts';
import { SIGN_OFF } from './cue-bits.ts';
import { cuesAt, wordAt } from './word-facts.ts';

/** A row of words that the first look accepted or left open. */
export interface Candidate {
  words: readonly NameWord[];
  shape: string;
  setting: Setting;
  accepted: boolean;
}

/** What joins the members of a list of people. */
const JOINED = /^(?:,? (?:and|or|und|oder|et|ou|y|o|e|en|of|i) |, ?| & |\/)$/;
const WIDEST_JOINT = 6;
/** A single word that may be a person when its neighbours are. */
const MEMBER = /^[FBLfblmu]$/;
const KNOWN = /^[FBL]/;

const isMember = ({ words, shape, setting }: Candidate): boolean =>
  MEMBER.test(shape) &&
  !(setting.before.opens !== null && cuesAt(words[0]!.index) & SIGN_OFF) &&
  !(words[0]!.facts & PLACE) &&
  words[0]!.form === 'title';

/**
 * What only the whole text tells: one part of a name that stands in full elsewhere in it ("Ines Calder … Calder"), and
 * single names that stand in a list with people.
 */
export function lookAgain(
  text: string,
  candidates: readonly Candidate[],
  parts: ReadonlySet<string>,
): Map<Candidate, string> {
  const people = new Map<Candidate, string>();
  if (parts.size > 0) {
    for (const candidate of candidates) {
      if (!candidate.accepted && isKnownPart(candidate, parts))
        people.set(candidate, 'person-named-elsewhere');
    }
  }
  let from = 0;
  for (let to = 1; to <= candidates.length; to += 1) {
    if (to < candidates.length && areJoined(text, candidates[to - 1]!, candidates[to]!)) continue;
    if (to - from > 1) readList(text, candidates.slice(from, to), people);
    from = to;
  }
  return people;
}

function isKnownPart({ words, shape, setting }: Candidate, parts: ReadonlySet<string>): boolean {
  if (words.length > 1 || setting.reason === 'thing' || !parts.has(words[0]!.folded)) return false;
  return setting.before.opens === null || !/[flobp]/.test(shape);
}

function areJoined(text: string, left: Candidate, right: Candidate): boolean {
  const from = endOf(left.words);
  const to = right.words[0]!.start;
  return to - from <= WIDEST_JOINT && JOINED.test(text.slice(from, to));
}

/**
 * A third of a list must be known as people when all of it are single names, else half; one word twice ("Smith and
 * Smith") is a firm. A pair with a comma alone is an address or a title as often as a list.
 */
function readList(text: string, group: readonly Candidate[], people: Map<Candidate, string>): void {
  const [first, second] = group;
  if (!first || !second || first.setting.reason === 'thing' || wordAt(first.setting.before.last) === 'the')
    return;
  const names = new Set(group.map(({ words }) => words[0]!.folded));
  if (names.size < group.length) return;
  const known = group.filter((one) => isPerson(one, people) || (isMember(one) && KNOWN.test(one.shape)));
  const single = group.length > 2 && group.every((one) => isPerson(one, people) || isMember(one));
  if (known.length * (single ? 3 : 2) < group.length) return;
  const comma = group.length === 2 && text.charAt(endOf(first.words)) === ',';
  for (const one of group) {
    if (isPerson(one, people) || !isMember(one) || (comma && one.shape === 'u')) continue;
    people.set(one, 'person-in-list');
  }
}

const isPerson = (one: Candidate, people: ReadonlyMap<Candidate, string>): boolean =>
  one.accepted || people.has(one);
