/** Compiles one file of a Lightning web component the way a deployment would, and remembers the result until it changes. */
import { readFileSync, statSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, extname } from 'node:path';
import { transformSync } from '@lwc/compiler';
import { ComponentError } from './component-error.ts';

export interface ComponentFile {
  /** Absolute path of a `.ts`, `.js`, `.html` or `.css` file. */
  file: string;
  /** The component's name, which is its folder's name. */
  name: string;
  /** From the component's `-meta.xml`; null = the newest. */
  apiVersion: string | null;
  /** True for `*.scoped.css`. */
  scoped: boolean;
}

const cache = new Map<string, { changed: number; code: string }>();

function withoutTypes(file: string, source: string): string {
  return extname(file) === '.ts' ? stripTypeScriptTypes(source, { mode: 'strip' }) : source;
}

/** Where in the file, when the compiler says so. */
function place(error: unknown): string {
  const location = (error as { location?: { line?: number; column?: number } }).location;
  return location?.line ? `:${location.line}:${(location.column ?? 0) + 1}` : '';
}

function transform(component: ComponentFile, source: string): string {
  const result = transformSync(
    withoutTypes(component.file, source),
    basename(component.file).replace(/\.ts$/, '.js'),
    {
      namespace: 'c',
      name: component.name,
      apiVersion: component.apiVersion ? Number(component.apiVersion) : undefined,
      enableDynamicComponents: true,
      enableSyntheticElementInternals: true,
      experimentalDynamicDirective: true,
      scopedStyles: component.scoped,
      outputConfig: { sourcemap: /\.[jt]s$/.test(component.file) },
    },
  );
  if (!result.map) return result.code;
  const map = { ...(result.map as object), sourcesContent: [source] };
  const encoded = Buffer.from(JSON.stringify(map)).toString('base64');
  return `${result.code}\n//# sourceMappingURL=data:application/json;base64,${encoded}\n`;
}

/** The browser's module for the file. Throws `ComponentError` naming file, line and the compiler's complaint. */
export function compileComponent(component: ComponentFile): string {
  const changed = statSync(component.file).mtimeMs;
  const known = cache.get(component.file);
  if (known?.changed === changed) return known.code;
  try {
    const code = transform(component, readFileSync(component.file, 'utf8'));
    cache.set(component.file, { changed, code });
    return code;
  } catch (error) {
    const where = `${component.name}/${basename(component.file)}${place(error)}`;
    throw new ComponentError(`${where} does not compile: ${(error as Error).message}`);
  }
}
