/**
 * Check digits, as arithmetic over digits without separators. Our own and not the package `stdnum`: its index takes a
 * quarter of a second to load and 10 µs a number. check-digits.test.ts holds them against it, number for number.
 */

export type Check = (compact: string) => boolean;

/** The digit, or for letters 10 to 35. */
export function valueAt(compact: string, index: number): number {
  const code = compact.charCodeAt(index);
  return code < 58 ? code - 48 : code - 55;
}

/** Digits times weights, added up; as many as there are weights. */
export function weightedSum(compact: string, weights: readonly number[], from = 0): number {
  let sum = 0;
  for (let index = 0; index < weights.length; index += 1)
    sum += valueAt(compact, from + index) * weights[index]!;
  return sum;
}

/** Digits times weights leave nothing when divided; the check digit has a weight too. */
export function divisible(weights: readonly number[], by: number): Check {
  return (compact) => weightedSum(compact, weights) % by === 0;
}

/** The last digit is the remainder of the sum of those before it; a remainder of 10 counts as `ten`. */
export function remainder(weights: readonly number[], by: number, ten = 0): Check {
  return (compact) => {
    const rest = weightedSum(compact, weights) % by;
    return (rest === 10 ? ten : rest) === valueAt(compact, weights.length);
  };
}

/** The last digit is what the sum lacks to a multiple; 10 counts as `ten` (-1: never given out), 11 as 0. */
export function complement(weights: readonly number[], by: number, ten = 0): Check {
  return (compact) => complementDigit(compact, weights, by, ten) === valueAt(compact, weights.length);
}

export function complementDigit(
  compact: string,
  weights: readonly number[],
  by: number,
  ten = 0,
  from = 0,
): number {
  const lacking = by - (weightedSum(compact, weights, from) % by);
  if (lacking === 10 && by > 10) return ten;
  return lacking === by ? 0 : lacking;
}

/** ISO/IEC 7812-1, annex B. */
export const luhn: Check = (digits) => {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = valueAt(digits, digits.length - 1 - index);
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
};

/** ISO 7064, MOD 11,10. */
export const mod11And10: Check = (digits) => {
  let product = 10;
  for (let index = 0; index < digits.length - 1; index += 1) {
    const sum = (valueAt(digits, index) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10 === valueAt(digits, digits.length - 1);
};

/** ISO 7064, MOD 11-2: the last sign is 0 to 9 or X. */
export const mod11Dash2: Check = (compact) => {
  let rest = 0;
  for (let index = 0; index < compact.length - 1; index += 1)
    rest = ((rest + valueAt(compact, index)) * 2) % 11;
  const check = (12 - rest) % 11;
  return compact.endsWith(check === 10 ? 'X' : String(check));
};

/** The last two digits make up to 97 what the number before them leaves. */
export const upTo97: Check = (digits) => 97 - (Number(digits.slice(0, -2)) % 97) === Number(digits.slice(-2));

/** Weights of Verhoeff's check: the multiplication of the dihedral group of order 10, and its permutation. */
const PRODUCT = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const PERMUTATION = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** J. Verhoeff, Error Detecting Decimal Codes (1969). */
export const verhoeff: Check = (digits) => {
  let check = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = valueAt(digits, digits.length - 1 - index);
    check = valueAt(PRODUCT[check]!, valueAt(PERMUTATION[index % 8]!, digit));
  }
  return check === 0;
};

/** ICAO Doc 9303: weights 7, 3, 1 again and again, letters as 10 to 35. */
export const travelDocument: Check = (compact) => {
  let sum = 0;
  for (let index = 0; index < compact.length - 1; index += 1)
    sum += valueAt(compact, index) * [7, 3, 1][index % 3]!;
  return sum % 10 === valueAt(compact, compact.length - 1);
};

const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of a month stands at these places; what the month is moved up by, for other centuries or women, is taken off. */
export function isDay(
  digits: string,
  monthAt: number,
  dayAt: number,
  moved: readonly number[] = [0],
): boolean {
  const month = Number(digits.slice(monthAt, monthAt + 2));
  const day = Number(digits.slice(dayAt, dayAt + 2));
  return day >= 1 && moved.some((by) => day <= (DAYS[month - by] ?? 0));
}

/** All digits the same: what people type to fill a field. */
export const isRepeated = (digits: string): boolean => digits === digits.charAt(0).repeat(digits.length);
