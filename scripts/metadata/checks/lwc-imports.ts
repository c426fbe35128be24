import type { Finding } from '../finding.ts';
import type { Bundle, Inventory } from '../inventory.ts';

/** Every module a script imports from, types included. */
const IMPORTS = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/** Parameters and modifiers between the annotation and the name of the method. */
function isAuraEnabled(text: string, method: string): boolean {
  const signature = new RegExp(`@AuraEnabled\\b\\s*(?:\\([^)]*\\))?([^;{}()]*?)\\b${method}\\s*\\(`, 'i');
  return /\bstatic\b/i.test(signature.exec(text)?.[1] ?? '');
}

function apexFault(path: string, inventory: Inventory): string | null {
  const [className = '', method = ''] = path.split('.');
  const source = inventory.classes.get(className);
  if (!source) return `imports ${path}, but there is no Apex class ${className}`;
  return isAuraEnabled(source.text, method)
    ? null
    : `imports ${path}, but ${className} has no static @AuraEnabled method ${method}`;
}

function schemaFault(path: string, inventory: Inventory): string | null {
  const [objectName = '', ...fields] = path.split('.');
  const object = inventory.objects.get(objectName);
  if (!object) return `imports the object ${objectName}, which does not exist`;
  // A longer path crosses relationships; its first step is enough to catch a misspelling here.
  const [first] = fields;
  const names = first ? [first, `${first}Id`, first.replace(/__r$/, '__c')] : [];
  return !first || names.some((name) => object.fields.has(name))
    ? null
    : `imports ${path}, but ${objectName} has no field ${first}`;
}

type Resolver = (path: string, inventory: Inventory) => string | null;

const existing =
  (suffix: string, what: string): Resolver =>
  (path, { has }) =>
    has(suffix, path) ? null : `imports the ${what} ${path}, which does not exist`;

const RESOLVERS: Record<string, Resolver> = {
  '@salesforce/apex/': apexFault,
  '@salesforce/schema/': schemaFault,
  '@salesforce/customPermission/': existing('customPermission', 'custom permission'),
  '@salesforce/messageChannel/': (path, { has }) =>
    has('messageChannel', path.replace(/__c$/, ''))
      ? null
      : `imports the message channel ${path}, which does not exist`,
  'c/': (path, { bundles }) =>
    bundles.has(path) ? null : `imports the component ${path}, which does not exist`,
};

function faultsOf(bundle: Bundle, inventory: Inventory): Finding[] {
  return bundle.scripts.flatMap(({ file, text }) =>
    [...text.matchAll(IMPORTS)].flatMap(([, module = '']) => {
      const prefix = Object.keys(RESOLVERS).find((start) => module.startsWith(start)) ?? '';
      const fault = RESOLVERS[prefix]?.(module.slice(prefix.length), inventory) ?? null;
      return fault ? [{ file, fault }] : [];
    }),
  );
}

/** What the components import from the org exists and may be called from a browser. */
export function checkLwcImports(inventory: Inventory): Finding[] {
  return [...inventory.bundles.values()].flatMap((bundle) => faultsOf(bundle, inventory));
}
