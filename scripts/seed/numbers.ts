import { ibanOf } from './checksums.ts';
import type { Random } from './random.ts';
import type { Country } from './texts/countries.ts';
import { DOCUMENTATION_NETWORKS } from './texts/companies.ts';

/** Replaces every `#` of a pattern by a digit; the first of a run is never 0, because no house number starts with one. */
export function fromPattern(random: Random, pattern: string): string {
  return pattern.replace(/#+/g, (run) => `${random.between(1, 9)}${random.digits(run.length - 1)}`);
}

/** A number of the country: a landline, or a mobile one. */
export function phone(random: Random, country: Country, kind: 'landline' | 'mobile'): string {
  return fromPattern(random, random.pick(country[kind]));
}

/** An IBAN with valid check digits at a bank that does not exist; null for countries without IBANs. */
export function iban(random: Random, country: Country): string | null {
  return country.iban && ibanOf(country.code, fromPattern(random, country.iban));
}

/**
 * A social security number in the area 8xx. None was issued there before 2011, and 078-05-1120 and 219-09-9999 (printed
 * on sample cards, void ever since) come first, https://www.ssa.gov/history/ssn/misused.html.
 */
export function socialSecurityNumber(random: Random): string {
  if (random.chance(0.2)) return random.pick(['078-05-1120', '219-09-9999']);
  return `8${random.between(10, 89)}-${random.between(10, 99)}-${random.between(1000, 9999)}`;
}

/** An address of a documentation network; version 6 when asked for. */
export function ipAddress(random: Random, version: 4 | 6): string {
  const networks = DOCUMENTATION_NETWORKS.filter((network) => network.includes(':') === (version === 6));
  return random.pick(networks).replace(/#+/g, () => String(random.between(10, 249)));
}

/** Lower case, no accents, words joined by `joiner`: for e-mail addresses and domains. */
export function plain(text: string, joiner: string): string {
  const folded = text.replaceAll('ß', 'ss').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ä', 'ae');
  const ascii = folded
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('œ', 'oe')
    .toLowerCase();
  return ascii.replace(/[^a-z0-9]+/g, joiner).replace(/^[-.]+|[-.]+$/g, '');
}
