import type { ScannedText } from '../scanned-text.ts';
import type { Detector, Place } from './detector.ts';
import { CUE_REACH, isBirth } from './dates/birth-cues.ts';
import { dateAt } from './dates/date.ts';

/** How far behind a date its cue may begin and end, in characters. */
const BEHIND = 40;
const NOTHING: Place[] = [];

/** From every number that begins a date outwards: a date is a birth date only where the text says so. */
function find({ text, digitGroups }: ScannedText): Place[] {
  let places = NOTHING;
  let done = 0;
  for (const group of digitGroups) {
    const length = group.end - group.start;
    if (group.start < done || length === 3 || (length > 4 && length !== 8)) continue;
    const date = dateAt(text, group.start);
    if (!date || date.start < done) continue;
    const before = text.slice(Math.max(0, date.start - CUE_REACH), date.start).toLowerCase();
    const behind = text.slice(date.end, date.end + BEHIND).toLowerCase();
    if (!isBirth(before, behind, date.yearOnly)) continue;
    if (places === NOTHING) places = [];
    places.push({ start: date.start, end: date.end });
    done = date.end;
  }
  return places;
}

export const birthdate: Detector = {
  name: 'birth-date',
  type: 'BIRTHDATE',
  find,
  hits: [
    'date of birth «1984-03-05», verified',
    'DOB: «03/05/1984», DOB (as stated): «5-Mar-84»',
    '"birthDate":"«1984-03-05T00:00:00Z»"',
    'geboren am «5. März 1984» in',
    'geb. «5.3.84» und Geburtsdatum: «05.03.1984»',
    'die Kundin (* «05.03.1984») rief an',
    'né le «19 janvier 1984», née à Lyon le «1er mai 1990»',
    'fecha de nacimiento «29 de marzo de 1972».',
    'nacida el «3/4/1990», nato a Torino il «12 maggio 1965»',
    'nascido em «7 de outubro de 1981», data de nascimento: «07-10-1981»',
    'geboren op «5 maart 1984», urodzona «5 maja 1984», född «1984-03-05», født «5. marts 1984»',
    'born «March 5, 1984».',
    'born in Leeds on the «5th of March, 1984»',
    'her birthday is «5 March 1984», born «19840305»',
    '«05/03/1984» (DOB)',
    'a patient (born «1986»), age 39',
    'Date of birth\n«5 Mar 1984»\nPhone',
  ],
  misses: [
    'due on 2026-11-22',
    'born in Paris. Closed 2026-01-02',
    'stubborn 2026-01-02',
    'the birthday party',
    'the birthday campaign starts 2026-03-01',
    'DOB verified on 2026-01-02',
    'date of birth missing, opened 2026-01-02',
    '* 05.03.2026 first call\n* 06.03.2026 second call',
    'Invoice of 5 March 2026, version 12.0.1',
    'nata 12, geb. 12,50 EUR, Jahrgang 3',
    'Closed 2026-01-02, DOB unknown',
  ],
};
