import type { Vault, VaultEntry } from '../types.ts';
import type { EntityType } from './entity-types.ts';
import { DEFAULT_POLICY, type MaskingPolicy, type MaskLayer } from './masking-policy.ts';
import { showAs } from './operators.ts';
import { FORMS_PER_ENTITY, formatToken, numbersOf } from './token.ts';

/** Gives out tokens while a record is masked. The same spelling of the same thing always gets the same token. */
export interface TokenMint {
  /**
   * The token for a spelling. `key` says which person or thing of that type it is, `layer` which layer found it; `whole`
   * is false for a spelling that is not a value by itself, see VaultEntry.
   */
  mint(type: EntityType, key: string, spelling: string, layer?: MaskLayer, whole?: boolean): string;
  vault(): Vault;
}

export interface MintOptions {
  /** Two characters that the caller chose at random from NONCE_ALPHABET; of a conversation that goes on, its own. */
  nonce: string;
  policy?: Pick<MaskingPolicy, 'operators'>;
  /** Hex digits of a text, keyed with what nobody else knows. Only the operator `hash` asks for it. */
  digest?: (text: string) => string;
  /** The conversation's vault so far: what has a token keeps it. */
  known?: Vault | null;
}

interface Entity {
  number: number;
  forms: Map<string, string>;
}

/** A mint for one run, or for the next run of a conversation. Throws RangeError for a nonce that is none. */
export function createMint({
  nonce,
  policy = DEFAULT_POLICY,
  digest = noDigest,
  known,
}: MintOptions): TokenMint {
  if (!/^[A-Z0-9]{2}$/.test(nonce)) throw new RangeError('A nonce is two upper-case letters or digits');
  if (known && known.nonce !== nonce) throw new RangeError('A conversation keeps its nonce');
  const { entities, counts } = readVault(known?.entries ?? []);
  const entries: VaultEntry[] = [...(known?.entries ?? [])];

  const entityFor = (type: EntityType, key: string, spelling: string): Entity => {
    // A thing with more than ten spellings goes on under the next number: restoring stays exact.
    for (let page = 0; ; page += 1) {
      const id = `${type}|${page}|${key}`;
      const found = entities.get(id);
      if (found && (found.forms.has(spelling) || found.forms.size < FORMS_PER_ENTITY)) return found;
      if (found) continue;
      const number = (counts.get(type) ?? 0) + 1;
      counts.set(type, number);
      const entity: Entity = { number, forms: new Map() };
      entities.set(id, entity);
      return entity;
    }
  };

  return {
    mint(type, key, spelling, layer = 'field', whole = true) {
      const { number, forms } = entityFor(type, key, spelling);
      const given = forms.get(spelling);
      if (given) return given;
      const form = forms.size;
      const token = formatToken(type, nonce, number, form);
      forms.set(spelling, token);
      const operator = policy.operators[type] ?? 'token';
      const shown = showAs(operator, { type, key, value: spelling, token, entity: number, form }, digest);
      entries.push({
        token,
        type,
        value: spelling,
        key,
        layer,
        ...shown,
        ...(whole ? {} : { spelling: true }),
      });
      return token;
    },
    vault: () => ({ nonce, entries: [...entries] }),
  };
}

/** What a conversation's vault says about the numbers that are given out. Entries without a key are of earlier versions. */
function readVault(entries: readonly VaultEntry[]): {
  entities: Map<string, Entity>;
  counts: Map<EntityType, number>;
} {
  const entities = new Map<string, Entity>();
  const counts = new Map<EntityType, number>();
  const pages = new Map<string, number>();
  for (const { token, type, key, value } of entries) {
    const { entity } = numbersOf(token, type);
    counts.set(type, Math.max(counts.get(type) ?? 0, entity));
    if (key === undefined) continue;
    const page = pages.get(`${type}|${key}|${entity}`) ?? nextPage(entities, type, key);
    pages.set(`${type}|${key}|${entity}`, page);
    const id = `${type}|${page}|${key}`;
    const known = entities.get(id) ?? { number: entity, forms: new Map<string, string>() };
    known.forms.set(value, token);
    entities.set(id, known);
  }
  return { entities, counts };
}

function nextPage(entities: Map<string, Entity>, type: EntityType, key: string): number {
  let page = 0;
  while (entities.has(`${type}|${page}|${key}`)) page += 1;
  return page;
}

const noDigest = (): string => {
  throw new Error('The operator hash needs a digest');
};
