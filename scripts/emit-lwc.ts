import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripTypes } from './strip-types.ts';

const LWC = path.join('force-app', 'main', 'default', 'lwc');

/**
 * Copies the web components from `from` to `to` (emptied first) as an org takes them: every `.ts` becomes the `.js` that is
 * left when its types are blanked out, line by line; tests and TypeScript's settings stay behind. Throws on TypeScript that
 * is more than types.
 */
export function emitLwc(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  cpSync(from, to, { recursive: true, filter: (file) => isDeployed(path.relative(from, file)) });
  for (const name of readdirSync(to, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.ts')) {
      const source = path.join(to, name);
      writeFileSync(source.replace(/\.ts$/, '.js'), stripped(readFileSync(source, 'utf8')));
      rmSync(source);
    }
  }
}

function isDeployed(file: string): boolean {
  return !file.split(path.sep).includes('__tests__') && file !== 'tsconfig.json' && !file.endsWith('.d.ts');
}

/** Blanked types leave spaces at line ends, and whole blank blocks where an interface stood. */
function stripped(source: string): string {
  return `${stripTypes(source)
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '..');
  emitLwc(path.join(root, LWC), path.join(root, '.data', 'deploy', LWC));
  console.log(`The web components as JavaScript: ${path.join('.data', 'deploy', LWC)}`);
}
