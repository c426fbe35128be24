import type { MaskLayer } from '../masking-policy.ts';
import type { ScannedText } from '../scanned-text.ts';
import type { Detector, DetectorRow, Finder, Found } from './detector.ts';
import { findAddresses } from './address.ts';
import { ADDRESS_ROWS } from './addresses/rows.ts';
import { birthdate } from './birthdate.ts';
import { card } from './card.ts';
import { coordinates } from './coordinates.ts';
import { crypto } from './crypto-address.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { findIdentifiers, IDENTIFIER_ROWS } from './identifiers/index.ts';
import { ip } from './ip.ts';
import { literal } from './literal.ts';
import { mac } from './mac.ts';
import { findPeople, NAME_ROWS } from './person.ts';
import { phone } from './phone.ts';
import { secret } from './secret.ts';
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
  ip,
  mac,
  secret,
  crypto,
  username,
  coordinates,
  birthdate,
];

/** Finders that serve many rows at once; what they find names its row. */
const FINDERS: readonly { rows: readonly DetectorRow[]; find: Finder }[] = [
  { rows: ADDRESS_ROWS, find: findAddresses },
  { rows: NAME_ROWS, find: findPeople },
  { rows: IDENTIFIER_ROWS, find: findIdentifiers },
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

/** The layer of a row: names nobody listed are guessed from words around them, everything else is seen by its form. */
export function layerOfRow(name: string): MaskLayer {
  return GUESSED_ROWS.has(name) ? 'name' : 'detector';
}

const GUESSED_ROWS = new Set(NAME_ROWS.map(({ name }) => name));
