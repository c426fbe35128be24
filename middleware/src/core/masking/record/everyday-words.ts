import { isAmbiguous } from '../ambiguous-words.ts';
import { FIRST, ORDINARY, ORGANIZATION, PLACE, ROLE, STOP, STREET, TITLE } from '../detectors/names/bits.ts';
import { factsOf } from '../detectors/names/word-facts.ts';

const EVERYDAY = ORDINARY | PLACE | STOP | ROLE | TITLE | ORGANIZATION | STREET;
/** English endings under which a word of the lists appears: prices, priced, pricing. */
const ENDINGS = ['s', 'es', 'd', 'ed', 'ing', 'er', 'ly'];

/** True for a folded word that stands in texts for something else than a name: of some language's everyday words or places. */
export function isEveryday(folded: string): boolean {
  if (isListed(folded)) return true;
  return ENDINGS.some((ending) => {
    if (!folded.endsWith(ending) || folded.length < ending.length + 3) return false;
    const stem = folded.slice(0, -ending.length);
    return isListed(stem) || (ending.length > 1 && isListed(`${stem}e`));
  });
}

const isListed = (folded: string): boolean => (factsOf(folded) & EVERYDAY) !== 0 || isAmbiguous(folded);

/** True for a folded word that is somebody's first name. */
export function isFirstName(folded: string): boolean {
  return (factsOf(folded) & FIRST) !== 0;
}
