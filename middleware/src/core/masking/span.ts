import { rankOf, type EntityType } from './entity-types.ts';
import { MASK_LAYERS, type MaskLayer } from './masking-policy.ts';
import { isTokenCharacter } from './token.ts';

/** A piece of a text that must not leave. `key` says which person or thing of that type it is; empty: not asked yet. */
export interface Span {
  start: number;
  end: number;
  type: EntityType;
  key: string;
  layer: MaskLayer;
  /** The row, rule or value's field that says so. */
  source: string;
  /** See Found. */
  certainty?: 1 | 2 | 3;
}

/**
 * Findings of all rows turned into places to replace, in order and apart from each other. Where findings overlap or
 * touch, the whole of them is replaced (never half a value) and the longest names the type; of equally long ones the surer,
 * then the one of the earlier layer, then the more specific.
 * A place that a letter or digit would touch is widened to the end of that word, so that its token can be read back.
 */
export function resolveSpans(text: string, found: Span[]): Span[] {
  const sorted = [...found].sort((left, right) => left.start - right.start || right.end - left.end);
  const places: { span: Span; best: Span }[] = [];
  for (const span of sorted) {
    const last = places.at(-1);
    const start =
      last && span.start <= last.span.end ? span.start : widenLeft(text, span.start, last?.span.end ?? 0);
    if (last && start <= last.span.end) {
      last.span.end = Math.max(last.span.end, widenRight(text, span.end, last.span.end));
      if (beats(span, last.best)) last.best = span;
    } else {
      places.push({ span: { ...span, start, end: widenRight(text, span.end, start) }, best: span });
    }
  }
  return places.map(({ span, best }) => ({ ...best, start: span.start, end: span.end }));
}

function beats(span: Span, best: Span): boolean {
  const longer = span.end - span.start - (best.end - best.start);
  if (longer !== 0) return longer > 0;
  const surer = (span.certainty ?? 2) - (best.certainty ?? 2);
  if (surer !== 0) return surer > 0;
  const earlier = MASK_LAYERS.indexOf(best.layer) - MASK_LAYERS.indexOf(span.layer);
  return earlier !== 0 ? earlier > 0 : rankOf(span.type) < rankOf(best.type);
}

function widenLeft(text: string, start: number, floor: number): number {
  let at = start;
  while (at > floor && isTokenCharacter(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** A combining accent belongs to what stands before it, and so does what follows without a gap. */
const joins = (code: number): boolean => isTokenCharacter(code) || (code >= 0x300 && code <= 0x36f);

/** `done` is how far the text is covered already: what lies before it need not be walked again. */
function widenRight(text: string, end: number, done: number): number {
  let at = Math.max(end, done);
  while (at < text.length && joins(text.charCodeAt(at))) at += 1;
  return at;
}
