import {
  isStateName,
  MILITARY,
  MILITARY_REGIONS,
  POSTAL_CAPITALS,
  POSTAL_CUES,
  POSTAL_COUNTRIES,
  UK_AREAS,
  US_STATES,
  WORDY_STATES,
} from './address-words.ts';
import type { Token } from './token.ts';
import { FILLER, POSTAL_CUE, STATE } from './word-bits.ts';

/** 62704, 62704-1234, 20040-020, 1250-096, 00-950: what may be a postal code where an address goes on. */
const POSTAL_NUMBER = /^(?:\d{4,6}|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{2}-\d{3})$/;
const ZIP = /^\d{5}(?:-\d{4})?$/;
const UK_OUTWARD = /^([A-Z]{1,2})\d[A-Z\d]?$/;
const UK_INWARD = /^\d[ABD-HJLNP-UW-Z]{2}$/;
const UK_WHOLE = /^([A-Z]{1,2})\d[A-Z\d]?\d[ABD-HJLNP-UW-Z]{2}$/;
/** Units of measure that end like the second half of a British postcode: 5GB, 2TB. */
const MEASURES = /(?:GB|TB|KB|MB|PB|HP|HZ|GHZ)$/;
const CANADA_FIRST = /^[ABCEGHJ-NPR-TVXY]\d[ABCEGHJ-NPR-TV-Z]$/;
const CANADA_SECOND = /^\d[ABCEGHJ-NPR-TV-Z]\d$/;

/** The last token of the postcode of letters and digits (British, Canadian) that begins at `at`, or null. */
export function postcodeAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.kind !== 'code') return null;
  const next = tokens[at + 1];
  const near = next !== undefined && next.start - token.end <= 2 && next.kind === 'code' ? next.text : '';
  const area = UK_OUTWARD.exec(token.text)?.[1];
  if (area && UK_AREAS.has(area) && UK_INWARD.test(near) && !MEASURES.test(near)) return at + 1;
  if (CANADA_FIRST.test(token.text) && CANADA_SECOND.test(near)) return at + 1;
  // Without the blank only the long form is no part number: EC1A1BB.
  const whole = UK_WHOLE.exec(token.text)?.[1];
  return (whole && whole.length === 2 && token.text.length === 7 && UK_AREAS.has(whole)) ||
    token.text === 'GIR0AA'
    ? at
    : null;
}

/** The last token of any postal code that begins at `at`, where an address stands before it. */
export function postalAt(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'code') return postcodeAt(tokens, at);
  if (token.kind === 'word') return afterLetters(tokens, at);
  if (token.kind !== 'number') return null;
  const next = tokens[at + 1];
  const same = next !== undefined && next.start - token.end === 1;
  if (/^\d{4}$/.test(token.text) && same && next.kind === 'word' && /^[A-Z]{2}$/.test(next.text))
    return at + 1;
  if (/^\d{3}$/.test(token.text) && same && /^\d{2}$/.test(next.text) && next.kind === 'number')
    return at + 1;
  return POSTAL_NUMBER.test(token.text) ? at : null;
}

/** A state or region and a number (TX 78701), or a country's letters and a number (D-80331). */
function afterLetters(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]!;
  if (tokens[at + 1]?.text === '-' && POSTAL_COUNTRIES.has(token.text)) {
    return tokens[at + 2]?.kind === 'number' ? at + 2 : null;
  }
  const state = (token.bits & STATE) !== 0 && isStateName(token.lower);
  if (!state && (token.text.length > 3 || !/^[A-Z]{2,3}$/.test(token.text))) return null;
  return postcodeAt(tokens, at + 1) ?? (POSTAL_NUMBER.test(tokens[at + 1]?.text ?? '') ? at + 1 : null);
}

/** Where D-80331 or CH-8001 begins, for the number at `index`, when a town stands behind it. */
export function countryBefore(tokens: readonly Token[], index: number): number | null {
  const letters = tokens[index - 2];
  if (tokens[index - 1]?.text !== '-' || letters?.kind !== 'word' || !tokens[index + 1]?.capital) return null;
  const digits = letters.text === 'CH' || letters.text === 'DK' ? 4 : 5;
  return /^(?:D|F|I|E|CH|DK|FIN)$/.test(letters.text) && tokens[index]!.text.length === digits
    ? index - 2
    : null;
}

/** Where a state and its ZIP begin, for the ZIP at `index`: Austin, TX 78701 · California 90210 · APO AE 09112. */
export function stateBefore(tokens: readonly Token[], index: number): number | null {
  const state = tokens[index - 1];
  if (!state || (state.bits & STATE) === 0 || !ZIP.test(tokens[index]!.text)) return null;
  const before = tokens[index - 2];
  if (MILITARY_REGIONS.has(state.lower) && MILITARY.has(before?.lower ?? '')) return index - 2;
  const comma = before?.kind === 'comma';
  if (US_STATES.has(state.text)) {
    const town = comma || (before?.kind === 'word' && before.capital);
    const named = comma && tokens[index - 3]?.kind === 'word' && tokens[index - 3]!.capital;
    return town && (comma ? named : !WORDY_STATES.has(state.text)) ? index - 1 : null;
  }
  return isStateName(state.lower) && state.capital && comma ? index - 1 : null;
}

/** True when the words before say that a postal code follows: "zip code is", "PLZ:", "CAP". */
export function hasPostalCue(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= 0 && index - at <= 5; at -= 1) {
    const token = tokens[at]!;
    if (token.bits & POSTAL_CUE && (POSTAL_CUES.has(token.lower) || POSTAL_CAPITALS.has(token.text)))
      return true;
    const between = token.kind === 'mark' ? /^[:=#.]$/.test(token.text) : (token.bits & FILLER) !== 0;
    if (!between && token.kind !== 'line') return false;
  }
  return false;
}

const CUED_NUMBER = /^(?:\d{3,6}|\d{5}-\d{3,4}|\d{4}-\d{3}|\d{2}-\d{3})$/;
const CUED_CODE = /^(?:[A-Z]{1,2}\d[A-Z\d]?(?:\d[A-Z]{2})?|[A-Z]\d[A-Z](?:\d[A-Z]\d)?)$/i;

/** The last token of what may stand behind such a cue, or null. Codes of letters may be written small there. */
export function cuedPostalAt(tokens: readonly Token[], at: number): number | null {
  const { kind, text } = tokens[at]!;
  if (kind === 'number') return CUED_NUMBER.test(text) ? (postalAt(tokens, at) ?? at) : null;
  if (!CUED_CODE.test(text)) return null;
  return tokens[at + 1]?.kind === 'code' && tokens[at + 1]!.text.length === 3 ? at + 1 : at;
}
