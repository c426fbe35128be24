import type { EntityType } from '../entity-types.ts';
import type { ScannedText } from '../scanned-text.ts';

/** A piece of a text, end exclusive. */
export interface Place {
  start: number;
  end: number;
}

/**
 * What every detector says of itself. `name` is unique and stands in the preview; `hits` are texts in which «…» marks what
 * must be found, `misses` are texts in which it may find nothing; both are tested with all rows on.
 */
export interface DetectorRow {
  name: string;
  type: EntityType;
  hits: string[];
  misses: string[];
}

/** A row with code of its own. `find` is linear in the text. */
export interface Detector extends DetectorRow {
  find(scanned: ScannedText): (Place & Pick<Found, 'certainty'>)[];
}

/** A place with what stands there, and the name of the row or rule that says so. */
export interface Found extends Place {
  type: EntityType;
  source: string;
  /** 3: a check digit and a cue agree; 2, when absent: one of them; 1: the form alone. Decides between equal lengths. */
  certainty?: 1 | 2 | 3;
}

/** Anything that finds: one detector, a table of them, the admin's patterns. Linear in the text. */
export type Finder = (scanned: ScannedText) => Found[];

/** True for the letters (of any script) and digits that make up words. */
export function isWordCharacter(character: string): boolean {
  return character !== '' && /[\p{L}\p{N}]/u.test(character);
}
