import { isAmbiguous } from '../ambiguous-words.ts';
import { fold } from '../fold.ts';
import { isParticle, isTitle } from '../name-words.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Detector, Place } from './detector.ts';

/**
 * People nobody listed, where the text itself says that a person follows: a form of address, or a word for what they
 * are or did. A name without such a cue is not seen here.
 */
const ADDRESS =
  /(?<![\p{L}\p{N}])(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Herrn?|Frau|Dra|Mme|Mlle|Madame|Monsieur|MM?|Sra?|Srta|Señora?|Doña|Sig|Sig\.ra|Signora?|Dott|Mevr|Mevrouw|Dhr|De heer|Senhora?)\.? +(?=\p{Lu})/gu;
const ROLE =
  /(?<![\p{L}\p{N}])(?:engineer|officer|friend|boss|auditor|accountant|planner|technician|representative|colleague|coworker|co-worker|employee|assistant|secretary|broker|patient|member|participant|witness|wife|husband|widow|widower|spouse|partner|son|daughter|brother|sister|mother|father|manager|director|nurse|lawyer|attorney|consultant|contact|Mitarbeiter(?:in)?|Kolleg(?:e|en|in)|Patient(?:in)?|Ehefrau|Ehemann|Tochter|Sohn|Datenschutzbeauftragten?|collègue|salariée?|collaborat(?:eur|rice)|épouse|époux|compañer[oa]|emplead[oa]|colega|esposa|marido|dipendente|collega|medewerk(?:er|ster))(?:,| is| was| named| called| is called| heißt| s'appelle)? +(?=\p{Lu})/gu;
const DEED =
  /(?<![\p{L}\p{N}])(?:[Ss]poken?|[Ss]peak|[Tt]alk(?:ed)?|[Mm]et|[Mm]eeting|[Cc]all|[Aa]ppointment|[Gg]iven|[Ss]ent|[Ff]orwarded|[Hh]anded(?: over)?) (?:to|with) +(?=\p{Lu})|(?<![\p{L}\p{N}])(?:ask(?:ed)? for|on behalf of|(?:[Rr]ecommended|[Ss]igned|[Aa]pproved|[Tt]ested|[Ww]ritten) by|[Mm]y name is|[Tt]his is|llamar a|hablar con|parl(?:er|é) (?:à|avec)|sprechen mit|gesprochen mit) +(?=\p{Lu})/gu;

/** Two capitalised words that open a sentence and then do what only people do. */
const DOER =
  /(?<=^|[.!?:]\s|\n|\n- )(?:\p{Lu}\p{Ll}{2,} \p{Lu}\p{Ll}{2,})(?= (?:called|wrote|tested|asked|confirmed|said|told|reported|replied|answered|explained|mentioned|promised|complained|hat|sagte|schrieb|rief|a (?:appelé|écrit|dit)|llamó|escribió|dijo)(?!\p{L}))/gu;

const WORD = /\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}?[\p{L}\p{M}]+)*\.?|\p{Ll}{1,4}(?= )/uy;
const MOST_WORDS = 4;

function find({ text }: ScannedText): Place[] {
  return [...after(text, ADDRESS, 1), ...after(text, ROLE, 2), ...after(text, DEED, 2), ...doers(text)];
}

/** The names behind each cue; a weak cue needs first and last name, a form of address is enough for one. */
function after(text: string, cue: RegExp, fewest: number): Place[] {
  return [...text.matchAll(cue)].flatMap((match) => {
    const start = match.index + match[0].length;
    const place = readName(text, start, fewest);
    return place ? [place] : [];
  });
}

function doers(text: string): Place[] {
  return [...text.matchAll(DOER)].flatMap(({ 0: name, index }) => {
    const words = name.split(' ').map(fold);
    const unlikely = words.some((word) => isAmbiguous(word) || isNoName(word, 0));
    return unlikely ? [] : [{ start: index, end: index + name.length }];
  });
}

function readName(text: string, start: number, fewest: number): Place | null {
  let at = start;
  let end = start;
  let names = 0;
  for (let count = 0; count < MOST_WORDS; count += 1) {
    WORD.lastIndex = at;
    const word = WORD.exec(text)?.[0];
    if (!word) break;
    const folded = fold(word.replace('.', ''));
    const initial = /^\p{Lu}\.$/u.test(word);
    if (/^\p{Ll}/u.test(word) ? !isInside(folded) : word.length < 2 && !initial) break;
    const bare = word.endsWith('.') && !initial ? word.slice(0, -1) : word;
    if (/^\p{Lu}/u.test(word)) {
      if (isNoName(folded, count)) break;
      names += 1;
      end = at + bare.length;
    }
    at += bare.length;
    if (text.charAt(at) !== ' ') break;
    at += 1;
  }
  return names >= fewest && /\p{Ll}/u.test(text.slice(start, end)) ? { start, end } : null;
}

/** Capitalised words that follow a cue without being a name. */
const NO_NAMES = new Set(
  'der die das den dem des ein eine el la los las le les un une the a an our your their his her its we you they i it this that and or for of in on at to please thank thanks sales team support service customer finance accounting legal department office head vice senior junior january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday person email phone organization address identifier card iban url text literal birthdate'.split(
    ' ',
  ),
);
const isNoName = (folded: string, position: number): boolean =>
  isTitle(folded) || NO_NAMES.has(folded) || (position > 0 && isAmbiguous(folded) && folded.length > 6);

/** de, van, la: inside a name. A word that joins two people ends the first one's name. */
const isInside = (folded: string): boolean =>
  isParticle(folded) && !['and', 'und', 'et', 'or', 'of', 'for', 'the', 'y', 'e', 'i', 'co'].includes(folded);

export const person: Detector = {
  name: 'person-after-cue',
  type: 'PERSON',
  find,
  hits: [
    'the chair is Mrs «Gilchrist», and she',
    'a broker, Mr. «Carmody», who promised',
    'Dr «Ana-Lucía de la Cruz» signed',
    'Herrn «Konrad Lüderitz» und Frau «Dierksen»',
    'Ne plus contacter Mme «Courtemanche» au bureau',
    'la Sra. «Barrientos» ya pudo',
    "M. «O'Brien»",
    'ask for my colleague «Naomi Carmody» in our office',
    'spoke to «Leon Netherby» at noon',
    'our employee «Bridget J. Gilchrist» (normal)',
    'Gateway moved. «Mitchell Jessop» tested six cards.',
  ],
  misses: [
    'my colleague will call',
    'our employee The Best',
    'Mr and Mrs',
    'spoke to Sales about it',
    'given to Finance',
    'the patient Room 12',
    'Dr. 12',
    'the manager in Berlin',
    'Customer Service called back.',
  ],
};
