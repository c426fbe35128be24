/** Parts of one postal address that follow one another are one place: street, town, state, postal code. */

import type { EntityType } from '../entity-types.ts';
import type { Span } from '../span.ts';

const PLACES = new Set<EntityType>(['ADDRESS', 'LOCATION']);
/** A comma, or the letters of a state between two. */
const BETWEEN = /^[\s,.\-–·|]{1,4}(?:[A-Z]{2,3}[\s,.]{1,3})?$/;
const WIDEST = 9;

/** The spans, with one over each run of places. */
export function joinPlaces(text: string, spans: Span[]): Span[] {
  const places = spans.filter(({ type }) => PLACES.has(type));
  if (places.length < 2) return spans;
  places.sort((left, right) => left.start - right.start || right.end - left.end);
  let run = places[0]!;
  let parts = 1;
  for (const place of places.slice(1)) {
    const apart = place.start - run.end;
    const joined = apart <= 0 || (apart <= WIDEST && BETWEEN.test(text.slice(run.end, place.start)));
    if (joined) {
      if (place.end > run.end) [run, parts] = [{ ...run, type: 'ADDRESS', end: place.end }, parts + 1];
      continue;
    }
    if (parts > 1) spans.push(run);
    [run, parts] = [place, 1];
  }
  if (parts > 1) spans.push(run);
  return spans;
}
