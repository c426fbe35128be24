import type { EntityType } from './entity-types.ts';
import { isAmbiguous } from './ambiguous-words.ts';
import { foldedWords } from './fold.ts';
import type { MaskLayer } from './masking-policy.ts';
import { formsOfName } from './person-name.ts';
import type { SensitiveValue } from './sensitive-values.ts';
import type { Sequence } from './sequence-search.ts';

/** What a found sequence stands for. `capitalised`: taken only when written with a capital letter. */
export interface Term {
  type: EntityType;
  key: string;
  layer: MaskLayer;
  source: string;
  capitalised: boolean;
}

/** Endings of a company's name that people leave out. Folded. */
const LEGAL_FORMS = new Set(
  'inc incorporated llc ltd limited gmbh ag kg ohg se sa sas sarl bv nv ab oy oyj as aps spa srl pty plc corp corporation company co lp llp sl slu kk pvt'.split(
    ' ',
  ),
);

/** Local parts of mail addresses that name a function, not a person. */
const SHARED_MAILBOXES = new Set(
  'info sales support contact office admin hello billing accounts accounting service services team mail noreply marketing finance help enquiries orders press jobs'.split(
    ' ',
  ),
);

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/** The word sequences by which the values are searched. A whole value goes before a part of another one. */
export function wordTerms(values: SensitiveValue[]): Sequence<Term>[] {
  const whole: Sequence<Term>[] = [];
  const parts = new Map<string, Sequence<Term>>();
  for (const value of values) {
    for (const { words, part } of formsOf(value)) {
      const sequence = {
        symbols: words,
        value: termOf(value, needsCapital(words)),
      };
      if (!part) whole.push(sequence);
      else addPart(parts, sequence);
    }
  }
  return [...whole, ...parts.values()];
}

/** A mapped value that is found in a text was found by the record search; any other by the layer that found it first. */
function termOf({ type, key, layer, source }: SensitiveValue, capitalised: boolean): Term {
  return { type, key, layer: layer === 'field' ? 'record' : layer, source, capitalised };
}

/** A name that two people share belongs to neither: it gets a number of its own. A name goes before a mailbox. */
function addPart(parts: Map<string, Sequence<Term>>, sequence: Sequence<Term>): void {
  const id = sequence.symbols.join(' ');
  const known = parts.get(id);
  if (!known || (known.value.type !== 'PERSON' && sequence.value.type === 'PERSON')) parts.set(id, sequence);
  else if (known.value.type === sequence.value.type && known.value.key !== sequence.value.key) {
    known.value = { ...known.value, key: `shared ${id}` };
  }
}

function needsCapital(words: string[]): boolean {
  const [word] = words;
  return words.length === 1 && word !== undefined && (word.length < 3 || isAmbiguous(word));
}

function formsOf(value: SensitiveValue): { words: string[]; part: boolean }[] {
  const forms = value.type === 'PERSON' ? formsOfName(value.text) : otherForms(value);
  const german = /[äöüÄÖÜ]/.test(value.text) ? formsOf({ ...value, text: spellUmlauts(value.text) }) : [];
  return [...forms, ...german].filter(({ words }) => words.join('').length > 2 || value.type === 'PERSON');
}

function otherForms({ type, text }: SensitiveValue): { words: string[]; part: boolean }[] {
  const words = foldedWords(text);
  const forms = [{ words, part: false }];
  if (type === 'ORGANIZATION') {
    const bare = [...words];
    while (bare.length > 1 && LEGAL_FORMS.has(bare.at(-1) ?? '')) bare.pop();
    forms.push({ words: bare, part: true });
  }
  if (type === 'EMAIL') {
    const local = text.slice(0, Math.max(0, text.indexOf('@')));
    const box = foldedWords(local);
    if (local.length > 4 && !SHARED_MAILBOXES.has(box[0] ?? '')) forms.push({ words: box, part: true });
  }
  if (type === 'ADDRESS') {
    const lines = text.split(/[\n;]|,(?=\s)/).map(foldedWords);
    const telling = lines.filter((line) => line.length > 1 && line.some((word) => /\d/.test(word)));
    forms.push(...telling.map((line) => ({ words: line, part: true })));
  }
  if (type === 'BIRTHDATE') forms.push(...dateForms(text).map((date) => ({ words: date, part: false })));
  return forms;
}

/** An ISO date in the orders and month names people write: 5 March 1984, 03/05/1984, 5.3.1984. */
function dateForms(text: string): string[][] {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text) ?? [];
  const name = MONTHS[Number(month) - 1];
  if (!name) return [];
  const days = [day, String(Number(day))];
  const months = [month, String(Number(month)), name, name.slice(0, 3)];
  const ordinal = ['st', 'nd', 'rd', 'th'].map((ending) => `${Number(day)}${ending}`);
  return months.flatMap((m) =>
    [...days, ...(m.length > 2 ? ordinal : [])].flatMap((d) => [
      [d, m, year],
      [m, d, year],
      [year, m, d],
    ]),
  );
}

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };
const spellUmlauts = (text: string): string =>
  text.replace(/[äöüÄÖÜ]/g, (letter) => UMLAUTS[letter] ?? letter);

/** Values that are numbers at heart are searched by their characters alone, in any grouping. */
const GROUPED = new Set<EntityType>(['PHONE', 'CARD', 'IBAN', 'SSN', 'IDENTIFIER', 'BIRTHDATE']);

/** The character sequences by which the values are searched, whatever stands between the characters. */
export function characterTerms(values: SensitiveValue[]): Sequence<Term>[] {
  return values.filter(isGrouped).flatMap((value) => {
    const term = termOf(value, false);
    return charactersOf(value).map((characters) => ({ symbols: [...characters], value: term }));
  });
}

function isGrouped({ type, text }: SensitiveValue): boolean {
  return GROUPED.has(type) && text.length <= 60 && text.replace(/[^0-9]/g, '').length >= 4;
}

function charactersOf({ type, text }: SensitiveValue): string[] {
  const all = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  const digits = all.replace(/\D/g, '');
  const forms = new Set([all, ...(digits.length >= 7 ? [digits] : [])]);
  if (type === 'PHONE') {
    // +49 30 901820 is also written 030 901820, and 415 555 0132 for +1 415 555 0132.
    const national = digits
      .replace(/^00/, '')
      .replace(/^(?:1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/, '');
    if (/^(?:\+|00)/.test(text.trim()) && national.length >= 7) forms.add(national);
    if (digits.length > 9) forms.add(digits.slice(-9));
    if (digits.startsWith('0') && digits.length >= 8) forms.add(digits.slice(1));
  }
  return [...forms].filter((characters) => characters.length >= 6);
}
