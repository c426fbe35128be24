/**
 * True when OpenAI's strict mode takes this schema: every object names all of its properties as required and allows no
 * others (https://platform.openai.com/docs/guides/structured-outputs). Asked strictly with another one, it refuses the request.
 */
export function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict);
  if (typeof schema !== 'object' || schema === null) return true;
  const { type, properties, required, additionalProperties, ...others } = schema as Record<string, unknown>;
  if (type === 'object' || properties !== undefined) {
    const names = Object.keys((properties ?? {}) as object);
    const wanted = Array.isArray(required) ? required : [];
    if (additionalProperties !== false || !names.every((name) => wanted.includes(name))) return false;
  }
  return Object.values((properties ?? {}) as object).every(isStrict) && Object.values(others).every(isStrict);
}
