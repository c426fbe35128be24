import type { Vault } from '../types.ts';
import type { EntityType, Operator } from './entity-types.ts';
import { ENTITIES_PER_PAGE, FORMS_PER_ENTITY, TOKENS } from './token.ts';

/** A value that is about to get its place in a vault. */
export interface Replaced {
  type: EntityType;
  key: string;
  value: string;
  /** Its token, and the two numbers in it. */
  token: string;
  entity: number;
  form: number;
}

/** What stands in the prompt instead of the token; `reversible` when restoring finds it again. */
export interface Shown {
  shown: string;
  reversible: boolean;
}

export const REDACTED = '[redacted]';
const LAST = 4;
/** Of a shorter value four characters would be half of it. */
const SHORTEST_PARTIAL = 8;

/** One row an operator; null: the token itself stands there. `digest` gives hex digits that nobody can foresee. */
const SHOW: Record<Operator, (replaced: Replaced, digest: (text: string) => string) => Shown | null> = {
  token: () => null,
  surrogate: (replaced) => surrogateOf(replaced),
  partial: ({ value }) => ({ shown: lastFour(value), reversible: false }),
  hash: ({ type, key }, digest) => ({
    shown: `HASH-${digest(`${type}|${key}`).slice(0, 12)}`,
    reversible: false,
  }),
  redact: () => ({ shown: REDACTED, reversible: false }),
  year: ({ value }) => ({
    shown: /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(value)?.[0] ?? REDACTED,
    reversible: false,
  }),
};

/** What an operator puts in place of a value, or null for the token. `digest`: keyed, see buildMaskedPrompt. */
export function showAs(
  operator: Operator,
  replaced: Replaced,
  digest: (text: string) => string,
): Shown | null {
  return SHOW[operator](replaced, digest);
}

function lastFour(value: string): string {
  const characters = value.replace(/[^\p{L}\p{N}]/gu, '');
  return `****${characters.length >= SHORTEST_PARTIAL ? characters.slice(-LAST) : ''}`;
}

/**
 * Values of the same form that belong to nobody: .invalid is reserved (RFC 2606), 555-0100 to 555-0199 are set aside for
 * fiction (North American Numbering Plan), and so is 2001:db8::/32 for documentation (RFC 3849). Beyond what fits, a token.
 */
function surrogateOf({ type, token, entity, form }: Replaced): Shown | null {
  const number = entity * FORMS_PER_ENTITY + form;
  if (type === 'EMAIL') return { shown: `${token.toLowerCase()}@masked.invalid`, reversible: true };
  if (type === 'IP' && entity < ENTITIES_PER_PAGE)
    return { shown: `2001:db8::${token.slice(-4)}`, reversible: true };
  const area = 200 + Math.floor(number / 100);
  if (type === 'PHONE' && area < 1000) {
    return { shown: `+1-${area}-555-01${String(number % 100).padStart(2, '0')}`, reversible: true };
  }
  return null;
}

/** A rendered text with every token whose type has another operator replaced by what shall stand there. */
export function showOperators(text: string, vault: Vault): string {
  const shown = new Map(
    vault.entries.flatMap((entry) =>
      entry.shown === undefined ? [] : [[entry.token, entry.shown] as const],
    ),
  );
  if (shown.size === 0) return text;
  return text.replace(TOKENS, (token) => shown.get(token) ?? token);
}
