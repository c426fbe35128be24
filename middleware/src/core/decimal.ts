/** Decimal numbers as whole numbers of a fixed fraction: money is never a float. */

/** Eighteen decimals: a price of up to twelve, divided by a million tokens. */
export const DECIMALS = 18;
const DECIMAL = /^(\d+)(?:\.(\d+))?$/;

/** True for a plain decimal number that is not negative, such as "2.50", with at most so many decimals. */
export function isDecimal(text: string, mostDecimals: number): boolean {
  const match = DECIMAL.exec(text);
  return match !== null && (match[2] ?? '').length <= mostDecimals;
}

/** "2.50" as a whole number of 10^-decimals. Throws RangeError when it is no such number or has more decimals. */
export function toUnits(text: string, decimals = DECIMALS): bigint {
  const match = DECIMAL.exec(text.trim());
  if (!match || (match[2] ?? '').length > decimals) {
    throw new RangeError(`A decimal number such as "2.50" with at most ${decimals} decimals is needed`);
  }
  return BigInt(match[1]! + (match[2] ?? '').padEnd(decimals, '0'));
}

/** The other way round, without needless zeros but with at least `least` decimals. Exact. */
export function fromUnits(units: bigint, least: number, decimals = DECIMALS): string {
  const digits = units.toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '').padEnd(least, '0');
  return `${digits.slice(0, -decimals)}.${fraction}`;
}

/** Rounded half up to `kept` decimals, for a field that holds no more. */
export function roundedDecimal(text: string, kept: number): string {
  const cut = 10n ** BigInt(DECIMALS - kept);
  return fromUnits(((toUnits(text) + cut / 2n) / cut) * cut, Math.min(kept, 6));
}
