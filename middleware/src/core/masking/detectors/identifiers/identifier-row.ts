import type { DetectorRow } from '../detector.ts';

/**
 * What a number must bring along to count. Beside a cue its form is enough, also when the check digit is wrong: a number
 * with a slip in it is still somebody's.
 * - `form`: nothing, no other number is written like this
 * - `check`: the check digit must be right
 * - `alone`: the text holds nothing but the number (an answer to a question), and the check digit, if it has one, is right
 * - `cue`: a word that says what it is must stand near
 */
export type Needs = 'form' | 'check' | 'alone' | 'cue';

/** A kind of number that stands for a person, a company or an account. */
export interface IdentifierRow extends DetectorRow {
  /** How it is written, with blanks between the ways, see shape.ts. */
  shapes: string;
  /** The characters that may stand between its groups; any single one of blank, hyphen, dot and slash when absent. */
  separators?: string;
  /** What more than the shape every such number keeps to; gets capital letters and digits without separators. */
  rule?: (compact: string) => boolean;
  /** Its check digit. */
  check?: (compact: string) => boolean;
  needs: Needs;
  /** Words that announce it, with | between them, see cue-words.ts. */
  cues: string;
  /** The shape says next to nothing: the cue must stand directly beside it. */
  wide?: true;
}
