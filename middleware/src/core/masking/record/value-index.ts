/** Puts values into the index: what a text is searched by for each of them. */

import { isAmbiguous } from '../ambiguous-words.ts';
import { addBirthDay } from './birth-days.ts';
import { foldedWords } from '../fold.ts';
import { addPerson } from './name-index.ts';
import { formsOfOrganization } from './organization-forms.ts';
import { spellOut } from './person-name.ts';
import { addPhrase, type RecordIndex } from './record-index.ts';
import { termOf, type Term } from './search-terms.ts';
import type { SensitiveValue } from '../sensitive-values.ts';
import { addStreetLines } from './street-lines.ts';

/** Local parts of mail addresses that name a function, not a person. */
const SHARED_MAILBOXES = new Set(
  'info sales support contact office admin hello billing accounts accounting service services team mail noreply marketing finance help helpdesk enquiries orders press jobs careers legal privacy security webmaster postmaster reply donotreply kontakt vertrieb buchhaltung rechnung contabilidad ventas ayuda comptabilite'.split(
    ' ',
  ),
);
const SHORTEST_MAILBOX = 5;

/** Adds one value in its spellings. */
export function addValue(index: RecordIndex, value: SensitiveValue): void {
  const { type, text } = value;
  if (type === 'PERSON') return addPerson(index, value);
  const term = termOf(value);
  addForms(index, value, term);
  const spelt = spellOut(text);
  if (spelt !== null) addForms(index, { ...value, text: spelt }, term);
}

function addForms(index: RecordIndex, { type, text }: SensitiveValue, term: Term): void {
  if (type === 'ORGANIZATION') {
    for (const { words, ...form } of formsOfOrganization(text)) addChecked(index, words, { term, ...form });
    return;
  }
  const words = foldedWords(text);
  addChecked(index, words, { term, part: false, written: 'anyhow' });
  if (type === 'EMAIL') addMailbox(index, text, term);
  if (type === 'BIRTHDATE') addBirthDay(index, text, term);
  if (type === 'ADDRESS') addLines(index, text, term);
}

type Form = Parameters<typeof addPhrase>[2];

/** Words of one or two letters are in every text; an everyday word must be written as a name. */
function addChecked(index: RecordIndex, words: readonly string[], form: Form): void {
  const [first = ''] = words;
  if (words.length === 1 && first.length < 3) return;
  if (words.length < 3 && words.join('').length < 3) return;
  const doubtful = words.length === 1 && form.written === 'anyhow' && isAmbiguous(first);
  addPhrase(index, words, doubtful ? { ...form, written: 'as a name' } : form);
}

function addMailbox(index: RecordIndex, text: string, term: Term): void {
  const local = text.slice(0, Math.max(0, text.indexOf('@')));
  const words = foldedWords(local);
  const [first = ''] = words;
  if (local.length < SHORTEST_MAILBOX || SHARED_MAILBOXES.has(first)) return;
  addPhrase(index, words, {
    term: { ...term, certainty: 1 },
    part: true,
    written: words.length === 1 ? 'as a rare word' : 'anyhow',
  });
}

function addLines(index: RecordIndex, text: string, term: Term): void {
  const lines = text.split(/[\n;]|,(?=\s)/);
  const telling = lines
    .filter((line) => /\d/.test(line))
    .map(foldedWords)
    .filter((words) => words.length > 1);
  for (const words of lines.length > 1 ? telling : [])
    addPhrase(index, words, { term, part: true, written: 'anyhow' });
  addStreetLines(index, telling, term);
}
