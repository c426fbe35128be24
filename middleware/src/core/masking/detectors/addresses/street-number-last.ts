import {
  DOTTED,
  FAINT_ENDINGS,
  GLUED,
  isNamePart,
  isProper,
  KINDS,
  LONGEST_ENDING,
  MOST_WORDS,
  SHORTEST_ENDING,
  SMALL_LEADING,
  STRONG,
  type Street,
} from './street-kinds.ts';
import { CHANNELS, NO_STREETS } from './street-words.ts';
import type { Token } from './token.ts';
import { isParticle, LEADING, TRAILING } from './word-bits.ts';

const NUMBER_SIGNS = new Set(['nº', 'n°', 'no', 'nr', 'num', 'núm', 'número', 'numero', 'n']);

/** The street that ends with the number at `index`, or null: Hauptstraße 12a · Calle Mayor, 14 · Carrera 7 # 71-21. */
export function numberLast(tokens: readonly Token[], index: number): Street | null {
  let at = index - 1;
  let loose = false;
  if (tokens[at]?.text === '#' && tokens[at - 1]?.kind === 'number') {
    const kind = KINDS.get(tokens[at - 2]?.lower ?? '');
    return kind?.leading ? { from: at - 2, to: index, sure: true, language: kind.leading } : null;
  }
  if (NUMBER_SIGNS.has(tokens[at]?.lower ?? '')) [at, loose] = [at - 1, true];
  if (tokens[at]?.kind === 'comma') [at, loose] = [at - 1, true];
  if (tokens[at]?.kind !== 'word') return null;
  // "Corso Excel 2019": a year needs more around it.
  const year = !loose && /^(?:19|20)\d\d$/.test(tokens[index]!.text);
  const word = loose ? null : wordBefore(tokens, at);
  const found = word?.sure
    ? word
    : (leadingBefore(tokens, at, index) ?? word ?? prepositionBefore(tokens, at));
  return found && { ...found, to: index, sure: found.sure && !year };
}

type Head = Omit<Street, 'to'>;

/** The last two letters of every ending of a street's name; most words end otherwise and are left at once. */
const LAST_LETTERS = new Set<number>();
for (const ending of [...GLUED.keys(), ...FAINT_ENDINGS.keys()]) LAST_LETTERS.add(lastLetters(ending));

function lastLetters(word: string): number {
  return word.charCodeAt(word.length - 2) * 0x10000 + word.charCodeAt(word.length - 1);
}

/** Small words have an ending only when it is long. */
const mayEndGlued = ({ lower, capital }: Token): boolean =>
  lower.length >= (capital ? SHORTEST_ENDING : 5) + 2 && LAST_LETTERS.has(lastLetters(lower));

/** A street word right before the number: glued to its name or a word of its own. */
function wordBefore(tokens: readonly Token[], at: number): Head | null {
  const token = tokens[at]!;
  const kind = token.bits & TRAILING ? KINDS.get(token.lower) : undefined;
  const own = kind?.trailing ?? kind?.faint;
  const from = own ? namesBefore(tokens, at) : at;
  if (
    own &&
    from < at &&
    (own === 'en' ? token.capital : !token.capital || !SMALL_TRAILING.has(token.lower))
  ) {
    return {
      from,
      sure: kind?.trailing !== undefined && (own !== 'en' || STRONG.has(token.lower)),
      language: own,
    };
  }
  if (!mayEndGlued(token) || NO_STREETS.has(token.lower)) return null;
  for (
    let length = Math.min(LONGEST_ENDING, token.lower.length - 2);
    length >= SHORTEST_ENDING;
    length -= 1
  ) {
    const ending = token.lower.slice(-length);
    const sure = GLUED.get(ending);
    if (sure && (token.capital || length >= 5))
      return { from: adjectiveBefore(tokens, at), sure: true, language: sure };
    const faint = FAINT_ENDINGS.get(ending);
    if (faint && token.capital) return { from: at, sure: false, language: faint };
  }
  return null;
}

/** Words that Norwegians, Finns and Hungarians write small behind the name; in capitals they are other words. */
const SMALL_TRAILING = new Set('gate tie tee u sk cd cd. sok tér tere cesta trg'.split(' '));

/** The capitalised words before a street word of its own. */
function namesBefore(tokens: readonly Token[], at: number): number {
  let from = at;
  for (let index = at - 1; index >= 0 && at - index <= 4; index -= 1) {
    const token = tokens[index]!;
    if (!isNamePart(token) || (token.dot && token.text.length > 3)) break;
    if (isProper(token) && !isParticle(token)) from = index;
    else if (!isParticle(token) || from === at) break;
  }
  return from;
}

const ADJECTIVE =
  /^(?:alte|neue|große|grosse|kleine|obere|untere|lange|hohe|sankt|st|nye|gamle|store|lille|norra|södra|östra|västra|nieuwe|oude|grote|korte|[a-zäöü]{4,}er)$/;
/** Alte Poststraße 12, Nieuwe Gracht 5, Am Marktplatz 3: the word before belongs to the street. */
function adjectiveBefore(tokens: readonly Token[], at: number): number {
  const before = tokens[at - 1];
  if (before?.kind !== 'word') return at;
  if (before.capital && ADJECTIVE.test(before.lower)) return at - 1;
  return prepositionBefore(tokens, at)?.from ?? at;
}

const PREPOSITIONS = new Set(
  'am an auf im in zum zur unter hinter beim vor alt große grosse kleine alte neue hohe lange obere untere'.split(
    ' ',
  ),
);
/** Unter den Linden 7, Am Anger 3, Große Bleichen 5: other things are said so too, so this alone is no address. */
function prepositionBefore(tokens: readonly Token[], at: number): Head | null {
  if (!tokens[at]!.capital) return null;
  const from = /^(?:de[rnm])$/.test(tokens[at - 1]?.lower ?? '') ? at - 2 : at - 1;
  const first = tokens[from];
  return first?.capital && PREPOSITIONS.has(first.lower) ? { from, sure: false, language: 'de' } : null;
}

/** Leading words that are words of other languages as well: a particle must follow. */
const COMMON = new Set(
  'place route cours passage square traverse avenue pl r os strada str vía cl'.split(' '),
);

/** The leading word before the name that ends at `at`: Calle Mayor, Via dei Mille, ul. 3 Maja. */
function leadingBefore(tokens: readonly Token[], at: number, number: number): Head | null {
  let proper = 0;
  let small = 0;
  for (let index = at; index >= 0 && at - index <= MOST_WORDS; index -= 1) {
    const token = tokens[index]!;
    const leading = index < at ? leadingOf(token) : undefined;
    if (leading && proper + small > 0 && !(isParticle(token) && !token.dot)) {
      const fits = small > 0 ? isSmallStreet(tokens, index, number) : isStreet(tokens, index);
      return fits ? { from: index, sure: true, language: leading } : null;
    }
    if (token.kind === 'number' ? index === at : !isNamePart(token)) return null;
    if (token.kind === 'number' || isProper(token)) proper += 1;
    else if (!isParticle(token)) small += 1;
    if (small > 2 || (token.dot && token.text.length > 4)) return null;
  }
  return null;
}

const leadingOf = (token: Token): string | undefined =>
  token.bits & LEADING && (token.dot || !DOTTED.has(token.lower))
    ? KINDS.get(token.lower)!.leading
    : undefined;

/** A leading word with a name behind it; one that has other meanings needs a particle behind it. */
function isStreet(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index]!;
  const name = tokens[index + 1]!;
  if (CHANNELS.has(name.lower) || (!token.capital && !token.dot && !SMALL_LEADING.has(token.lower)))
    return false;
  return !COMMON.has(token.lower) || token.dot || isParticle(name);
}

const SMALL_STREETS = new Set('calle rua rue avenida avda piazza viale ulica'.split(' '));
/** "calle mayor 14" in a note without capitals: nothing but the number may follow the name. */
const isSmallStreet = (tokens: readonly Token[], index: number, number: number): boolean =>
  SMALL_STREETS.has(tokens[index]!.lower) && !tokens[index]!.capital && tokens[number + 1]?.kind !== 'word';
