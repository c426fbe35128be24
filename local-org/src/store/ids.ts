/** Record ids: 15 case-sensitive characters, or 18 with a checksum that survives case-insensitive systems. */

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const checksum = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';

/** The 18-character form of an id; a value that is not an id (15 characters, or 18 with its checksum) gives undefined. */
export function toId18(value: string): string | undefined {
  if (!/^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/.test(value)) return undefined;
  const id = value.slice(0, 15);
  const full = id + suffix(id);
  return value.length === 15 || full.slice(15) === value.slice(15).toUpperCase() ? full : undefined;
}

/** The id of the n-th record of an object: prefix, this org's instance, a counter in base 62. */
export function makeId(keyPrefix: string, counter: number): string {
  const id = `${keyPrefix}LO0${base62(counter).padStart(9, '0')}`;
  return id + suffix(id);
}

/** Each of the three characters holds which of five characters are upper case. */
function suffix(id: string): string {
  return [0, 5, 10]
    .map((start) => {
      const bits = [...id.slice(start, start + 5)].reduce(
        (sum, character, index) => sum + (character >= 'A' && character <= 'Z' ? 1 << index : 0),
        0,
      );
      return checksum[bits];
    })
    .join('');
}

function base62(value: number): string {
  const rest = Math.floor(value / 62);
  return (rest > 0 ? base62(rest) : '') + digits[value % 62];
}
