import { faker as cs } from '@faker-js/faker/locale/cs_CZ';
import { faker as da } from '@faker-js/faker/locale/da';
import { faker as de } from '@faker-js/faker/locale/de';
import { faker as deCH } from '@faker-js/faker/locale/de_CH';
import { faker as en } from '@faker-js/faker/locale/en';
import { faker as enIN } from '@faker-js/faker/locale/en_IN';
import { faker as enNG } from '@faker-js/faker/locale/en_NG';
import { faker as enZA } from '@faker-js/faker/locale/en_ZA';
import { faker as es } from '@faker-js/faker/locale/es';
import { faker as esMX } from '@faker-js/faker/locale/es_MX';
import { faker as fi } from '@faker-js/faker/locale/fi';
import { faker as fr } from '@faker-js/faker/locale/fr';
import { faker as frBE } from '@faker-js/faker/locale/fr_BE';
import { faker as hr } from '@faker-js/faker/locale/hr';
import { faker as hu } from '@faker-js/faker/locale/hu';
import { faker as id } from '@faker-js/faker/locale/id_ID';
import { faker as it } from '@faker-js/faker/locale/it';
import { faker as nb } from '@faker-js/faker/locale/nb_NO';
import { faker as nl } from '@faker-js/faker/locale/nl';
import { faker as nlBE } from '@faker-js/faker/locale/nl_BE';
import { faker as pl } from '@faker-js/faker/locale/pl';
import { faker as ptBR } from '@faker-js/faker/locale/pt_BR';
import { faker as ptPT } from '@faker-js/faker/locale/pt_PT';
import { faker as ro } from '@faker-js/faker/locale/ro';
import { faker as sv } from '@faker-js/faker/locale/sv';
import { faker as tr } from '@faker-js/faker/locale/tr';

/**
 * Lists of @faker-js/faker (MIT): first and last names of 26 locales, cities, countries, and everyday words. They are
 * evidence among other evidence: a name that is in no list is found by what stands around it.
 */
const WESTERN = [en, de, fr, es, it, nl, ptBR, ptPT, deCH, frBE, nlBE, esMX];
const ELSEWHERE = [pl, sv, da, nb, fi, tr, ro, hu, cs, hr, id, enIN, enNG, enZA];
const ALL = [...WESTERN, ...ELSEWHERE];

interface BySex {
  generic?: unknown;
  female?: unknown;
  male?: unknown;
}

const bySex = (lists: BySex | null | undefined): string[][] =>
  lists ? [listOf(lists.generic), listOf(lists.female), listOf(lists.male)] : [];

/** Lists of first names. Locales share lists with the ones they come from: each is given once. */
export const FIRST_NAMES = (): Set<string[]> =>
  new Set(ALL.flatMap(({ rawDefinitions }) => bySex(rawDefinitions.person?.first_name as BySex)));

/** Lists of family names, and those of the authors on the list of books: English ones are few. */
export const LAST_NAMES = (): Set<string[]> =>
  new Set([
    ...ALL.flatMap(({ rawDefinitions }) => bySex(rawDefinitions.person?.last_name as BySex)),
    listOf(en.rawDefinitions.book?.author).map((author) => author.slice(author.lastIndexOf(' ') + 1)),
  ]);

/** Lists of cities, regions and countries. */
export const PLACE_NAMES = (): Set<string[]> =>
  new Set([
    ...WESTERN.flatMap(({ rawDefinitions: { location } }) => [
      listOf(location?.city_name),
      listOf(location?.state),
    ]),
    ...WESTERN.map(({ rawDefinitions }) => listOf(rawDefinitions.location?.country)),
  ]);

/** Lists of everyday words: a capital letter at the start of a sentence makes no name of them. */
export const DICTIONARY_WORDS = (): Set<string[]> =>
  new Set([
    ...[en, de, fr, ptBR].flatMap(({ rawDefinitions: { word } }) => Object.values(word ?? {}).map(listOf)),
    listOf(en.rawDefinitions.company?.noun),
    listOf(en.rawDefinitions.commerce?.department),
    listOf(en.rawDefinitions.vehicle?.manufacturer),
    listOf(en.rawDefinitions.vehicle?.model),
    ...[en, es, ptBR].flatMap(({ rawDefinitions: { person } }) => [
      listOf(person?.job_area),
      listOf(person?.job_descriptor),
    ]),
  ]);

const NOTHING: string[] = [];

/** The list itself, whatever the type of the definitions says of it. */
function listOf(value: unknown): string[] {
  return Array.isArray(value) && typeof value[0] === 'string' ? (value as string[]) : NOTHING;
}
