import type { ScannedText } from '../scanned-text.ts';
import type { Detector, Place } from './detector.ts';

/** A date is a birth date only where the text says so. */
const CUE =
  /(?<![\p{L}\p{N}])(?:date of birth|birth ?date|birthday|born(?: on)?|d\.?o\.?b\.?|geburtsdatum|geb(?:oren|\.)?(?: am)?|date de naissance|née? le|fecha de nacimiento|nacid[oa] el|data di nascita|nat[oa] il|data de nascimento|nascid[oa] em|geboortedatum|geboren op)(?![\p{L}\p{N}])/giu;
const MONTH = '[\\p{L}]{3,10}\\.?';
const DATE = new RegExp(
  `\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./ -]{1,2}\\d{1,2}[./ -]{1,2}(?:\\d{4}|\\d{2})|\\d{1,2}(?:st|nd|rd|th|er|º|\\.)? (?:de |of )?${MONTH}(?: de| del)?,? \\d{4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}`,
  'u',
);
/** How far behind the cue the date may begin, and how long it may be. */
const REACH = 16;
const LONGEST = 30;

function find({ text }: ScannedText): Place[] {
  return [...text.matchAll(CUE)].flatMap((match) => {
    const from = match.index + match[0].length;
    const date = DATE.exec(text.slice(from, from + REACH + LONGEST));
    if (!date || date.index > REACH || /[.!?]\s|\n\s*\n/.test(text.slice(from + 1, from + date.index)))
      return [];
    const start = from + date.index;
    return [{ start, end: start + date[0].length }];
  });
}

export const birthdate: Detector = {
  name: 'birth-date',
  type: 'BIRTHDATE',
  find,
  hits: [
    'date of birth «1984-03-05», verified',
    'DOB: «03/05/1984»',
    'geboren am «5. März 1984» in',
    'né le «19 janvier 1984»',
    'fecha de nacimiento «29 de marzo de 1972».',
    'born «March 5, 1984».',
  ],
  misses: [
    'due on 2026-11-22',
    'born in Paris. Closed 2026-01-02',
    'stubborn 2026-01-02',
    'the birthday party',
  ],
};
