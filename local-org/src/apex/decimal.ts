/** Decimal: exact, with the scale it was written with. */
const MOST_DIVISION_DIGITS = 33;

export class DecimalValue {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** Plain digits, as String.valueOf gives them. */
  toString(): string {
    const negative = this.unscaled < 0n;
    const digits = (negative ? -this.unscaled : this.unscaled).toString().padStart(this.scale + 1, '0');
    const split = digits.length - this.scale;
    const text = this.scale === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`;
    return negative ? `-${text}` : text;
  }

  toNumber(): number {
    return Number(this.toString());
  }
}

/** Reads `-12.50`, `1e3` or `7`; undefined when the text is no number. */
export function parseDecimal(text: string): DecimalValue | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text.trim());
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const unscaled = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const scale = fraction.length - Number(exponent);
  return scale >= 0
    ? new DecimalValue(unscaled, scale)
    : new DecimalValue(unscaled * 10n ** BigInt(-scale), 0);
}

export function decimalOf(value: number | bigint | DecimalValue): DecimalValue {
  if (value instanceof DecimalValue) return value;
  if (typeof value === 'bigint' || Number.isInteger(value)) return new DecimalValue(BigInt(value), 0);
  return parseDecimal(String(value)) ?? new DecimalValue(0n, 0);
}

function aligned(left: DecimalValue, right: DecimalValue): [bigint, bigint, number] {
  const scale = Math.max(left.scale, right.scale);
  return [left.unscaled * power(scale - left.scale), right.unscaled * power(scale - right.scale), scale];
}

function power(digits: number): bigint {
  return 10n ** BigInt(digits);
}

export function add(left: DecimalValue, right: DecimalValue): DecimalValue {
  const [a, b, scale] = aligned(left, right);
  return new DecimalValue(a + b, scale);
}

export function subtract(left: DecimalValue, right: DecimalValue): DecimalValue {
  const [a, b, scale] = aligned(left, right);
  return new DecimalValue(a - b, scale);
}

export function multiply(left: DecimalValue, right: DecimalValue): DecimalValue {
  return new DecimalValue(left.unscaled * right.unscaled, left.scale + right.scale);
}

/** Up to 33 digits after the point, trailing zeros dropped. The divisor is not zero. */
export function divide(left: DecimalValue, right: DecimalValue): DecimalValue {
  const [a, b] = aligned(left, right);
  const raw = setScale(
    new DecimalValue((a * power(MOST_DIVISION_DIGITS + 1)) / b, MOST_DIVISION_DIGITS + 1),
    MOST_DIVISION_DIGITS,
  );
  return stripZeros(raw);
}

export function compareDecimals(left: DecimalValue, right: DecimalValue): number {
  const [a, b] = aligned(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

export function stripZeros(value: DecimalValue): DecimalValue {
  let { unscaled, scale } = value;
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale -= 1;
  }
  return new DecimalValue(unscaled, scale);
}

/** Half up, away from zero: Apex's default for setScale. */
export function setScale(value: DecimalValue, scale: number): DecimalValue {
  if (scale >= value.scale) return new DecimalValue(value.unscaled * power(scale - value.scale), scale);
  const factor = power(value.scale - scale);
  const half = factor / 2n;
  const away = value.unscaled < 0n ? value.unscaled - half : value.unscaled + half;
  return new DecimalValue(away / factor, scale);
}
