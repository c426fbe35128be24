/** Finds the tokens that stand where personal values stood, e.g. `PERSON-K7-0001`. */

export interface TextPart {
  key: string;
  text: string;
  /** true for a token or a redaction mark. */
  masked: boolean;
}

// Entity type, a nonce of two or three characters, four digits; or the mark of a redacted value.
const MASKED = /\b[A-Z][A-Z_]*-[A-Z0-9]{2,3}-\d{4}\b|\[redacted\]/g;

/** Cuts `text` into plain and masked parts, in order; joined they are `text` again. */
export function splitTokens(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  const add = (until: number, masked: boolean): void => {
    if (until > from) {
      parts.push({ key: `${from}`, text: text.slice(from, until), masked });
      from = until;
    }
  };
  for (const match of text.matchAll(MASKED)) {
    add(match.index, false);
    add(match.index + match[0].length, true);
  }
  add(text.length, false);
  return parts;
}
