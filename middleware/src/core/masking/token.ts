/**
 * A token is `TYPE-NN-0010`: a word that says what stood there, the run's nonce, and four digits. The first three
 * digits number the person or thing, the last one its spelling, so PERSON-K7-0010 and PERSON-K7-0012 are one person.
 * Letters, digits and hyphens only, of fixed width, and nothing in it comes from the value.
 */

import { isAsciiLetter, isDigit } from './ascii.ts';
import { ENTITY_TYPE_ROWS, type EntityType } from './entity-types.ts';

/** Without vowels and look-alikes, so that a nonce never spells a word nor reads as another one. */
export const NONCE_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ23456789';

/** All words that can begin a token. */
export const TOKEN_TYPES: readonly EntityType[] = ENTITY_TYPE_ROWS.map(({ word }) => word);

/** How many spellings one number has room for: the last digit. */
export const FORMS_PER_ENTITY = 10;
/** How many things of a type share a word. */
export const ENTITIES_PER_PAGE = 1000;

/**
 * The token of an entity (counted from 1) in one of its spellings (0 to 9). Beyond 999 entities of a type the word gets
 * a letter (PERSONA, PERSONB, …): the width of the digits never changes.
 */
export function formatToken(type: EntityType, nonce: string, entity: number, form: number): string {
  const page = Math.floor(entity / ENTITIES_PER_PAGE);
  const digits = String((entity % ENTITIES_PER_PAGE) * FORMS_PER_ENTITY + form).padStart(4, '0');
  return `${type}${pageLetters(page)}-${nonce}-${digits}`;
}

/** Every token of ours in a text, as we write them, whatever the nonce: for counting and replacing. */
export const TOKENS = /[A-Z]{2,14}-[A-Z0-9]{2}-\d{4}/g;

/** The two numbers in a token that formatToken made for this type. */
export function numbersOf(token: string, type: EntityType): { entity: number; form: number } {
  const letters = token.slice(type.length, token.indexOf('-', type.length));
  const page = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const digits = Number(token.slice(-4));
  const entity = page * ENTITIES_PER_PAGE + Math.floor(digits / FORMS_PER_ENTITY);
  return { entity, form: digits % FORMS_PER_ENTITY };
}

function pageLetters(page: number): string {
  if (page === 0) return '';
  return pageLetters(Math.floor((page - 1) / 26)) + String.fromCharCode(65 + ((page - 1) % 26));
}

/** Every way in which a model, a renderer or a serialiser writes the hyphen of a token. Compared in lower case. */
const HYPHENS = [
  '-',
  '_',
  '\\-',
  '\\_',
  '\u00ad',
  ...['\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '\uff0d'].flatMap((sign) => {
    const hex = sign.charCodeAt(0).toString(16);
    return [sign, `\\u${hex}`, `&#x${hex};`, `&#${sign.charCodeAt(0)};`];
  }),
  '\\u002d',
  '&#x2d;',
  '&#45;',
  '&hyphen;',
  '&dash;',
  '&ndash;',
  '&mdash;',
  '&minus;',
];

/** A type word and up to two page letters: the longest run of letters that can begin a token. */
const LONGEST_WORD = 2 + Math.max(...TOKEN_TYPES.map((type) => type.length));

/** A token found in a text: where it ends, and its exact spelling as the vault knows it. */
export interface FoundToken {
  end: number;
  token: string;
  nonce: string;
}

/**
 * Reads a token at a place of a text, tolerant of case and of how the hyphen is written. `partial` means: the text ends
 * before it is decided. The caller has checked that no letter or digit stands before the place.
 */
export function readToken(text: string, at: number, textIsComplete: boolean): FoundToken | 'partial' | null {
  const open = textIsComplete ? null : 'partial';
  let end = at;
  while (end - at <= LONGEST_WORD && isAsciiLetter(text.charCodeAt(end))) end += 1;
  if (end < text.length && !mayBeHyphen(text.charCodeAt(end))) return null;
  const word = text.slice(at, end).toUpperCase();
  if (end === text.length) return couldBeWord(word) ? open : null;
  if (!isWord(word)) return null;
  const first = readHyphen(text, end);
  if (first === 'partial') return open;
  if (first === null) return null;
  const nonce = text.slice(first, first + 2).toUpperCase();
  if (!/^[A-Z0-9]*$/.test(nonce)) return null;
  if (nonce.length < 2) return open;
  const second = readHyphen(text, first + 2);
  if (second === 'partial') return open;
  if (second === null) return null;
  const digits = text.slice(second, second + 4);
  if (!/^\d*$/.test(digits)) return null;
  if (digits.length < 4 || (second + 4 === text.length && !textIsComplete)) return open;
  if (isDigit(text.charCodeAt(second + 4))) return null;
  return { end: second + 4, token: `${word}-${nonce}-${digits}`, nonce };
}

/** Whether one of HYPHENS begins with it. Almost no word is followed by such a character, and each word is asked. */
const mayBeHyphen = (code: number): boolean =>
  code === 45 || code === 95 || code === 92 || code === 38 || code >= 0xad;

function readHyphen(text: string, at: number): number | 'partial' | null {
  const code = text.charCodeAt(at);
  if (code === 45) return at + 1;
  const rest = text.slice(at, at + 8).toLowerCase();
  if (rest === '') return 'partial';
  const whole = HYPHENS.find((hyphen) => rest.startsWith(hyphen));
  if (whole) return at + whole.length;
  const cut = at + rest.length === text.length && HYPHENS.some((hyphen) => hyphen.startsWith(rest));
  return cut ? 'partial' : null;
}

const WORDS = new Set<string>(TOKEN_TYPES);
/** Every beginning of a word of WORDS: what a text may end with while a token is still arriving. */
const BEGINNINGS = new Set(TOKEN_TYPES.flatMap((type) => [...type].map((_, end) => type.slice(0, end + 1))));
/** A word of WORDS and up to two page letters. */
const isWord = (word: string): boolean =>
  WORDS.has(word) || WORDS.has(word.slice(0, -1)) || WORDS.has(word.slice(0, -2));
const couldBeWord = (word: string): boolean => isWord(word) || BEGINNINGS.has(word);

/** True for the letters and digits that, standing next to a token, would make it unreadable. */
export function isTokenCharacter(code: number): boolean {
  return isAsciiLetter(code) || isDigit(code);
}

/** True where a token may begin: at a letter with no letter or digit before it. */
export function canStartToken(text: string, at: number, before: number): boolean {
  return isAsciiLetter(text.charCodeAt(at)) && !isTokenCharacter(before);
}
