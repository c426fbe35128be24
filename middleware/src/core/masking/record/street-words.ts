/** Words of postal addresses that have several spellings, or are left out. Folded; the last of a row stands for all. */
const ROWS = `
street saint sankt santa santo sainte ste st
strasse straat str
avenue aven avenida avinguda avda av ave
road rd
boulevard boul bld bvd blvd
drive drv dr
lane laan ln
court crt ct
place platz plaza plz pza piazza praca pca plein pl
square sqr sq
terrace terr ter
parkway pkwy pky
highway hway hwy
expressway expy
freeway fwy
circle cir
crescent cres
close cl
gardens gdns
grove grv gr
heights hts
trail trl
turnpike tpke
way wy
weg
gasse
allee
chaussee ch
chemin
rue
route rte
calle carrer c
camino
carretera ctra
paseo ps
via
viale vle
corso cso
vicolo
rua r
travessa tv
rodovia
gracht
kade
suite ste.
apartment appartement apartamento apt
unit
floor flr fl
building bldg
room rm
number numero no
north nord norte n
south sud sur sul s
east ost este e
west oeste ouest o w
northeast ne
northwest nw
southeast se
southwest sw
first 1st
second 2nd
third 3rd
fourth 4th
fifth 5th
sixth 6th
seventh 7th
eighth 8th
ninth 9th
tenth 10th
`;

const ONE_SPELLING = new Map<string, string>();
const TYPES = new Set<string>();
for (const row of ROWS.trim().split('\n')) {
  const words = row.split(' ').map((word) => word.replace('.', ''));
  const shown = words.at(-1) ?? '';
  for (const word of words) if (!ONE_SPELLING.has(word)) ONE_SPELLING.set(word, shown);
  if (!/^\d/.test(shown)) TYPES.add(shown);
}

/** One spelling for all spellings of a word of an address: court and ct, hauptstrasse and hauptstr. */
export function streetSpelling(folded: string): string {
  const known = ONE_SPELLING.get(folded);
  if (known !== undefined) return known;
  if (folded.length > 6 && (folded.endsWith('strasse') || folded.endsWith('straat'))) {
    return `${folded.slice(0, folded.lastIndexOf('stra'))}str`;
  }
  return folded;
}

/** True for what says only what kind of a thing stands before or after it: street, suite, north. In its one spelling. */
export function isStreetWord(spelling: string): boolean {
  return TYPES.has(spelling);
}
