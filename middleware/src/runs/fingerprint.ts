import { createHash } from 'node:crypto';

const known = new WeakMap<object, string>();

/**
 * SHA-256 in hex digits of a piece of configuration, the same for the same content whatever the order of its keys: so that an
 * auditor can tell whether two runs had the same mapping, or the same masking policy. Computed once an object.
 */
export function fingerprintOf(configuration: object): string {
  const before = known.get(configuration);
  if (before !== undefined) return before;
  const fingerprint = createHash('sha256').update(JSON.stringify(configuration, sorted)).digest('hex');
  known.set(configuration, fingerprint);
  return fingerprint;
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).toSorted(([left], [right]) => (left < right ? -1 : Number(left > right))),
  );
}
