/**
 * What says that a date is somebody's birth date. All patterns look at a short slice around one date, in lower case.
 */

const BEFORE = '(?<![\\p{L}\\p{N}])';
const BEHIND = '(?![\\p{L}\\p{N}])';

/** Labels: the date follows, with a few words between at most. */
const LABEL = new RegExp(
  `${BEFORE}(?:date[ _-]?of[ _-]?birth|birth[ _-]?date|d\\.?o\\.?b|geburtsdatum|geb\\.?-?datum|date de naissance|fecha de nac(?:imiento)?|fec\\.? ?nac|data di nascita|data de nasc(?:imento)?|geboortedatum|data urodzenia|födelsedatum|fødselsdato|syntymäaika|datum narození|születési (?:dátum|idő))${BEHIND}|生年月日`,
  'gu',
);
/** Words for a birthday: others plan their work around it too, so that the date must follow at once. */
const DAY = new RegExp(
  `${BEFORE}(?:birthday|geburtstag|anniversaire|cumpleaños|compleanno|aniversário|verjaardag|urodziny|födelsedag|fødselsdag|bday|b-day)${BEHIND}`,
  'gu',
);
/** Born: the place may stand between. */
const BORN = new RegExp(
  `${BEFORE}(?:born|geboren|geb|jahrgang|née?|né\\(e\\)|nacid[oa]|nat[oa]|nascid[oa]|nascido\\(a\\)|urodzon[ya]|född|født|syntynyt|narozen[aáý]?|született)${BEHIND}|\\(b\\.(?= )`,
  'gu',
);
/** Behind the date and closed there: "(DOB)", "- date of birth.", "geboren". */
const AFTER =
  /^[ (–-]{1,3}(?:dob|d\.o\.b\.|date of birth|birth ?date|born|birthday|geboren|geb\.|geburtsdatum|geburtstag|née?|nacid[oa]|nat[oa]|nascid[oa])(?:[).,;\n]|$)/u;
/** The genealogist's sign, behind a name or in brackets; at the start of a line it is a list. */
const STAR = /[\p{L}),(] ?\* ?$/u;

const FILLERS = new Set(
  'on am le el il em op den d the is was war ist est es è é in en nel im i anno dnia o dia w roku a du år um ca circa about year'.split(
    ' ',
  ),
);
const PLACES = new Set('in at à a en em te w i zu near nahe bei din'.split(' '));
/** Words that tell of another date than the one of the label. */
const OTHER_DATES =
  /(?:since|until|till|due|opened|closed|wrong|missing|unknown|changed|updated|checked|verified|confirmed|received|sent|seit|bis|fehlt|geändert|geprüft|depuis|desde|dal|party|campaign|offer|call|meeting)/;

/** How far before a date its cue may stand, and how far behind. */
export const CUE_REACH = 72;
const LONGEST_LABEL_GAP = 30;
const LONGEST_PLACE = 44;

/** What of the slice stands behind the last match, or null. */
function gapBehind(pattern: RegExp, before: string): string | null {
  let end: number | null = null;
  pattern.lastIndex = 0;
  while (pattern.test(before)) end = pattern.lastIndex;
  return end === null ? null : before.slice(end);
}

const wordsOf = (gap: string): string[] => gap.split(/[^\p{L}]/u).filter(Boolean);
const areFillers = (gap: string): boolean =>
  gap.length <= 24 && wordsOf(gap).every((word) => FILLERS.has(word));
const endsSentence = (gap: string): boolean => /[!?;]|\.\s+\p{L}|\n\s*\n/u.test(gap) || /\d/.test(gap);

/** True when the text before a date says that it is a birth date. `before` and `behind` are lower case. */
export function isBirth(before: string, behind: string, yearOnly: boolean): boolean {
  const born = gapBehind(BORN, before);
  if (born !== null && !endsSentence(born) && (areFillers(born) || (!yearOnly && isPlace(born)))) return true;
  if (STAR.test(before)) return true;
  const label = gapBehind(LABEL, before);
  if (label !== null && !endsSentence(label) && (areFillers(label) || (!yearOnly && isAside(label))))
    return true;
  if (yearOnly) return false;
  const day = gapBehind(DAY, before);
  if (day !== null && !endsSentence(day) && areFillers(day)) return true;
  return AFTER.test(behind);
}

/** "in Lyon on", "à Lyon, le". */
const isPlace = (gap: string): boolean =>
  gap.length <= LONGEST_PLACE && PLACES.has(wordsOf(gap)[0] ?? '') && !OTHER_DATES.test(gap);

/** "of the patient is", "(as stated):". */
const isAside = (gap: string): boolean =>
  gap.length <= LONGEST_LABEL_GAP && !gap.slice(0, -1).includes(',') && !OTHER_DATES.test(gap);
