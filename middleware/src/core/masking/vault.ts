import type { EntityType, Vault, VaultEntry } from '../types.ts';
import { FORMS_PER_ENTITY, formatToken } from './token.ts';

/** Gives out tokens while a record is masked. The same spelling of the same thing always gets the same token. */
export interface TokenMint {
  /** The token for a spelling. `key` says which person or thing of that type it is. */
  mint(type: EntityType, key: string, spelling: string): string;
  vault(): Vault;
}

interface Entity {
  number: number;
  forms: Map<string, string>;
}

/** A mint for one run. The nonce is two characters that the caller chose at random from NONCE_ALPHABET. */
export function createMint(nonce: string): TokenMint {
  if (!/^[A-Z0-9]{2}$/.test(nonce)) throw new RangeError('A nonce is two upper-case letters or digits');
  const entities = new Map<string, Entity>();
  const counts = new Map<EntityType, number>();
  const entries: VaultEntry[] = [];

  const entityFor = (type: EntityType, key: string, spelling: string): Entity => {
    // A thing with more than ten spellings goes on under the next number: restoring stays exact.
    for (let page = 0; ; page += 1) {
      const id = `${type}|${page}|${key}`;
      const known = entities.get(id);
      if (known && (known.forms.has(spelling) || known.forms.size < FORMS_PER_ENTITY)) return known;
      if (known) continue;
      const number = (counts.get(type) ?? 0) + 1;
      counts.set(type, number);
      const entity: Entity = { number, forms: new Map() };
      entities.set(id, entity);
      return entity;
    }
  };

  return {
    mint(type, key, spelling) {
      const entity = entityFor(type, key, spelling);
      const known = entity.forms.get(spelling);
      if (known) return known;
      const token = formatToken(type, nonce, entity.number, entity.forms.size);
      entity.forms.set(spelling, token);
      entries.push({ token, type, value: spelling });
      return token;
    },
    vault: () => ({ nonce, entries: [...entries] }),
  };
}
