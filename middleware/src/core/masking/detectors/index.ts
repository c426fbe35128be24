import type { MaskLayer } from '../masking-policy.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Detector, DetectorRow, Found } from './detector.ts';
import { birthdate } from './birthdate.ts';
import { card } from './card.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { ip } from './ip.ts';
import { literal } from './literal.ts';
import { person } from './person.ts';
import { phone } from './phone.ts';
import { ssn } from './ssn.ts';
import { surrogate } from './surrogate.ts';
import { url } from './url.ts';

/** Detectors with code of their own. All of them look at every text; overlaps are settled afterwards. */
const DETECTORS: readonly Detector[] = [
  literal,
  surrogate,
  email,
  url,
  phone,
  card,
  iban,
  ssn,
  ip,
  person,
  birthdate,
];

/** Every row, for the tests, the switches and the page. */
export const DETECTOR_ROWS: readonly DetectorRow[] = [...DETECTORS];

/** What all rows find in a text. */
export function detect(scanned: ScannedText): Found[] {
  const found: Found[] = [];
  for (const { find, type, name } of DETECTORS) {
    for (const { start, end } of find(scanned)) found.push({ start, end, type, source: name });
  }
  return found;
}

/** The layer of a row: names of people nobody listed are guessed from words around them, everything else from its form. */
export function layerOfRow(name: string): MaskLayer {
  return NAME_ROWS.has(name) ? 'name' : 'detector';
}

const NAME_ROWS = new Set(DETECTOR_ROWS.filter(({ type }) => type === 'PERSON').map(({ name }) => name));
