/**
 * Spans of a library that gives only the redacted text. The words it puts in place of values cut that text into pieces that
 * are still those of the original; where each piece lies is found by what is likely to stand between two of them.
 */

export interface Place {
  start: number;
  end: number;
  type: string;
}

/** A word that stands for values. `like` is how such a value looks, to tell places apart where several are possible. */
export interface Placeholder {
  word: string;
  type: string;
  like: RegExp;
}

/** More than this many ways to lay the pieces and only the first one is followed. */
const MOST_WAYS = 400;
const UNLIKELY = 1000;
const CUT_WORD = 300;

interface Way {
  /** Where the piece after the gap begins. */
  at: number;
  cost: number;
  before: Way | null;
}

/** The places of the original that were replaced; null when the pieces do not fit (the library changed something else). */
export function align(
  original: string,
  redacted: string,
  placeholders: readonly Placeholder[],
): Place[] | null {
  const { pieces, kinds } = cut(redacted, placeholders);
  if (!original.startsWith(pieces[0]!)) return null;
  let ways: Way[] = [{ at: 0, cost: 0, before: null }];
  for (const [index, kind] of kinds.entries()) {
    const last = index === kinds.length - 1;
    ways = follow(original, ways, pieces[index]!, pieces[index + 1]!, kind, last);
  }
  const best = ways.reduce<Way | null>((least, way) => (least && least.cost <= way.cost ? least : way), null);
  return best && placesOf(best, pieces, kinds);
}

/** All ways on from `ways` over one gap: the next piece may lie wherever it occurs, at least one character further on. */
function follow(
  original: string,
  ways: Way[],
  piece: string,
  next: string,
  kind: Placeholder,
  last: boolean,
): Way[] {
  const found = new Map<number, Way>();
  for (const way of ways) {
    const start = way.at + piece.length;
    const only = original.length - next.length;
    for (
      let at = last ? only : original.indexOf(next, start + 1);
      at > start;
      at = original.indexOf(next, at + 1)
    ) {
      if (!original.startsWith(next, at)) break;
      const cost = way.cost + costOf(original, start, at, kind);
      const known = found.get(at);
      if (!known || cost < known.cost) found.set(at, { at, cost, before: way });
      if (last || at >= original.length || found.size > MOST_WAYS) break;
    }
  }
  return [...found.values()].sort((left, right) => left.cost - right.cost).slice(0, MOST_WAYS);
}

/** Cheap is a gap that looks like its type, ends where words end, and is not much longer than it must be. */
function costOf(original: string, start: number, end: number, { like }: Placeholder): number {
  const value = original.slice(start, end);
  const cuts = [start, end].filter((at) => /\w\w/.test(original.slice(Math.max(0, at - 1), at + 1))).length;
  return (like.test(value) ? 0 : UNLIKELY) + cuts * CUT_WORD + (value.length / 10) ** 2;
}

function placesOf(way: Way, pieces: string[], kinds: Placeholder[]): Place[] {
  const places: Place[] = [];
  let index = kinds.length - 1;
  for (let here = way; here.before; here = here.before) {
    places.unshift({ start: here.before.at + pieces[index]!.length, end: here.at, type: kinds[index]!.type });
    index -= 1;
  }
  return places;
}

function cut(
  redacted: string,
  placeholders: readonly Placeholder[],
): { pieces: string[]; kinds: Placeholder[] } {
  const words = placeholders.map(({ word }) => word).toSorted((left, right) => right.length - left.length);
  const parts = redacted.split(new RegExp(`(${words.join('|')})`));
  return {
    pieces: parts.filter((_, index) => index % 2 === 0),
    kinds: parts
      .filter((_, index) => index % 2 === 1)
      .map((word) => placeholders.find((one) => one.word === word)!),
  };
}
