/**
 * Many terms searched at once (Aho and Corasick, 1975): one step a character, whatever the number of terms. Edges lie in
 * one open hash table of numbers, so that ten thousand terms take a few megabytes.
 */

export interface TermTrie {
  /** The state after a unit. 0 is the beginning. */
  next(state: number, unit: number): number;
  /** The longest term that ends in a state, or the next shorter one: an index of a term, -1 for none. */
  termAt(state: number): number;
  /** The state of the next shorter term that ends where this one does; 0: none. */
  shorter(state: number): number;
}

const UNITS = 65_536;

/** Terms as units, none of them empty. Of equal terms the first counts. */
export function createTermTrie(terms: readonly (readonly number[])[]): TermTrie {
  const most = terms.reduce((sum, term) => sum + term.length, 1);
  const edges = createEdges(most);
  const termOf = new Int32Array(most).fill(-1);
  const parent = new Int32Array(most);
  const unitInto = new Uint16Array(most);
  let states = 1;
  terms.forEach((term, index) => {
    let state = 0;
    for (const unit of term) {
      let child = edges.get(state, unit);
      if (child === 0) {
        child = states++;
        edges.set(state, unit, child);
        parent[child] = state;
        unitInto[child] = unit;
      }
      state = child;
    }
    if (termOf[state] === -1) termOf[state] = index;
  });

  const fallback = new Int32Array(most);
  const step = (from: number, unit: number): number => {
    for (let state = from; ; state = fallback[state]!) {
      const child = edges.get(state, unit);
      if (child !== 0 || state === 0) return child;
    }
  };
  const shorter = new Int32Array(most);
  for (const state of inOrderOfDepth(parent, states)) {
    const above = parent[state]!;
    fallback[state] = above === 0 ? 0 : step(fallback[above]!, unitInto[state]!);
    const next = fallback[state]!;
    shorter[state] = termOf[next] === -1 ? shorter[next]! : next;
  }
  return { next: step, termAt: (state) => termOf[state]!, shorter: (state) => shorter[state]! };
}

/** All states but the beginning, the ones of shorter beginnings first. A child has a larger number than its parent. */
function inOrderOfDepth(parent: Int32Array, states: number): Int32Array {
  const depth = new Int32Array(states);
  let deepest = 0;
  for (let state = 1; state < states; state += 1) {
    depth[state] = depth[parent[state]!]! + 1;
    deepest = Math.max(deepest, depth[state]!);
  }
  const starts = new Int32Array(deepest + 2);
  for (let state = 1; state < states; state += 1) starts[depth[state]! + 1]! += 1;
  for (let level = 1; level < starts.length; level += 1) starts[level]! += starts[level - 1]!;
  const order = new Int32Array(states - 1);
  for (let state = 1; state < states; state += 1) order[starts[depth[state]!]!++] = state;
  return order;
}

interface Edges {
  /** The child, 0 when there is none. */
  get(state: number, unit: number): number;
  set(state: number, unit: number, child: number): void;
}

/** Room for `most` edges. Those of the beginning, which almost every character asks for, lie in a table of their own. */
function createEdges(most: number): Edges {
  const root = new Int32Array(UNITS);
  const size = 2 ** Math.ceil(Math.log2(most * 2 + 2));
  const keys = new Float64Array(size);
  const children = new Int32Array(size);
  const slotOf = (state: number, unit: number): number => {
    const key = state * UNITS + unit;
    let slot = ((Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 8) & (size - 1);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (size - 1);
    return slot;
  };
  return {
    get: (state, unit) => (state === 0 ? root[unit]! : children[slotOf(state, unit)]!),
    set(state, unit, child) {
      if (state === 0) {
        root[unit] = child;
        return;
      }
      const slot = slotOf(state, unit);
      keys[slot] = state * UNITS + unit;
      children[slot] = child;
    },
  };
}
