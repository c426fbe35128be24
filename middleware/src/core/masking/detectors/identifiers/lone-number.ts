const LONGEST = 64;
/** Words that list numbers. */
const LISTING = /^(?:and|und|och|ja|oraz|id|no|nr|is)$/i;
const WORD = /(?<![\p{L}\p{N}])\p{L}{3,64}(?![\p{L}\p{N}])/gu;

/** True when a text holds no words besides the number (or several): somebody answers a question with it. */
export function isAlone(text: string, { start, end }: { start: number; end: number }): boolean {
  if (text.length > LONGEST) return false;
  for (const word of text.matchAll(WORD)) {
    const inside = word.index >= start && word.index + word[0].length <= end;
    if (!inside && !LISTING.test(word[0])) return false;
  }
  return true;
}
