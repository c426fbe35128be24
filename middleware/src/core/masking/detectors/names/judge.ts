import { FIRST, isClear, LAST, LOOKS_LAST, ORDINARY, PLACE, ROLE, SOFT } from './bits.ts';
import type { NameWord } from './name-words-of-text.ts';

/** How much the surroundings say that a person stands here. */
export type Cue = 'none' | 'inside' | 'person' | 'acting' | 'sure' | 'titled';

/** NC, CEO: short words of capitals are abbreviations. */
const SHORT_CAPITALS = 3;

/** What a word may be in a name, one letter each, so that a row of words can be matched like a text. */
function classOf({ facts, folded, form }: NameWord): string {
  if (form === 'initial') return 'i';
  if (form === 'letter') return folded === 'a' || folded === 'i' ? 'a' : 'j';
  if (form === 'particle') return 'n';
  const clear = isClear(facts);
  if (facts & FIRST && facts & LAST) return clear ? 'B' : 'b';
  if (facts & FIRST) return clear ? 'F' : 'f';
  if (facts & LAST) return clear ? 'L' : 'l';
  if (facts & PLACE) return 'p';
  if (facts & (ORDINARY | ROLE)) return 'o';
  if (facts & LOOKS_LAST) return 'm';
  if (facts & SOFT) return 'w';
  if (form !== 'upper') return 'u';
  return folded.length <= SHORT_CAPITALS ? 'o' : 'c';
}

/** The classes of some words as one string. */
export function shapeOf(words: readonly NameWord[]): string {
  let shape = classOf(words[0]!);
  for (let index = 1; index < words.length; index += 1) shape += classOf(words[index]!);
  return shape;
}

/** Clear in itself: a known first name with anything that is no word, a known last name with anything of that kind. */
const CERTAIN =
  /^(?:[FB][ija]*n*[FfBbLlmucw](?:n*[FfBbLlmucw])?|[fb][ija]*n*[LBm]|[um][ija]*n*L|[um]F[FfBbLlmucw]|[LB][ij]*[FB]|(?:i+n*[LlbBmFf]|jn*[LB])(?:n*[Llm])?)$/;
/** In the middle of a sentence a capital letter says something of its own. */
const INSIDE = /^(?:[FB]|[FB]i|[fb][ija]*n*[FbBlLmu]|[um][ij]*n*[mB]|i+n*[uc])$/;
/** Behind "spoke with" or "our engineer": any two words that are no other thing, or one that is known as a name. */
const PERSON = /^(?:[FBLmfbl]|[FfBbLlmu][ija]*(?:n*[FfBbLlmucw]){1,3}|[ij]+n*[FfBbLlmuc])$/;
/** Behind a title or a label: one word of any kind that is not a known thing. */
const SURE = /^(?:[FfBbLlmuc][ija]*(?:n*[FfBbLlmucw]){0,3}|[ij]+(?:n*[FfBbLlmuc]){1,2}|n+[FfBbLlmuc]+)$/;
/** A town behind a first name is a last name where a person is announced: "our engineer Sylvia Hastings". */
const TOWN = /^[FB][ija]*p$/;
/** Behind Mr or Frau even an everyday word or a town is a name. */
const TITLED = /^[opw](?:n*[FfBbLlmuc]){0,2}$/;

/** Words of a row, `to` exclusive. */
export interface Verdict {
  readonly from: number;
  readonly to: number;
}

/** The words that are a person's name, as the widest part of the row that the evidence carries; null when there is none. */
export function judge(shape: string, cue: Cue): Verdict | null {
  if (shape.length > LONGEST_KEPT) return judgeRow(shape, cue);
  const kept = VERDICTS[cue];
  let verdict = kept.get(shape);
  if (verdict === undefined) {
    verdict = judgeRow(shape, cue);
    kept.set(shape, verdict);
  }
  return verdict;
}

/** Verdicts on short rows are kept: there are at most some thousand for each cue. */
const LONGEST_KEPT = 3;
const VERDICTS: Record<Cue, Map<string, Verdict | null>> = {
  none: new Map(),
  inside: new Map(),
  person: new Map(),
  acting: new Map(),
  sure: new Map(),
  titled: new Map(),
};

function judgeRow(shape: string, cue: Cue): Verdict | null {
  const length = shape.length;
  for (let size = length; size > 0; size -= 1) {
    for (let from = 0; from + size <= length; from += 1) {
      const part = size === length ? shape : shape.slice(from, from + size);
      if (carries(part, from === 0 ? cue : 'inside')) return { from, to: from + size };
    }
  }
  return null;
}

function carries(part: string, cue: Cue): boolean {
  if (CERTAIN.test(part)) return true;
  if (cue === 'none') return false;
  if (INSIDE.test(part) || cue === 'inside') return INSIDE.test(part);
  if (TOWN.test(part)) return true;
  if (cue === 'person') return PERSON.test(part);
  if (cue === 'acting') return PERSON.test(part) || part === 'u';
  return SURE.test(part) || (cue === 'titled' && TITLED.test(part));
}
