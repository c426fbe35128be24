/** A source of repeatable choices: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One element; the list must not be empty. */
  pick<T>(list: readonly T[]): T;
  /** `count` different elements (fewer when the list is shorter), in random order. */
  sample<T>(list: readonly T[], count: number): T[];
  /** true with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  /** `count` decimal digits as text. */
  digits(count: number): string;
}

/** Makes a generator (mulberry32) whose sequence depends on `name` only, so that one table can grow without moving the others. */
export function randomFor(name: string): Random {
  let state = hashOf(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    const found = list[between(0, list.length - 1)];
    if (found === undefined) throw new Error('Cannot pick from an empty list');
    return found;
  };
  const sample = <T>(list: readonly T[], count: number): T[] => {
    const rest = [...list];
    const chosen: T[] = [];
    while (chosen.length < count && rest.length > 0)
      chosen.push(...rest.splice(between(0, rest.length - 1), 1));
    return chosen;
  };
  const digits = (count: number): string => Array.from({ length: count }, () => between(0, 9)).join('');
  return { between, pick, sample, chance: (probability) => next() < probability, digits };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
}
