/** `@{reference.field}` in a composite request: the value of an earlier answer, in an address or anywhere in a body. */
import { OrgError } from '../errors.ts';

const pattern = /@\{([A-Za-z]\w*)((?:\.\w+|\[\d+\])*)\}/g;

/** Replaces references in every text of the value; a text that is nothing but one keeps the referred value's type. */
export function resolveReferences(value: unknown, answers: Map<string, unknown>): unknown {
  if (typeof value === 'string') return resolveText(value, answers);
  if (Array.isArray(value)) return value.map((entry) => resolveReferences(entry, answers));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, resolveReferences(entry, answers)]),
    );
  }
  return value;
}

function resolveText(text: string, answers: Map<string, unknown>): unknown {
  const whole = new RegExp(`^${pattern.source}$`).exec(text);
  if (whole) return lookUp(answers, whole[1]!, whole[2]!);
  return text.replace(pattern, (_, name: string, path: string) => String(lookUp(answers, name, path)));
}

function lookUp(answers: Map<string, unknown>, name: string, path: string): unknown {
  let value = answers.get(name);
  for (const part of path.match(/\w+/g) ?? []) {
    value = property(value, part);
  }
  if (value === undefined || value === null) {
    throw new OrgError(
      'PROCESSING_HALTED',
      `Invalid reference specified. No value for ${name}${path} found in ${name}`,
    );
  }
  return value;
}

/** Answers of creates say `id`, of reads `Id`; references may use either. */
function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = Object.keys(value).find((entry) => entry.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : (value as Record<string, unknown>)[key];
}
