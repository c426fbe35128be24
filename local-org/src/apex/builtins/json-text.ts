/** JSON text → values that keep numbers as they are written and members in their order. */

export type JsonValue =
  null | boolean | string | { number: string } | { object: [string, JsonValue][] } | JsonValue[];

/** Calls `refuse` with a sentence for text that is not JSON; it must throw. */
export function parseJson(text: string, refuse: (problem: string) => never): JsonValue {
  if (text.trim() === '') refuse('No content to map to Object due to end of input');
  try {
    // The source text of a primitive tells an Integer from a Decimal and keeps every digit.
    return JSON.parse(text, (_name, value: unknown, context?: { source?: string }) =>
      shape(value, context?.source),
    ) as JsonValue;
  } catch (error) {
    return refuse(`Unexpected character or end of input: ${(error as Error).message}`);
  }
}

function shape(value: unknown, source: string | undefined): unknown {
  if (typeof value === 'number') return { number: source ?? String(value) };
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return { object: Object.entries(value) };
}
