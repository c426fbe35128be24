import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** How one element may stand in its parent. */
export interface ElementShape {
  type: string;
  repeats: boolean;
  required: boolean;
}

/** The Metadata API's types. */
export interface MetadataTypes {
  /** Elements of a complex type, with those of the types it extends; undefined for anything else. */
  elements(type: string): Map<string, ElementShape> | undefined;
  /** The values of an enumeration; undefined for anything else. */
  values(type: string): Set<string> | undefined;
  /** Follows `type A = B` to its end. */
  resolve(type: string): string;
}

interface Declarations {
  complex: Map<string, { bases: string[]; own: Map<string, ElementShape> }>;
  enumerations: Map<string, Set<string>>;
  aliases: Map<string, string>;
}

const declaration = /^export type (\w+) = (.*)$/;
const property = /^ {4}"?([\w$]+)"?(\??): (\w+)(\[\])?;$/;

function declare(found: Declarations, name: string, right: string): boolean {
  if (right.startsWith("'")) {
    found.enumerations.set(name, new Set([...right.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '')));
    return false;
  }
  if (right.endsWith('{') || right.endsWith('{};')) {
    const bases = right.split('&').map((part) => part.trim());
    found.complex.set(name, { bases: bases.filter((part) => /^\w+$/.test(part)), own: new Map() });
    return right.endsWith('{');
  }
  found.aliases.set(name, right.replace(';', '').trim());
  return false;
}

function readDeclarations(text: string): Declarations {
  const found: Declarations = { complex: new Map(), enumerations: new Map(), aliases: new Map() };
  let open: string | null = null;
  for (const line of text.split('\n')) {
    const start = declaration.exec(line);
    if (start?.[1] && start[2]) open = declare(found, start[1], start[2]) ? start[1] : null;
    const element = open ? property.exec(line) : null;
    if (open && element?.[1] && element[3])
      found.complex.get(open)?.own.set(element[1], {
        type: element[3],
        repeats: element[4] === '[]',
        // A list may be empty: the WSDL gives every repeating element a minimum of none.
        required: element[2] !== '?' && element[4] !== '[]',
      });
    if (line === '};') open = null;
  }
  return found;
}

/**
 * Reads the declaration text of `@salesforce/types` (`lib/metadata.d.ts`), which Salesforce generates from the Metadata
 * API's WSDL. The text is parsed here because TypeScript 7 offers no programming interface to its own parser.
 */
export function parseMetadataTypes(text: string): MetadataTypes {
  const found = readDeclarations(text);
  const resolve = (type: string): string => {
    const next = found.aliases.get(type);
    return next && next !== type ? resolve(next) : type;
  };
  const elements = (type: string): Map<string, ElementShape> | undefined => {
    const complex = found.complex.get(resolve(type));
    if (!complex) return undefined;
    const inherited = complex.bases.flatMap((base) => [...(elements(base) ?? [])]);
    return new Map([...inherited, ...complex.own]);
  };
  return { elements, values: (type) => found.enumerations.get(resolve(type)), resolve };
}

/** The types of the installed `@salesforce/types`. */
export function loadMetadataTypes(): MetadataTypes {
  const script = createRequire(import.meta.url).resolve('@salesforce/types/metadata');
  return parseMetadataTypes(readFileSync(script.replace(/\.js$/, '.d.ts'), 'utf8'));
}
