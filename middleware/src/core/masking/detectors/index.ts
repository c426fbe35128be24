import type { MaskLayer } from '../masking-policy.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Detector, DetectorRow, Finder, Found } from './detector.ts';
import { findAddresses } from './address.ts';
import { ADDRESS_ROWS } from './addresses/rows.ts';
import { birthdate } from './birthdate.ts';
import { card } from './card.ts';
import { coordinates } from './coordinates.ts';
import { crypto } from './crypto.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { ip } from './ip.ts';
import { literal } from './literal.ts';
import { mac } from './mac.ts';
import { person } from './person.ts';
import { phone } from './phone.ts';
import { secret } from './secret.ts';
import { ssn } from './ssn.ts';
import { surrogate } from './surrogate.ts';
import { url } from './url.ts';
import { username } from './username.ts';

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
  mac,
  secret,
  crypto,
  username,
  coordinates,
  person,
  birthdate,
];

/** Finders that serve many rows at once; what they find names its row. */
const FINDERS: readonly { rows: readonly DetectorRow[]; find: Finder }[] = [
  { rows: ADDRESS_ROWS, find: findAddresses },
];

/** Every row, for the tests, the switches and the page. */
export const DETECTOR_ROWS: readonly DetectorRow[] = [...DETECTORS, ...FINDERS.flatMap(({ rows }) => rows)];

/** What all rows find in a text. */
export function detect(scanned: ScannedText): Found[] {
  const found: Found[] = [];
  for (const { find, type, name } of DETECTORS) {
    for (const { start, end, certainty = 2 } of find(scanned)) {
      found.push({ start, end, type, source: name, certainty });
    }
  }
  for (const { find } of FINDERS) for (const place of find(scanned)) found.push(place);
  return found;
}

/** The layer of a row: names of people nobody listed are guessed from words around them, everything else from its form. */
export function layerOfRow(name: string): MaskLayer {
  return NAME_ROWS.has(name) ? 'name' : 'detector';
}

const NAME_ROWS = new Set(DETECTOR_ROWS.filter(({ type }) => type === 'PERSON').map(({ name }) => name));
