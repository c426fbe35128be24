/** Fields by name: looked up in any case, listed in the case they are declared in. */
import type { FieldDefinition } from '../ports.ts';

class FieldMap extends Map<string, FieldDefinition> {
  #declared: Map<string, string> | undefined;

  override get(name: string): FieldDefinition | undefined {
    return super.get(this.#key(name));
  }

  override has(name: string): boolean {
    return super.has(this.#key(name));
  }

  override set(name: string, field: FieldDefinition): this {
    const key = this.#key(field.apiName);
    this.#declared!.set(name.toLowerCase(), key);
    return super.set(key, field);
  }

  #key(name: string): string {
    this.#declared ??= new Map();
    return this.#declared.get(name.toLowerCase()) ?? name;
  }
}

/** The fields of an object, in order. */
export function fieldMap(fields: FieldDefinition[]): Map<string, FieldDefinition> {
  const map = new FieldMap();
  for (const field of fields) map.set(field.apiName, field);
  return map;
}
