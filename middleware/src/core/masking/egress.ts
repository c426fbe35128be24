/**
 * The last look at what is about to be sent, with other code than the masking: if the masking has a hole, this is meant
 * not to have the same one. It says which kinds of values are in the bytes, never which value.
 */

import type { EntityType, Vault, VaultEntry } from '../types.ts';
import { isAmbiguous } from './ambiguous-words.ts';
import { decodings } from './decodings.ts';
import { isParticle, isTitle } from './name-words.ts';
import { TOKEN_TYPES } from './token.ts';

export interface Leak {
  type: EntityType;
  /** How many of the vault's values of this type are in the bytes, whole or in part. */
  count: number;
}

/** A number or address is looked for from this many letters and digits on; shorter ones are in every text. */
const SHORTEST = 6;
/** Punctuation that may separate the digits of one number. */
const WIDEST_GAP = 3;

/** A text in the two forms that are searched. */
interface Folded {
  /** Words between spaces; a full stop where a sentence ends. */
  words: string;
  /** Letters and digits without what separates them; a space where too much does. */
  squeezed: string;
}

/**
 * Real values of the vault in a serialised request, as they are or JSON-, URL-, HTML- or base64-encoded; empty when it is
 * clean. `harmless` is the same request with the prompt author's own words only: what is in there too is no leak.
 */
export function findLeaks(serialised: string, vault: Vault, harmless = ''): Leak[] {
  const sent = decodings(serialised).map((text) => foldText(text, vault.nonce));
  // Almost never needed: only where something was found.
  let known: Folded[] | null = null;
  const harmlessly = (needle: Needle): number => {
    known ??= decodings(harmless).map((text) => foldText(text, vault.nonce));
    return mostOften(known, needle);
  };
  const seen = new Map<string, boolean>();
  const isSent = (needle: Needle): boolean => {
    const id = needle.form + needle.text;
    const here = seen.has(id) ? 0 : mostOften(sent, needle);
    if (!seen.has(id)) seen.set(id, here > 0 && here > harmlessly(needle));
    return seen.get(id) ?? false;
  };
  const leaks = new Map<EntityType, number>();
  for (const entry of vault.entries) {
    if (entry.type === 'LITERAL' || !needlesOf(entry).some(isSent)) continue;
    leaks.set(entry.type, (leaks.get(entry.type) ?? 0) + 1);
  }
  return [...leaks].map(([type, count]) => ({ type, count }));
}

interface Needle {
  form: keyof Folded;
  text: string;
}

function needlesOf({ type, value, spelling = false }: VaultEntry): Needle[] {
  const { words, squeezed } = foldText(value, null);
  const list = words.split(' ').filter((word) => word !== '' && word !== '.');
  const needles: Needle[] = [];
  const telling = list.length > 1 || !isAmbiguous(list[0] ?? '');
  const length = list.join('').length;
  if (list.length > 0 && length > 2 && telling) needles.push({ form: 'words', text: ` ${words.trim()} ` });
  const isNumber = value.replace(/\D/g, '').length >= 4 && !['URL', 'IP', 'TEXT'].includes(type);
  if ((isNumber || value.includes('@')) && squeezed.length >= SHORTEST && !squeezed.includes(' ')) {
    needles.push({ form: 'squeezed', text: squeezed });
  }
  // Of a spelling only the words of its value are a secret, and they are looked for with the value.
  if (type === 'PERSON' && list.length <= 5 && !spelling) needles.push(...nameNeedles(list));
  return needles;
}

/** Each name alone, where it is no everyday word: as a set of words, in whatever order they stand. */
function nameNeedles(words: string[]): Needle[] {
  return words
    .filter(
      (word) =>
        word.length > 2 && !/\d/.test(word) && !isTitle(word) && !isParticle(word) && !isAmbiguous(word),
    )
    .map((word) => ({ form: 'words', text: ` ${word} ` }));
}

function mostOften(texts: Folded[], { form, text }: Needle): number {
  let most = 0;
  for (const folded of texts) {
    let count = 0;
    for (let at = folded[form].indexOf(text); at >= 0; at = folded[form].indexOf(text, at + text.length - 1))
      count += 1;
    most = Math.max(most, count);
  }
  return most;
}

const TYPES = TOKEN_TYPES.join('|');
const ASCII = /^[\u0000-\u007f]*$/;
const ASCII_WORD = /[a-z0-9]+/g;
const WORD = /[\p{L}\p{N}]+/gu;

/** Own tokens are taken out first: they are ours, and no value may be read across one. */
function foldText(text: string, nonce: string | null): Folded {
  const bare =
    nonce === null
      ? text
      : text.replace(
          new RegExp(`(?<![A-Za-z0-9])(?:${TYPES})[A-Z]{0,2}-${nonce}-\\d{4}(?!\\d)`, 'g'),
          ' ~~~~~~ ',
        );
  const ascii = ASCII.test(bare);
  const plain = ascii ? bare.toLowerCase() : bare.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words: string[] = [];
  const squeezed: string[] = [];
  let end = 0;
  for (const match of plain.matchAll(ascii ? ASCII_WORD : WORD)) {
    const [word] = match;
    const gap = match.index - end;
    // One space between two words is what most gaps are.
    if (gap > 1 || plain.charCodeAt(end) !== 32) {
      const between = plain.slice(end, match.index);
      if (gap > WIDEST_GAP + 2 || /[!?;]|\.\s/.test(between)) words.push('.');
      if (gap > WIDEST_GAP) squeezed.push(' ');
    }
    words.push(word);
    squeezed.push(word);
    end = match.index + word.length;
  }
  return { words: ` ${words.join(' ')} `, squeezed: squeezed.join('').trim() };
}
