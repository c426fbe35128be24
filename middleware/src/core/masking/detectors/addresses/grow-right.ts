import { COUNTRIES } from './address-words.ts';
import { boxBefore, isSureUnit, placeNameAt, unitAt } from './parts.ts';
import { postalAt } from './postal.ts';
import { PLAIN, plainStreet, POSTAL, type Seed } from './seed.ts';
import { streetAt } from './street.ts';
import { KINDS } from './street-kinds.ts';
import type { Token } from './token.ts';

/** How many parts an address may have: unit, floor, box, town, region, country, postal code. */
const MOST_PARTS = 8;

/** How far an address goes on. */
export interface Right {
  to: number;
  /** What follows says that this is an address: a unit or a postal code. */
  evidence: boolean;
}

/** Units, towns, regions, countries and postal codes behind the seed, on its line and the next ones. */
export function growRight(tokens: readonly Token[], seed: Seed): Right {
  const numbered = seed.source !== PLAIN || tokens[seed.from]!.kind === 'number';
  const right = { to: seed.to, evidence: false };
  let towns = 0;
  let postal = seed.source === POSTAL;
  let unit = isSureUnit(tokens, seed.to);
  for (let part = 0; part < MOST_PARTS; part += 1) {
    if (tokens[right.to]!.dot && tokens[right.to]!.text.length > 4) break;
    const gap = gapAfter(tokens, right.to);
    const more = postal
      ? null
      : (unitAt(tokens, gap.at) ?? (OPENERS.has(seed.source) ? moreStreet(tokens, gap.at) : null));
    if (more !== null) {
      unit = seed.sure || isSureUnit(tokens, more);
      right.evidence ||= unit;
      right.to = more;
      continue;
    }
    const code = postal ? null : postalPart(tokens, gap.at);
    const place =
      code === null
        ? townAt(tokens, gap, { towns, postal, unit, alone: seed.source === POSTAL })
        : { to: code, postal: true };
    if (!place) break;
    towns += 1;
    if (place.postal) {
      postal = true;
      right.evidence ||=
        numbered && (gap.comma || gap.line || towns > 1) && hasLongCode(tokens, right.to, place.to);
    }
    right.to = place.to;
  }
  return right;
}

/** Behind a street that is not sure a code of five digits, of letters and digits, or before a town is a postal code. */
const hasLongCode = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from + 1, to + 1).some(({ text, kind }) => kind === 'code' || /^\d{5}/.test(text)) ||
  (tokens[to]!.kind === 'word' && tokens[to]!.capital);

/** Rows whose seeds may stand before the street: Apt. 7, 12 Mill Lane. */
const OPENERS = new Set(['postal-address-unit', 'po-box', PLAIN]);

interface Gap {
  at: number;
  line: boolean;
  comma: boolean;
}

/** What stands between two parts: nothing, a comma, a dash, the end of a line. */
function gapAfter(tokens: readonly Token[], to: number): Gap {
  const gap = { at: to + 1, line: false, comma: false };
  const sign = tokens[gap.at]?.text ?? '';
  const next = tokens[gap.at + 1]?.kind;
  if (sign === '.' ? next === 'comma' || next === 'line' : /^[;–·|-]$/.test(sign)) {
    gap.at += 1;
    gap.comma = sign !== '.';
  }
  for (let count = 0; count < 3; count += 1) {
    const kind = tokens[gap.at]?.kind;
    if (kind === 'comma') gap.comma = true;
    else if (kind === 'line') gap.line = true;
    else break;
    gap.at += 1;
  }
  return gap;
}

/** A street behind a unit, a box or a number of its own. */
function moreStreet(tokens: readonly Token[], at: number): number | null {
  if (tokens[at]?.kind === 'number') {
    const street = streetAt(tokens, at);
    if (street?.from === at) return street.to;
    const plain = plainStreet(tokens, at);
    if (plain?.from === at) return plain.to;
  }
  for (let index = at + 1; index <= at + 6; index += 1) {
    const kind = tokens[index]?.kind;
    if (kind === 'number') {
      const street = streetAt(tokens, index);
      const box = boxBefore(tokens, index);
      if (street?.sure && street.from <= at + 1 && street.from >= at) return street.to;
      return box?.sure && box.from >= at && box.from <= at + 1 ? index : null;
    }
    if (kind !== 'word' && kind !== 'ordinal') return null;
  }
  return null;
}

/** A postal code, with the town behind it where that is the custom: 80331 München. */
function postalPart(tokens: readonly Token[], at: number): number | null {
  const to = postalAt(tokens, at);
  if (to === null || !endsPart(tokens, to)) {
    const town = to === null ? null : placeNameAt(tokens, to + 1);
    return town;
  }
  return to;
}

const endsPart = (tokens: readonly Token[], to: number): boolean => {
  const next = tokens[to + 1];
  return next === undefined || next.kind !== 'word' || !next.capital;
};

interface Before {
  towns: number;
  postal: boolean;
  unit: boolean;
  /** Nothing but a postal code. */
  alone: boolean;
}

/** A town, region or country, with its postal code when one follows. */
function townAt(tokens: readonly Token[], gap: Gap, before: Before): { to: number; postal: boolean } | null {
  // "Via Roma 5, Via Verdi 7" are two addresses.
  const to = KINDS.get(tokens[gap.at]?.lower ?? '')?.leading ? null : placeNameAt(tokens, gap.at);
  if (to === null) return null;
  const next = gapAfter(tokens, to);
  const code = before.postal ? null : postalPart(tokens, next.at);
  if (code !== null) return { to: code, postal: true };
  const following = tokens[to + 1];
  const ends = !following || ['comma', 'line', 'mark'].includes(following.kind) || tokens[to]!.dot;
  const own = gap.comma || gap.line;
  const short = to === gap.at && /^\p{Lu}{2,3}$/u.test(tokens[to]!.text);
  const country = own && isCountry(tokens, gap.at, to);
  if (!ends && !country) return null;
  if (before.postal)
    return country || (gap.comma && !gap.line && to - gap.at < 3 && !before.alone)
      ? { to, postal: false }
      : null;
  if (short || country) return before.towns < 4 ? { to, postal: false } : null;
  if (own) return before.towns === 0 || (!gap.line && before.towns < 3) ? { to, postal: false } : null;
  return before.unit && (!following || following.kind === 'line') ? { to, postal: false } : null;
}

const isCountry = (tokens: readonly Token[], from: number, to: number): boolean =>
  COUNTRIES.has(
    tokens
      .slice(from, to + 1)
      .map(({ lower }) => lower)
      .join(' '),
  );
