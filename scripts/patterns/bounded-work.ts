/**
 * Patterns whose work can be counted without asking anybody. recheck takes seconds for long alternatives and gives up by
 * the clock; most patterns are much simpler than that.
 */

/** Ways to match from one place that are still few. */
const FEW_WAYS = 20_000;

/** What repeats in a pattern. */
interface Repeats {
  /** In how many ways the bounded ones can be done together. */
  ways: number;
  /** Repetitions without an end, of one character's choice and not inside another repetition. */
  endless: number;
  /** Any other repetition without an end, or a reference back. */
  tangled: boolean;
  /** Whether a match can begin at one place only. */
  anchored: boolean;
}

/**
 * True when no text takes more than linear time: nothing repeats without an end, or only one thing does, of a pattern that
 * is tried at one place. False says nothing.
 */
export function isBounded(source: string, flags: string): boolean {
  const { ways, endless, tangled, anchored } = repeatsOf(source, flags);
  return !tangled && ways <= FEW_WAYS && (endless === 0 || (endless === 1 && anchored));
}

/** One piece of a pattern: an escape, a class, the opening of a group, a quantifier, or any other character. */
const PIECE =
  /\\[pPu]\{[^}]+\}|\\k<\w+>|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\{\d+(?:,\d*)?\}\??|[*+?]\??|./gsu;

/** What was counted before a group or alternative, and the most that one of its alternatives came to. */
interface Level {
  endless: number;
  ways: number;
  most: { endless: number; ways: number };
}

function repeatsOf(source: string, flags: string): Repeats {
  const result: Repeats = { ways: 1, endless: 0, tangled: false, anchored: isAnchored(flags) };
  const levels: Level[] = [levelAt(result)];
  let group = false;
  let inside = { endless: 0, ways: 1 };
  for (const [index, piece] of [...source.matchAll(PIECE)].map(([text]) => text).entries()) {
    const most = mostOf(piece);
    if (most !== null) {
      if (most === Infinity && !group) result.endless += 1;
      else if (most === Infinity || (most > 1 && group && inside.endless > 0)) result.tangled = true;
      else result.ways *= group ? (inside.ways + 1) ** most : choicesOf(piece);
    } else if (piece.startsWith('(')) {
      levels.push(levelAt(result));
    } else if (piece === '|') {
      nextAlternative(levels.at(-1)!, result);
      if (levels.length === 1 && !flags.includes('y')) result.anchored = false;
    } else if (piece === ')') {
      inside = closeLevel(levels.pop()!, result);
    } else {
      if (piece === '^' && index === 0 && !flags.includes('m')) result.anchored = true;
      if (/^\\(?:[1-9]|k<)/.test(piece)) result.tangled = true;
    }
    group = piece === ')';
  }
  closeLevel(levels[0]!, result);
  return result;
}

const levelAt = ({ endless, ways }: Repeats): Level => ({ endless, ways, most: { endless: 0, ways: 1 } });

/** Alternatives are tried one after the other: what counts is the one with the most work, not all of them together. */
function nextAlternative(level: Level, result: Repeats): void {
  level.most.endless = Math.max(level.most.endless, result.endless - level.endless);
  level.most.ways = Math.max(level.most.ways, result.ways / level.ways);
  result.endless = level.endless;
  result.ways = level.ways;
}

function closeLevel(level: Level, result: Repeats): { endless: number; ways: number } {
  nextAlternative(level, result);
  result.endless += level.most.endless;
  result.ways *= level.most.ways;
  return level.most;
}

/** With the flag y a pattern is tried at one place. */
const isAnchored = (flags: string): boolean => flags.includes('y');

/** How often a quantifier repeats at most; null for what is none. */
function mostOf(piece: string): number | null {
  if (/^[*+]\??$/.test(piece)) return Infinity;
  if (/^\?\??$/.test(piece)) return 1;
  const counts = /^\{(\d+)(,(\d*))?\}/.exec(piece);
  if (!counts) return null;
  return counts[3] === '' ? Infinity : Number(counts[3] ?? counts[1]);
}

/** In how many lengths a bounded quantifier of one character can match. */
function choicesOf(piece: string): number {
  const counts = /^\{(\d+)(?:,(\d+))?\}/.exec(piece);
  return counts ? Number(counts[2] ?? counts[1]) - Number(counts[1]) + 1 : 2;
}
