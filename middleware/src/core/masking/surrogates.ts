import type { Vault, VaultEntry } from '../types.ts';
import { isTokenCharacter } from './token.ts';

/** A made-up value found in a text: whose place it holds, and where it ends. */
export interface FoundSurrogate {
  entry: VaultEntry;
  end: number;
}

/** Reads a surrogate at a place. `partial`: the text ends before it is decided; null: there is none. */
export type SurrogateReader = (
  text: string,
  at: number,
  before: number,
  textIsComplete: boolean,
) => FoundSurrogate | 'partial' | null;

/** Finds the vault's surrogates, in any case, as whole words only; null for a vault without any. */
export function createSurrogateReader(vault: Vault): SurrogateReader | null {
  const entries = vault.entries.flatMap((entry) =>
    entry.shown !== undefined && entry.reversible === true
      ? [{ entry, shown: entry.shown.toLowerCase() }]
      : [],
  );
  if (entries.length === 0) return null;
  const byStart = Map.groupBy(entries, ({ shown }) => shown.charAt(0));
  // The longest first: 2001:db8::0100 begins with what another one is.
  for (const group of byStart.values()) group.sort((left, right) => right.shown.length - left.shown.length);

  return (text, at, before, complete) => {
    const group = byStart.get(text.charAt(at).toLowerCase());
    if (!group || isTokenCharacter(before)) return null;
    let undecided = false;
    for (const { entry, shown } of group) {
      const there = text.slice(at, at + shown.length).toLowerCase();
      const end = at + shown.length;
      if (there === shown) {
        if (end === text.length && !complete) return 'partial';
        if (!isTokenCharacter(text.charCodeAt(end))) return { entry, end };
      } else undecided ||= !complete && shown.startsWith(there) && end > text.length;
    }
    return undecided ? 'partial' : null;
  };
}
