/**
 * What a recorded body says, read by own small code: the opinion the adapters are held against. It walks plain JSON and shares
 * nothing with them.
 */

export interface ReadCall {
  name: string;
  /** As the model wrote it, or the JSON of what the provider parsed. */
  argumentsText: string;
}

export interface ReadUsage {
  input: number;
  output: number;
  cached: number;
  cacheWrite: number;
  reasoning: number;
}

export interface Reading {
  text: string;
  reasoning: string;
  calls: ReadCall[];
  /** Words the provider gave for the end, the most telling first; empty when the answer never came to an end. */
  finish: string[];
  usage: ReadUsage | null;
  model: string | null;
  /** Categories a filter or guardrail named, in lower case. */
  filters: Set<string>;
  /** Where the body says the work was done. */
  region: string | null;
  refused: boolean;
  /** An error inside the body, as the provider put it; null when there is none. */
  error: unknown;
  /** True when the body was cut or holds what cannot be read. */
  broken: boolean;
  /** True when anything of an answer was found: else the body is not of this format. */
  found: boolean;
}

/** The readings start from nothing. */
export const nothingRead = (): Reading => ({
  text: '',
  reasoning: '',
  calls: [],
  finish: [],
  usage: null,
  model: null,
  filters: new Set(),
  region: null,
  refused: false,
  error: null,
  broken: false,
  found: false,
});

/** What stands at a path such as `choices.0.message`; undefined where nothing does. */
export function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | null | undefined)?.[name], value);
}

export const textAt = (value: unknown, path: string): string => {
  const found = at(value, path);
  return typeof found === 'string' ? found : '';
};

/** The first of these paths that holds a number; 0 when none does. */
export function numberAt(value: unknown, ...paths: string[]): number {
  for (const path of paths) {
    const found = at(value, path);
    if (typeof found === 'number') return found;
  }
  return 0;
}

export const listAt = (value: unknown, path: string): unknown[] => {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
};

/** A list of content parts, or one text, as text. `type` picks the parts that count. */
export function partsText(content: unknown, type: RegExp): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .filter((part) => type.test(textAt(part, 'type')))
    .map((part) => textAt(part, 'text'))
    .join('');
}

/** Arguments as text, whether the provider wrote them as text or as JSON. */
export const argumentsOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? {});

/** Adds the categories of a record such as `{hate: {filtered: false, severity: 'safe'}}`. */
export function addFilters(filters: Set<string>, results: unknown): void {
  if (typeof results !== 'object' || results === null) return;
  for (const [category, verdict] of Object.entries(results)) {
    if (typeof verdict === 'object' && verdict !== null && 'filtered' in verdict)
      filters.add(category.toLowerCase());
  }
}
