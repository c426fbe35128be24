/** Answers `/m/c/<component>/<file>`: which source file stands behind a module address, and what it becomes. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { LightningComponentMetadata } from '../../metadata/project-metadata.ts';
import { compileComponent } from './compile-component.ts';
import { ComponentError } from './component-error.ts';

const SAFE_FILE = /^[\w.-]+(\/[\w.-]+)*$/;

/** A missing template or style sheet is allowed; every component asks for both. */
const NOTHING = 'export default undefined;\n';

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** TypeScript wins over an emitted `.js` beside it. */
function scriptFile(directory: string, path: string): string | undefined {
  const stem = join(directory, path.replace(/\.(js|ts)$/, ''));
  return [`${stem}.ts`, `${stem}.js`].find(isFile);
}

function hasDefaultExport(file: string): boolean {
  return /\bexport\s+default\b|\bas\s+default\b/.test(readFileSync(file, 'utf8'));
}

/** Both `./part` and `./part.ts` lead to the one address `./part.js`, so that a module never lives twice. */
function forwarding(address: string, file: string): string {
  const all = `export * from ${JSON.stringify(address)};\n`;
  return hasDefaultExport(file) ? `${all}export { default } from ${JSON.stringify(address)};\n` : all;
}

/** The module for `c/<name>` itself. Throws `ComponentError` when the project has no such component. */
export function componentEntry(component: LightningComponentMetadata | undefined, name: string): string {
  const file = component && scriptFile(component.directory, name);
  if (!file) throw new ComponentError(`c/${name}: the project has no component of that name.`);
  return forwarding(`/m/c/${name}/${name}.js`, file);
}

/** The module for one file inside a component. Throws `ComponentError` when it is missing or does not compile. */
export function componentModule(
  component: LightningComponentMetadata | undefined,
  name: string,
  path: string,
): string {
  if (!component) throw new ComponentError(`c/${name}: the project has no component of that name.`);
  if (!SAFE_FILE.test(path) || path.split('/').some((part) => part === '..' || part === '__tests__')) {
    throw new ComponentError(`c/${name}: ${path} is not a file of the component.`);
  }
  const part = { name, apiVersion: component.apiVersion, scoped: path.endsWith('.scoped.css') };
  if (/\.(html|css)$/.test(path)) {
    const file = join(component.directory, path);
    return isFile(file) ? compileComponent({ ...part, file }) : NOTHING;
  }
  const file = scriptFile(component.directory, path);
  if (!file) throw new ComponentError(`c/${name}: there is no ${path} in the component.`);
  return path.endsWith('.js')
    ? compileComponent({ ...part, file })
    : forwarding(`/m/c/${name}/${path.replace(/\.ts$/, '')}.js`, file);
}
