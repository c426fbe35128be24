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

/** A text ready to be looked at. Costs nothing yet. */
export function scanText(text: string): ScannedText {
  let words: Word[] | null = null;
  let digitGroups: Place[] | null = null;
  return {
    text,
    get words() {
      words ??= wordsOf(text);
      return words;
    },
    get digitGroups() {
      digitGroups ??= digitGroupsOf(text);
      return digitGroups;
    },
  };
}
