import type { Detector } from './detector.ts';
import { birthdate } from './birthdate.ts';
import { card } from './card.ts';
import { email } from './email.ts';
import { iban } from './iban.ts';
import { ip } from './ip.ts';
import { literal } from './literal.ts';
import { person } from './person.ts';
import { phone } from './phone.ts';
import { ssn } from './ssn.ts';
import { url } from './url.ts';

/** Every detector. All of them look at every text; overlaps are settled afterwards, so the order means nothing. */
export const DETECTORS: readonly Detector[] = [
  literal,
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
