/** What goes into the two bundles of the browser: the packages from npm, and the local org's own modules. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import lwcPlugin from '@lwc/rollup-plugin';
import { rollup, type InputOptions, type Plugin, type RollupLog } from 'rollup';

const require = createRequire(import.meta.url);

export const LOCAL_ORG_FOLDER = fileURLToPath(new URL('../../../', import.meta.url));
const OWN_LIGHTNING = join(LOCAL_ORG_FOLDER, 'lightning');
export const SHELL_MODULES = join(LOCAL_ORG_FOLDER, 'src/shell/modules');

/** Folder of an installed package, wherever npm hoisted it. */
export function packageFolder(name: string): string {
  return dirname(require.resolve(`${name}/package.json`));
}

/** Base components nobody writes in a template by name; they only travel inside the ones that are. */
const NOT_OFFERED = /^(iconSvg|i18n|slds|primitive|barcodeScanner|navigation|mapUtils|mediaUtils)/;

/** Names of the public base components of lightning-base-components (marked `isExposed` in their own metadata). */
export function publicBaseComponents(): string[] {
  const folder = join(packageFolder('lightning-base-components'), 'src/lightning');
  return readdirSync(folder).filter((name) => {
    const metadata = join(folder, name, `${name}.js-meta.xml`);
    if (NOT_OFFERED.test(name) || !existsSync(metadata)) return false;
    return readFileSync(metadata, 'utf8').includes('<isExposed>true');
  });
}

/** Names of the `lightning/*` modules the local org brings itself; they win over the package's. */
export function ownLightningModules(): string[] {
  return readdirSync(OWN_LIGHTNING, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/**
 * Under synthetic shadow the per-component SLDS style sheets match nothing (SLDS comes as one sheet), yet they are half
 * of the bytes. They become one rule instead of none because the compiler needs a sheet to scope.
 */
function withoutDeadStyles(): Plugin {
  return {
    name: 'without-dead-styles',
    load: (id) => (/\.(slds|lbc\.native)\.css$/.test(id) ? '.x{}' : null),
  };
}

/** The packages ask for build-time constants that only a bundler can answer. */
function withConstants(): Plugin {
  return {
    name: 'with-constants',
    transform(code) {
      if (!code.includes('import.meta.env') && !code.includes('process.env.NODE_ENV')) return null;
      const replaced = code
        .replaceAll('import.meta.env.SSR', 'false')
        .replaceAll('process.env.NODE_ENV', '"production"');
      return { code: replaced, map: null };
    },
  };
}

/** Own modules stay outside the package bundle, so that changing one never rebuilds 150 base components. */
function ownModulesOutside(own: string[]): Plugin {
  const outside = new Set([...own.map((name) => `lightning/${name}`), '@salesforce/i18n/timeZone']);
  return {
    name: 'own-modules-outside',
    resolveId: { order: 'pre', handler: (id) => (outside.has(id) ? { id, external: true } : null) },
  };
}

/** Everything that is not a file of ours is found by the page's import map. */
function packagesOutside(own: string[]): Plugin {
  const inside = new Set(own.map((name) => `lightning/${name}`));
  const bare = /^(lwc$|@lwc\/|@salesforce\/|c\/|lightning\/)/;
  return {
    name: 'packages-outside',
    resolveId: {
      order: 'pre',
      handler: (id) => (bare.test(id) && !inside.has(id) ? { id, external: true } : null),
    },
  };
}

/** Compiler warnings about the packages' own sources are not ours to mend. */
function onWarning(warning: RollupLog, report: (text: string) => void): void {
  const place = warning.id ?? warning.loc?.file ?? '';
  if (place.includes('node_modules') || warning.code === 'CIRCULAR_DEPENDENCY') return;
  report(warning.message);
}

const COMPILER = { enableDynamicComponents: true, enableSyntheticElementInternals: true };

/** The npm packages: `lwc`, synthetic shadow and every public base component. */
export function packageBundle(): InputOptions {
  const source = join(packageFolder('lightning-base-components'), 'src');
  const input: Record<string, string> = {
    lwc: join(packageFolder('@lwc/engine-dom'), 'dist/index.js'),
    'synthetic-shadow': join(packageFolder('@lwc/synthetic-shadow'), 'dist/index.js'),
  };
  for (const name of publicBaseComponents())
    input[`lightning/${name}`] = join(source, 'lightning', name, `${name}.js`);
  const modules = [{ dir: source }, { npm: 'lightning-base-components' }];
  return {
    input,
    plugins: [
      ownModulesOutside(ownLightningModules()),
      withoutDeadStyles(),
      withConstants(),
      lwcPlugin({ rootDir: LOCAL_ORG_FOLDER, modules, exclude: /node_modules\/@lwc\//, ...COMPILER }),
    ],
  };
}

/** The local org's own modules: `lightning/*` services and record forms, and the shell itself. */
export function shellBundle(): InputOptions {
  const input: Record<string, string> = {
    'shell/main': join(SHELL_MODULES, 'main.js'),
    'shell/apex': join(SHELL_MODULES, 'shell/apex/apex.js'),
  };
  const own = ownLightningModules();
  for (const name of own) input[`lightning/${name}`] = join(OWN_LIGHTNING, name, `${name}.js`);
  const modules = [{ dir: LOCAL_ORG_FOLDER }, { dir: SHELL_MODULES }];
  // The shell imports components by names it reads from the metadata.
  const dynamicImports = { loader: '', strictSpecifier: false };
  return {
    input,
    plugins: [
      packagesOutside(own),
      lwcPlugin({ rootDir: LOCAL_ORG_FOLDER, modules, dynamicImports, ...COMPILER }),
    ],
  };
}

/** Builds one of the bundles into a folder; `report` receives the compiler's warnings. */
export async function writeBundle(
  options: InputOptions,
  folder: string,
  report: (text: string) => void,
): Promise<void> {
  const bundle = await rollup({ ...options, onwarn: (warning) => onWarning(warning, report) });
  await bundle.write({
    dir: folder,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    hoistTransitiveImports: false,
  });
  await bundle.close();
}
