import { FIRST, LAST, LOOKS_LAST, ORDINARY, PLACE, SOFT, STOP, STREET } from './bits.ts';

/** Endings of family names in many languages, longest first; the number is the shortest word that counts. */
const LAST_ENDINGS =
  /^(?:.{2,}(?:sson|dottir|owicz|ewicz|ovich|evich|enko|czyk|czak|escu|opoulos|poulos|shvili|idze|adze|oglu|quist|qvist|strom|gaard|mann|meier|meyer|maier|mayer|hofer|bauer|huber|nen|elli|etti|ucci|acci|azzi|ozzi|ovski|evski|insky|akis|idis|eira|stra|sma|kova|ova|eva|ovic|evic|kovic|vic|yan|ski|sky|ska|cki|cka|zki|tzky|uk|chuk)|.{3,}(?:son|sen|ez|ov|ev|iu|inho|ard|ault|eau|eaux|oux|ini))$/;

/** Endings of everyday words, which are no names when nobody knows them as such. */
const ORDINARY_ENDINGS =
  /^.{2,}(?:tion|tions|sion|sions|ment|ments|ness|ship|ships|ware|ity|ities|ism|logy|graphy|ical|ful|less|ward|wards|ung|ungen|heit|keit|keiten|schaft|schaften|tionen|itat|ismus|nummer|vertrag|rechnung|dienst|stelle|kosten|leistung|ement|ements|cion|ciones|dad|dades|tad|miento|mientos|zione|zioni|mento|menti|cao|coes|dade|heid|schap|atie|ingen|teur|ktion)$/;

const SOFT_ENDINGS =
  /^.{2,}(?:ings?|[tdnrszlkpwgci]ed|ally|ily|ely|edly|er|ers|ist|ists|able|ible|ance|ence|ous)$/;

const STREET_ENDINGS =
  /^.{3,}(?:strasse|strase|straat|platz|gasse|allee|laan|weg|gracht|ulica|gatan|vagen|gade|katu)$/;

/** What the form of an unlisted word says: its parts when it is joined by hyphens or apostrophes, else its ending. */
export function factsOfForm(folded: string, listed: (part: string) => number): number {
  const at = folded.search(/['’]/);
  if (at >= 0) return /^[odnm]['’].{3,}/.test(folded) ? LAST : STOP;
  if (folded.includes('-'))
    return factsOfParts(folded.split('-').map((part) => listed(part) || endings(part)));
  if (/^ma?c[a-z]{4,}$/.test(folded)) return /^mac(?:[aeh]|ro)/.test(folded) ? 0 : LAST;
  return endings(folded);
}

function endings(folded: string): number {
  if (STREET_ENDINGS.test(folded)) return STREET | ORDINARY;
  if (ORDINARY_ENDINGS.test(folded)) return ORDINARY;
  if (LAST_ENDINGS.test(folded)) return LOOKS_LAST;
  return SOFT_ENDINGS.test(folded) ? SOFT : 0;
}

/** Jean-Luc is a first name, Smith-Jones a last name, Follow-up and Anna-Straße are neither. */
function factsOfParts(parts: number[]): number {
  const all = parts.reduce((sum, part) => sum | part, 0);
  if (all & STREET) return STREET | ORDINARY;
  const plain = parts.some((part) => part & (ORDINARY | STOP) && !(part & (FIRST | LAST)));
  if (plain) return ORDINARY;
  const first = parts.every((part) => part & FIRST) ? FIRST : 0;
  const last = (parts.at(-1) ?? 0) & (LAST | LOOKS_LAST) && !first ? LAST : 0;
  return first || last || all & PLACE;
}
