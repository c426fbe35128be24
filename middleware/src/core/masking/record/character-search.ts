/**
 * Finds numbers in any grouping: sequences of letters and digits, whatever stands between them. The sequences are a tree
 * read from their ends, as a table: most places of a text end no number, and the first look says so. What is looked at
 * at one place is at most as long as the longest sequence, however many there are.
 */

export interface CharacterSequence<Value> {
  /** a to z and 0 to 9. */
  symbols: string;
  value: Value;
}

/** a to z and 0 to 9. */
const SYMBOLS = 36;
/** Sequences are no longer than this. */
const LONGEST = 64;

export interface FoundSequence<Value> {
  value: Value;
  /** Where its first and its last character stand in the text. */
  first: number;
  last: number;
}

export interface CharacterSearch<Value> {
  /**
   * At each place the longest sequence that ends there, whatever stands between its characters; but never across more
   * than `widestGap` characters that are neither letter nor digit.
   */
  find(text: string, widestGap: number): FoundSequence<Value>[];
}

/** Builds the search; sequences of other symbols, and longer ones than 64, are never found. The first of two equal ones wins. */
export function buildCharacterSearch<Value>(
  sequences: readonly CharacterSequence<Value>[],
): CharacterSearch<Value> {
  const tree = buildTree(sequences.map(({ symbols }) => symbols));
  return {
    find(text, widestGap) {
      const found: FoundSequence<Value>[] = [];
      if (sequences.length === 0) return found;
      for (let at = 0; at < text.length; at += 1) {
        const symbol = symbolOf(text.charCodeAt(at));
        if (symbol < 0 || tree[symbol] === 0) continue;
        const match = longestEndingAt(text, at, widestGap, tree, tree[symbol]!);
        if (match !== null)
          found.push({ value: sequences[match.index]!.value, first: match.first, last: at });
      }
      return found;
    },
  };
}

function longestEndingAt(
  text: string,
  last: number,
  widestGap: number,
  tree: Int32Array,
  root: number,
): { index: number; first: number } | null {
  let index = tree[root + SEQUENCE]!;
  let first = last;
  let node = root;
  let gap = 0;
  for (let at = last - 1; at >= 0 && gap <= widestGap; at -= 1) {
    const symbol = symbolOf(text.charCodeAt(at));
    if (symbol < 0) {
      gap += 1;
      continue;
    }
    gap = 0;
    node = childOf(tree, node, symbol);
    if (node === 0) break;
    if (tree[node + SEQUENCE]! > 0) {
      index = tree[node + SEQUENCE]!;
      first = at;
    }
  }
  return index === 0 ? null : { index: index - 1, first };
}

/** 0 to 35 for a letter (in either case) or digit, else -1. */
function symbolOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48 + 26;
  if (code > 122) return -1;
  const lower = code | 32;
  return lower >= 97 && lower <= 122 ? lower - 97 : -1;
}

/** A node is four numbers: its symbol, its first child, the next child of its parent, and the sequence that begins with it, plus one. */
const NODE = 4;
const CHILD = 1;
const NEXT = 2;
const SEQUENCE = 3;

/** The places of the nodes of last symbols, one for each symbol, and then all nodes; 0 is none. */
function buildTree(sequences: readonly string[]): Int32Array {
  const most = sequences.reduce((sum, { length }) => sum + length, 0);
  const tree = new Int32Array(SYMBOLS + most * NODE);
  let free = SYMBOLS;
  for (let index = 0; index < sequences.length; index += 1) {
    const symbols = sequences[index]!;
    if (!isUsable(symbols)) continue;
    let node = 0;
    for (let at = symbols.length - 1; at >= 0; at -= 1) {
      const symbol = symbolOf(symbols.charCodeAt(at));
      let below = node === 0 ? tree[symbol]! : childOf(tree, node, symbol);
      if (below === 0) {
        below = free;
        free += NODE;
        tree[below] = symbol;
        if (node === 0) tree[symbol] = below;
        else {
          tree[below + NEXT] = tree[node + CHILD]!;
          tree[node + CHILD] = below;
        }
      }
      node = below;
    }
    if (tree[node + SEQUENCE] === 0) tree[node + SEQUENCE] = index + 1;
  }
  return tree;
}

function isUsable(symbols: string): boolean {
  if (symbols.length === 0 || symbols.length > LONGEST) return false;
  for (let at = 0; at < symbols.length; at += 1) if (symbolOf(symbols.charCodeAt(at)) < 0) return false;
  return true;
}

function childOf(tree: Int32Array, node: number, symbol: number): number {
  let child = tree[node + CHILD]!;
  while (child !== 0 && tree[child] !== symbol) child = tree[child + NEXT]!;
  return child;
}
