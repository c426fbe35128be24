import { wordsOf, type Word } from './fold.ts';

/** A text that many look at: what they share is worked out once, when the first of them asks. */
export interface ScannedText {
  readonly text: string;
  readonly words: readonly Word[];
}

/** A text ready to be looked at. Costs nothing yet. */
export function scanText(text: string): ScannedText {
  let words: Word[] | null = null;
  return {
    text,
    get words() {
      words ??= wordsOf(text);
      return words;
    },
  };
}
