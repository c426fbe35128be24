/** Names a bundle by what went into it, so that a cached one is used exactly as long as it is true. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LOCAL_ORG_FOLDER, ownLightningModules, packageFolder, SHELL_MODULES } from './rollup-bundles.ts';

const PACKAGES = [
  '@lwc/engine-dom',
  '@lwc/synthetic-shadow',
  '@lwc/compiler',
  'lightning-base-components',
  'rollup',
];
const RECIPE = fileURLToPath(new URL('./rollup-bundles.ts', import.meta.url));

function shortHash(parts: string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex').slice(0, 16);
}

function versions(): string[] {
  return PACKAGES.map((name) => {
    const manifest = JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')) as {
      version: string;
    };
    return `${name}@${manifest.version}`;
  });
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => [relative(folder, file), readFileSync(file, 'utf8')]);
}

/** Changes with the packages' versions, the recipe and the list of modules we bring ourselves. */
export function packagesFingerprint(): string {
  return shortHash([...versions(), readFileSync(RECIPE, 'utf8'), ...ownLightningModules()]);
}

/** Changes with every source file of the shell and of our `lightning/*` modules. */
export function shellFingerprint(): string {
  const own = [...sources(join(LOCAL_ORG_FOLDER, 'lightning')), ...sources(SHELL_MODULES)];
  return shortHash([...versions(), readFileSync(RECIPE, 'utf8'), ...own]);
}
