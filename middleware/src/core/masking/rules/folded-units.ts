/** UTF-16 units as block lists compare them. Worked out once for each unit, on first sight. */

/** A unit that counts for nothing: invisible, or an accent. */
export const SKIPPED = 1;
/** A unit that stands for several letters, see expansionOf. */
export const EXPANDED = 2;
/** Any blank, and any run of them. */
export const BLANK = 32;

export interface FoldedUnits {
  /** What a unit is compared as: SKIPPED, EXPANDED, BLANK or another unit. */
  unitOf(unit: number): number;
  /** The letters of an EXPANDED unit. */
  expansionOf(unit: number): readonly number[];
}

/** Letters that Unicode does not decompose. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  ς: 'σ',
};

const INVISIBLE = /[\p{Cf}\u034f\ufe00-\ufe0f]/u;
const ACCENT = /[\u0300-\u036f]/g;

/** `matchCase` false makes capital and small letters alike, and letters with and without accents. */
export function createFoldedUnits(matchCase: boolean): FoldedUnits {
  const units = new Uint16Array(65_536);
  const expansions = new Map<number, number[]>();
  const learn = (unit: number): number => {
    const folded = foldUnit(String.fromCharCode(unit), matchCase);
    const first = folded.length === 0 ? SKIPPED : folded.length === 1 ? folded.charCodeAt(0) : EXPANDED;
    if (first === EXPANDED)
      expansions.set(
        unit,
        [...folded].map((letter) => letter.charCodeAt(0)),
      );
    units[unit] = first;
    return first;
  };
  return {
    unitOf: (unit) => units[unit] || learn(unit),
    expansionOf: (unit) => expansions.get(unit) ?? [],
  };
}

/** Blanks, hyphens and quotes are alike in every spelling: nobody sees which of them stands there. */
function foldUnit(character: string, matchCase: boolean): string {
  if (/[\s\p{Zs}\p{Cc}]/u.test(character)) return ' ';
  if (INVISIBLE.test(character)) return '';
  if (/[\u2010-\u2015\u2212]/.test(character)) return '-';
  if (/[\u2018\u2019\u02bc]/.test(character)) return "'";
  if (/[\u201c\u201d]/.test(character)) return '"';
  if (matchCase) return character;
  const letters = character.toLowerCase().normalize('NFKD').replace(ACCENT, '').toLowerCase();
  const known = LETTERS[letters] ?? letters;
  // Letters that come apart into signs of their own (Hangul, ½) stay what they are.
  return known.length <= 1 || /^[a-z]+$/.test(known) ? known : character;
}
