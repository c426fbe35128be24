/** The characters by which numbers are searched, whatever stands between them. */

import { digitsOfDays } from './birth-days.ts';
import { ENTITY_TYPE_ROWS, type EntityType } from '../entity-types.ts';
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
  if (text.length > LONGEST || !NUMBERS.has(type)) return [];
  const digits = onlyDigits(text);
  if (digits.length < FEWEST_DIGITS) return [];
  const forms = [withoutGaps(text)];
  if (digits.length >= SHORTEST_DIGITS) forms.push(digits);
  if (type === 'BIRTHDATE') forms.push(...digitsOfDays(text));
  const found: NumberForm[] = [];
  if (type === 'PHONE') {
    const bare = withoutExtension(text, digits);
    addPhone(forms, text, bare);
    if (bare.length > SHORTEST_DIGITS + 2) found.push({ symbols: bare.slice(-SHORTEST_DIGITS), alone: true });
  }
  forms.forEach((symbols, at) => {
    if (symbols.length >= SHORTEST && forms.indexOf(symbols) === at) found.push({ symbols, alone: false });
  });
  return found;
}

/** +49 30 901820 is also written 030 901820, and 415 555 0132 for +1 415 555 0132; and both without an extension. */
function addPhone(forms: string[], text: string, digits: string): void {
  const add = (form: string): void => {
    if (form.length >= SHORTEST_DIGITS) forms.push(form);
  };
  add(digits);
  const zeros = digits.startsWith('00') ? 2 : 0;
  if (zeros > 0 || text.trimStart().startsWith('+')) {
    const international = digits.slice(zeros);
    add(international);
    const national = international.replace(COUNTRY_CODE, '');
    add(national.startsWith('0') ? national.slice(1) : national);
  } else if (digits.startsWith('0')) add(digits.slice(1));
  if (digits.length > 9) add(digits.slice(-9));
}

/** The digits of a phone without "(0)" and without what follows "ext.". */
function withoutExtension(text: string, digits: string): string {
  if (!/[a-z#]|\(0\)/i.test(text)) return digits;
  return onlyDigits(text.replace(/[a-z#]{1,12}\.?\s{0,4}\d{1,6}\s{0,4}$/i, '').replace('(0)', ''));
}

function onlyDigits(text: string): string {
  let digits = '';
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits += text[at];
  }
  return digits;
}

/** Letters and digits alone, in lower case. */
function withoutGaps(text: string): string {
  const lower = text.toLowerCase();
  let kept = '';
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at);
    if ((code >= 48 && code <= 57) || (code >= 97 && code <= 122)) kept += lower[at];
  }
  return kept;
}
