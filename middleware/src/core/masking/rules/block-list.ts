/**
 * Words an admin never lets out. Any run of blanks in the text stands for a blank of a term, and invisible characters,
 * kinds of hyphens and of quotes make no difference. Where case does not matter, accents do not either (Perez is Pérez,
 * strasse is Straße), as in the search for the record's own values; with Match Case the letters must be the same.
 */

import type { Finder, Found } from '../detectors/detector.ts';
import type { BlockList } from '../masking-policy.ts';
import { BLANK, createFoldedUnits, EXPANDED, SKIPPED, type FoldedUnits } from './folded-units.ts';
import { createTermTrie, type TermTrie } from './term-trie.ts';

interface Term {
  units: number[];
  list: BlockList;
  /** Whether a letter or digit may not stand before it, and after it: whole words, and the term begins or ends with one. */
  edgeBefore: boolean;
  edgeAfter: boolean;
}

/**
 * Finds the terms of the lists, the longest at each end. Linear in the text, and one pass for all lists that treat case
 * alike. Blank terms are no terms. Whole words: no letter or digit touches the term, except in scripts written without
 * blanks; a term that begins or ends with another sign (C++) may be touched there.
 */
export function createBlockListFinder(lists: readonly BlockList[]): Finder {
  const searches = [true, false].flatMap((matchCase) =>
    createSearch(
      lists.filter((list) => list.matchCase === matchCase),
      createFoldedUnits(matchCase),
    ),
  );
  return (scanned) => searches.flatMap((search) => search(scanned.text));
}

function createSearch(lists: readonly BlockList[], folded: FoldedUnits): ((text: string) => Found[])[] {
  const terms = lists.flatMap((list) => list.terms.flatMap((term) => termsOf(term, list, folded)));
  // Of equal terms the one that is not bound to whole words counts: it finds what the other finds, and more.
  terms.sort((left, right) => Number(left.edgeBefore) - Number(right.edgeBefore));
  if (terms.length === 0) return [];
  const trie = createTermTrie(terms.map(({ units }) => units));
  const longest = terms.reduce((most, { units }) => Math.max(most, units.length), 0);
  return [(text) => search(text, folded, trie, terms, longest)];
}

/** A term as it is compared; one with accents also as it is written with accents of their own. */
function termsOf(term: string, list: BlockList, folded: FoldedUnits): Term[] {
  const written = term.trim();
  return [...new Set([written.normalize('NFC'), written.normalize('NFD')])].flatMap((spelling) => {
    const units = unitsOf(spelling, folded);
    if (units.every((unit) => unit === BLANK)) return [];
    const characters = [...spelling];
    const edge = (character: string): boolean => list.wholeWords && bindsWords(character);
    return [{ units, list, edgeBefore: edge(characters[0]!), edgeAfter: edge(characters.at(-1)!) }];
  });
}

function unitsOf(term: string, folded: FoldedUnits): number[] {
  const units: number[] = [];
  for (let at = 0; at < term.length; at += 1) {
    const unit = folded.unitOf(term.charCodeAt(at));
    if (unit === SKIPPED || (unit === BLANK && units.at(-1) === BLANK)) continue;
    units.push(...(unit === EXPANDED ? folded.expansionOf(term.charCodeAt(at)) : [unit]));
  }
  return units;
}

function search(
  text: string,
  folded: FoldedUnits,
  trie: TermTrie,
  terms: readonly Term[],
  longest: number,
): Found[] {
  const found: Found[] = [];
  // Where the last units that were compared stand in the text: a term of n units begins n units back.
  const places = new Int32Array(2 ** Math.ceil(Math.log2(longest + 1)));
  const mask = places.length - 1;
  let state = 0;
  let count = 0;
  let last = 0;

  const compare = (unit: number, at: number): void => {
    places[count & mask] = at;
    count += 1;
    last = unit;
    state = trie.next(state, unit);
    if (trie.termAt(state) !== -1 || trie.shorter(state) !== 0) report(at);
  };

  const report = (at: number): void => {
    const end = withSkipped(text, at + 1, folded);
    const touched = end < text.length && bindsWords(String.fromCodePoint(text.codePointAt(end)!));
    for (let ending = state; ending !== 0; ending = trie.shorter(ending)) {
      const index = trie.termAt(ending);
      if (index === -1) continue;
      const { units, list, edgeBefore, edgeAfter } = terms[index]!;
      if (edgeAfter && touched) continue;
      const start = places[(count - units.length) & mask]!;
      if (edgeBefore && start > 0 && bindsWords(characterBefore(text, start))) continue;
      found.push({ start, end, type: list.type, source: list.name });
      return;
    }
  };

  for (let at = 0; at < text.length; at += 1) {
    const unit = folded.unitOf(text.charCodeAt(at));
    if (unit === SKIPPED || (unit === BLANK && last === BLANK)) continue;
    if (unit === EXPANDED) for (const one of folded.expansionOf(text.charCodeAt(at))) compare(one, at);
    else compare(unit, at);
  }
  return found;
}

/** An accent or invisible character belongs to what stands before it. */
function withSkipped(text: string, end: number, folded: FoldedUnits): number {
  let at = end;
  while (at < text.length && folded.unitOf(text.charCodeAt(at)) === SKIPPED) at += 1;
  return at;
}

const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
/** Scripts written without blanks: each character can be a word. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;

/** Whether a character and a letter next to it are one word. */
function bindsWords(character: string): boolean {
  const code = character.charCodeAt(0);
  if (code >= 128) return WORD_CHARACTER.test(character) && !UNSPACED.test(character);
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function characterBefore(text: string, at: number): string {
  const pair = at > 1 && text.codePointAt(at - 2)! > 0xffff;
  return text.slice(at - (pair ? 2 : 1), at);
}
