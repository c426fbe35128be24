/** The characters by which numbers are searched, whatever stands between them. */

import { digitsOfDays } from './birth-days.ts';
import { ENTITY_TYPE_ROWS, type EntityType } from '../entity-types.ts';
import { foldedWords } from '../fold.ts';
import type { SensitiveValue } from '../sensitive-values.ts';

/** Values that are numbers at heart: those that can be told apart by their last characters. */
const NUMBERS = new Set<EntityType>(
  ENTITY_TYPE_ROWS.filter(({ operators }) => (operators as readonly string[]).includes('partial')).map(
    ({ word }) => word,
  ),
);
NUMBERS.add('BIRTHDATE');

/** Values of more characters are no number. */
const LONGEST = 60;
const FEWEST_DIGITS = 4;
const SHORTEST = 6;
/** Digits alone, without the letters around them, are telling from here on. */
const SHORTEST_DIGITS = 7;

/** One spelling of a number; `alone`: no other digit may stand right before or after it. */
export interface NumberForm {
  symbols: string;
  alone: boolean;
}

const COUNTRY_CODE = /^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d)/;

/** The forms of a value; none when it is no number. */
export function formsOfNumber({ type, text }: SensitiveValue): NumberForm[] {
  if (!NUMBERS.has(type) || text.length > LONGEST) return [];
  const all = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const digits = all.replace(/[^0-9]/g, '');
  if (digits.length < FEWEST_DIGITS) return [];
  const forms = new Set([all]);
  if (digits.length >= SHORTEST_DIGITS) forms.add(digits);
  if (type === 'BIRTHDATE') for (const day of digitsOfDays(text, foldedWords(text))) forms.add(day);
  if (type === 'PHONE') for (const form of formsOfPhone(text)) forms.add(form);
  const long = [...forms].filter((symbols) => symbols.length >= SHORTEST);
  const local = type === 'PHONE' && digits.length >= 10 ? withoutExtension(text).slice(-SHORTEST_DIGITS) : '';
  return [
    ...long.map((symbols) => ({ symbols, alone: false })),
    ...(local.length === SHORTEST_DIGITS ? [{ symbols: local, alone: true }] : []),
  ];
}

/** +49 30 901820 is also written 030 901820, and 415 555 0132 for +1 415 555 0132; and both without an extension. */
function formsOfPhone(text: string): string[] {
  const digits = withoutExtension(text);
  const forms = [digits];
  const national = digits.replace(/^00/, '').replace(COUNTRY_CODE, '');
  if (/^\s*(?:\+|00)/.test(text)) forms.push(digits.replace(/^00/, ''), national.replace(/^0/, ''));
  if (digits.length > 9) forms.push(digits.slice(-9));
  if (digits.startsWith('0')) forms.push(digits.slice(1));
  return forms.filter((form) => form.length >= SHORTEST_DIGITS);
}

/** The digits of a phone without "(0)" and without what follows "ext.". */
function withoutExtension(text: string): string {
  return text
    .replace(/[a-z#]+\.?\s*\d{1,6}\s*$/i, '')
    .replace('(0)', '')
    .replace(/[^0-9]/g, '');
}
