import type { Place } from './detectors/detector.ts';
import { digitGroupsOf } from './digit-groups.ts';
import { wordsOf, type Word } from './fold.ts';

/** A text that many look at: what they share is worked out once, when the first of them asks. */
export interface ScannedText {
  readonly text: string;
  readonly words: readonly Word[];
  /** Every unbroken run of digits, in order; a detector of numbers has nothing to do when there is none. */
  readonly digitGroups: readonly Place[];
}

/** A class, because all texts then have one shape, which the engine reads fastest. */
class Scanned implements ScannedText {
  readonly text: string;
  #words: Word[] | null = null;
  #digitGroups: Place[] | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get words(): readonly Word[] {
    this.#words ??= wordsOf(this.text);
    return this.#words;
  }

  get digitGroups(): readonly Place[] {
    this.#digitGroups ??= digitGroupsOf(this.text);
    return this.#digitGroups;
  }
}

/** A text ready to be looked at. Costs nothing yet. */
export function scanText(text: string): ScannedText {
  return new Scanned(text);
}
