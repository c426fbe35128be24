/**
 * Finds known sequences of words in a text, at a place where their first word stands. Preparing only puts them into a
 * list; a list that grows long is parted by its next word, when a text first comes there. So what is looked at in one
 * place does not grow with the number of sequences, and what no text asks for costs nothing.
 */

export interface Sequence<Value> {
  words: readonly string[];
  value: Value;
}

/** Sequences that agree in their first `depth` words. */
export interface SequenceList<Value> {
  depth: number;
  held: Sequence<Value>[];
  next: Map<string, SequenceList<Value>> | null;
}

/** A sequence that stands in the text; `count` words of it, which is all of them unless it is longer than DEEPEST. */
export interface SequenceMatch<Value> {
  value: Value;
  count: number;
}

/** Lists longer than this are parted. */
const MOST_HELD = 8;
/** A longer text is found by its first words, and then as far as it goes on. */
export const DEEPEST = 24;

/** A list of the sequences that begin with one word. */
export function createSequenceList<Value>(): SequenceList<Value> {
  return { depth: 1, held: [], next: null };
}

/**
 * The longest sequences of the list that stand in the text. `wordAt(n)` is the text's n-th word from the place on, or ''
 * where the text ends or a gap is too wide to read over. `farther` says whether long ones may be followed to their end.
 */
export function longestOf<Value>(
  start: SequenceList<Value>,
  wordAt: (offset: number) => string,
  farther: boolean,
): SequenceMatch<Value>[] {
  let best: SequenceMatch<Value>[] = [];
  for (let list: SequenceList<Value> | undefined = start; list; list = nextOf(list, wordAt)) {
    if (list.next === null && list.held.length > MOST_HELD && list.depth < DEEPEST) part(list);
    let looked = 0;
    for (const { words, value } of list.held) {
      const count = matched(words, list.depth, wordAt, farther);
      if (count > 0 && count > (best[0]?.count ?? 0)) best = [{ value, count }];
      else if (count > 0 && count === best[0]!.count) best.push({ value, count });
      looked += 1;
      if (looked === MOST_HELD) break;
    }
  }
  return best;
}

function nextOf<Value>(
  { next, depth }: SequenceList<Value>,
  wordAt: (offset: number) => string,
): SequenceList<Value> | undefined {
  return next?.get(wordAt(depth));
}

function part<Value>(list: SequenceList<Value>): void {
  const next = new Map<string, SequenceList<Value>>();
  const { depth } = list;
  const ending: Sequence<Value>[] = [];
  for (const sequence of list.held) {
    const word = sequence.words[depth];
    if (word === undefined) ending.push(sequence);
    else {
      const below = next.get(word) ?? { depth: depth + 1, held: [], next: null };
      if (below.held.length === 0) next.set(word, below);
      below.held.push(sequence);
    }
  }
  list.held = ending;
  list.next = next;
}

/** How many words of a sequence stand in the text; 0 when it does not. */
function matched(
  words: readonly string[],
  depth: number,
  wordAt: (offset: number) => string,
  farther: boolean,
): number {
  const needed = Math.min(words.length, DEEPEST);
  let count = depth;
  while (count < needed && wordAt(count) === words[count]) count += 1;
  if (count < needed) return 0;
  while (farther && count < words.length && wordAt(count) === words[count]) count += 1;
  return count;
}
