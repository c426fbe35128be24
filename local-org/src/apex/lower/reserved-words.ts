/** The words the platform does not take as names although the grammar would (Apex Developer Guide, Reserved Keywords). */
import type { Site } from '../ast.ts';
import { InvalidApex } from '../errors.ts';

const reserved = new Set(
  `activate and any array as asc autonomous begin bigdecimal blob boolean bulk by byte case cast char collect commit
  const currency date datetime decimal default desc double end exit export float from goto group having hint import in
  inner int integer into join like limit list long loop map not nulls number object of on or outer package parallel
  pragma retrieve rollback select set short sobject sort string synchronized then time transaction when where`.split(
    /\s+/,
  ),
);

/** Throws InvalidApex for a name the compiler on the platform refuses. */
export function refuseReserved(name: string, site: Site): void {
  if (reserved.has(name.toLowerCase())) throw new InvalidApex(`Identifier name is reserved: ${name}`, site);
}
