const HEXADECIMAL = /^[0-9A-Fa-f]{1,4}$/;
const OCTETS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** Beginnings of addresses that are given out or kept for a use (RFC 4291 2.4, RFC 4193): short ones have to show one. */
const KNOWN_START = /^(?:[23][0-9a-f]{3}|f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]|ff[0-9a-f]{2}|64)$/i;

/**
 * RFC 4291 2.2: eight groups, or fewer with one "::", the last two perhaps as an IPv4 address. Of the short forms only those
 * that nothing else looks like: "::1", "fe80::1", not "a::b", which is code.
 */
export function isV6(text: string): boolean {
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1) ?? '';
  const v4 = last.includes('.');
  if (v4 && !isV4(last)) return false;
  const hex = v4 ? groups.slice(0, -1) : groups;
  if (!hex.every((group) => HEXADECIMAL.test(group))) return false;
  const count = hex.length + (v4 ? 2 : 0);
  if (halves.length === 1) return count === 8;
  if (count >= 8 || !/\d/.test(text)) return false;
  return count >= 3 || KNOWN_START.test(hex[0] ?? '') || text === '::1';
}

/** Four numbers of 0 to 255. */
function isV4(text: string): boolean {
  return OCTETS.test(text) && text.split('.').every((octet) => Number(octet) <= 255);
}
