import { FIRST, LAST, ORDINARY, ORGANIZATION, ROLE, STOP, STREET, TITLE } from './bits.ts';
import type { NameWord } from './name-words-of-text.ts';
import { lookAfter } from './surroundings.ts';
import { listedFactsOf } from './word-facts.ts';

/** Words of a run that may be one name. `heading`: nearly everything around is capitalised and says nothing. */
export interface Segment {
  words: NameWord[];
  heading: boolean;
}

/** Streets and places that begin with their kind: rue Cler, Via Appia, San Marino, Fort Myers. */
const PLACE_FIRST = new Set(
  'san santa santo sao saint st ste sint sankt fort mount lake cape monte puerto rio villa vila quinta casa los las north south west east new rue avenue boulevard place quai chemin impasse allee calle avenida avda paseo camino carrera plaza via viale corso piazza rua travessa praca alameda estrada ulica ul'.split(
    ' ',
  ),
);
const HEADING = 4;

/** The parts of a run between words that belong to no name; what is an organisation or a street is left out. */
export function segmentsOf(run: readonly NameWord[]): Segment[] {
  if (run.length === 1 && (run[0]!.facts & (STOP | STREET | ORGANIZATION) || run[0]!.form === 'initial'))
    return [];
  const segments: Segment[] = [];
  const plain = run.filter(({ facts }) => facts & (ORDINARY | STOP) && !(facts & (FIRST | LAST))).length;
  const heading = run.length >= HEADING && plain * 2 >= run.length;
  let words: NameWord[] = [];
  let spoilt = false;
  const end = (): void => {
    while (words.at(-1)?.form === 'particle') words.pop();
    if (words.length > 0 && !spoilt) segments.push({ words, heading });
    words = [];
    spoilt = false;
  };
  for (let index = isCountry(run) ? 2 : 0; index < run.length; index += 1) {
    const word = run[index]!;
    const { facts, folded } = word;
    const known = (facts & (FIRST | LAST)) !== 0;
    if (UNITS.has(folded) && words.length > 0) end();
    else if (facts & STREET && words.length > 0 && !(facts & TITLE && index < run.length - 1)) spoilt = true;
    else if (PLACE_FIRST.has(folded) && words.length === 0) spoilt = true;
    else if (facts & ORGANIZATION && !(facts & ROLE) && !isLastName(facts, run[index - 1])) spoilt = true;
    else if (facts & STOP && !(known && words.length > 0 && facts & LAST)) end();
    else if (facts & TITLE && !(facts & LAST && words.length > 0)) end();
    else if (facts & ROLE && !known) end();
    else if (word.form === 'particle' && words.length === 0) continue;
    else words.push(word);
  }
  end();
  return segments;
}

/** `U.S.` and its like look like initials. */
const isCountry = ([first, second]: readonly NameWord[]): boolean =>
  second?.form === 'initial' && /^(?:us|uk|un|eu|dc|la|ny)$/.test(`${first!.folded}${second.folded}`);

/** What an address goes on with behind a person's name. */
const UNITS = new Set(['suite', 'apt', 'apartment', 'box', 'unit']);

/** `Hall` behind a first name is one. */
const isLastName = (facts: number, before: NameWord | undefined): boolean =>
  before === undefined ? (facts & FIRST) !== 0 : (facts & LAST) !== 0 && (before.facts & FIRST) !== 0;

const FIRMS = new Set(
  'sons son co company partners brothers bros associates daughters sohne sohn partner fils hijos figli filhos zonen'.split(
    ' ',
  ),
);

/** True when what follows makes something else of a name: Rosa-Parks Street, Baker & Sons. */
export function isSpoiltBy(after: string, gap: string, text: string, end: number): boolean {
  if (gap === ' & ') return FIRMS.has(after);
  if (gap !== ' ') return false;
  if (after === 'and' || after === 'und') return FIRMS.has(lookAfter(text, end + after.length + 1).word);
  const facts = listedFactsOf(after);
  return (facts & STREET) !== 0 && after.length > 2 && !(facts & (STOP | TITLE));
}
