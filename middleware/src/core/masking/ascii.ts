/** What a UTF-16 code is among the signs of ASCII: asked for every character of every text. */

/** The code at a place of a text; 0 outside of it, where asking the text itself makes V8 give up its fast code. */
export const codeAt = (text: string, at: number): number =>
  at >= 0 && at < text.length ? text.charCodeAt(at) : 0;

/** 0 to 9. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** A to Z. */
export const isAsciiUpper = (code: number): boolean => code >= 65 && code <= 90;

/** A to Z and a to z. */
export const isAsciiLetter = (code: number): boolean => isAsciiUpper(code) || (code >= 97 && code <= 122);
