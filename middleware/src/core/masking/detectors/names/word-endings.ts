import { LOOKS_LAST, ORDINARY, SOFT, STREET } from './bits.ts';

/** Endings of family names in many languages. */
const LAST_ENDINGS = `
sson dottir owicz ewicz ovich evich enko czyk czak escu opoulos poulos shvili idze adze oglu quist qvist strom gaard
mann meier meyer maier mayer hofer bauer huber nen elli etti ucci acci azzi ozzi ovski evski insky akis idis eira stra
sma kova ova eva ovic evic kovic vic yan ski sky ska cki cka zki tzky uk chuk`;

/** Shorter ones, of which more must stand before. */
const SHORT_LAST_ENDINGS = `
son sen ez ov ev iu inho ard ault eau eaux oux ini`;

/** Endings of everyday words, which are no names when nobody knows them as such. */
const ORDINARY_ENDINGS = `
tion tions sion sions ment ments ness ship ships ware ity ities ism logy graphy ical ful less ward wards ung ungen
heit keit keiten schaft schaften tionen itat ismus nummer vertrag rechnung dienst stelle kosten leistung ement ements
cion ciones dad dades tad miento mientos zione zioni mento menti cao coes dade heid schap atie ingen teur ktion`;

const SOFT_ENDINGS = `
ing ings ted ded ned red sed zed led ked ped wed ged ced ied ally ily ely edly er ers ist ists able ible ance ence ous`;

const STREET_ENDINGS = `
strasse strase straat platz gasse allee laan weg gracht ulica gatan vagen gade katu`;

/** The last word wins: a street is an everyday word and no family name. The number is how many letters must stand before. */
const KINDS: [facts: number, before: number, endings: string][] = [
  [SOFT, 2, SOFT_ENDINGS],
  [LOOKS_LAST, 2, LAST_ENDINGS],
  [LOOKS_LAST, 3, SHORT_LAST_ENDINGS],
  [ORDINARY, 2, ORDINARY_ENDINGS],
  [STREET | ORDINARY, 3, STREET_ENDINGS],
];

const LETTERS = 26;
/** A tree of the endings read backwards: the next node by node and letter, and one bit for every kind that ends at a node. */
const NEXT: number[] = new Array<number>(LETTERS).fill(0);
const KINDS_AT: number[] = [0];
for (const [kind, [, , endings]] of KINDS.entries()) {
  for (const ending of endings.split(/\s+/).filter(Boolean)) {
    let node = 0;
    for (let at = ending.length - 1; at >= 0; at -= 1) node = child(node, ending.charCodeAt(at) - 0x61);
    KINDS_AT[node]! |= 1 << kind;
  }
}

function child(node: number, letter: number): number {
  const place = node * LETTERS + letter;
  if (NEXT[place] === 0) {
    NEXT[place] = KINDS_AT.push(0) - 1;
    for (let count = 0; count < LETTERS; count += 1) NEXT.push(0);
  }
  return NEXT[place]!;
}

/** What the ending of a word of a text says, in the bits of bits.ts. It costs as many steps as the ending has letters. */
export function endingOf(text: string, start: number, end: number): number {
  let best = -1;
  let node = 0;
  for (let at = end - 1; at > start; at -= 1) {
    const letter = (text.charCodeAt(at) | 0x20) - 0x61;
    if (letter < 0 || letter >= LETTERS) break;
    node = NEXT[node * LETTERS + letter]!;
    if (node === 0) break;
    let kinds = KINDS_AT[node]!;
    for (let kind = 0; kinds > 0; kind += 1, kinds >>= 1) {
      if ((kinds & 1) === 1 && kind > best && at - start >= KINDS[kind]![1]) best = kind;
    }
  }
  return best < 0 ? 0 : KINDS[best]![0];
}
