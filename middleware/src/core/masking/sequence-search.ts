/**
 * Aho-Corasick over symbols (words, or characters): finds every known sequence in one pass over the text, whatever
 * the number and length of the sequences.
 */

export interface Sequence<Value> {
  symbols: readonly string[];
  value: Value;
}

interface State<Value> {
  next: Map<string, number>;
  fail: number;
  /** The sequence that ends here, and the nearest shorter one that does. */
  found: Sequence<Value> | null;
  shorter: number;
}

export interface SequenceSearch<Value> {
  /** The state after a symbol. Start, and start again after a break, with state 0. */
  step(state: number, symbol: string): number;
  /** The sequences that end in this state, longest first. */
  endingAt(state: number): Iterable<Sequence<Value>>;
}

/** Builds the search. Of two equal sequences the first one given wins. */
export function buildSearch<Value>(sequences: Iterable<Sequence<Value>>): SequenceSearch<Value> {
  const states: State<Value>[] = [{ next: new Map(), fail: 0, found: null, shorter: 0 }];
  for (const sequence of sequences) insert(states, sequence);
  linkStates(states);

  const step = (state: number, symbol: string): number => {
    for (let at = state; ; at = states[at]!.fail) {
      const next = states[at]!.next.get(symbol);
      if (next !== undefined) return next;
      if (at === 0) return 0;
    }
  };
  return {
    step,
    *endingAt(state) {
      for (let at = state; at !== 0; at = states[at]!.shorter) {
        const { found } = states[at]!;
        if (found) yield found;
      }
    },
  };
}

function insert<Value>(states: State<Value>[], sequence: Sequence<Value>): void {
  let at = 0;
  for (const symbol of sequence.symbols) {
    let next = states[at]!.next.get(symbol);
    if (next === undefined) {
      next = states.length;
      states.push({ next: new Map(), fail: 0, found: null, shorter: 0 });
      states[at]!.next.set(symbol, next);
    }
    at = next;
  }
  if (at !== 0) states[at]!.found ??= sequence;
}

/** Breadth first: a state's fail link is the longest proper suffix of it that is also a beginning. */
function linkStates<Value>(states: State<Value>[]): void {
  const queue = [...states[0]!.next.values()];
  for (let head = 0; head < queue.length; head += 1) {
    const at = queue[head]!;
    for (const [symbol, next] of states[at]!.next) {
      queue.push(next);
      let fail = states[at]!.fail;
      while (fail !== 0 && !states[fail]!.next.has(symbol)) fail = states[fail]!.fail;
      const target = states[fail]!.next.get(symbol) ?? 0;
      states[next]!.fail = target;
      states[next]!.shorter = states[target]!.found ? target : states[target]!.shorter;
    }
  }
}
