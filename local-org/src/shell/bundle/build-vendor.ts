/** Builds, or finds in the cache, everything the browser loads that is not a component of the project. */
import { fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagesFingerprint, shellFingerprint } from './fingerprint.ts';

const WORKER = fileURLToPath(new URL('./bundle-worker.ts', import.meta.url));

type BundleKind = 'packages' | 'shell';

interface Bundle {
  /** Name of the bundle's folder below the cache directory. */
  folder: string;
  /** Names of the `lightning/*` modules in it. */
  modules: string[];
}

export interface Vendor {
  cacheDirectory: string;
  packages: Bundle;
  shell: Bundle;
}

export interface BuildVendorOptions {
  /** Where bundles are kept; shared by every server of one checkout. */
  cacheDirectory: string;
  /** Told in a sentence what is going on; called only when something has to be built. */
  onProgress?: (text: string) => void;
}

function runWorker(kind: BundleKind, folder: string, onProgress: (text: string) => void): Promise<void> {
  const child = fork(WORKER, [kind, folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaints = (complaints + chunk.toString()).slice(-8000);
  });
  const stopChild = (): boolean => child.kill();
  process.once('exit', stopChild);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      process.removeListener('exit', stopChild);
      if (code !== 0)
        return reject(new Error(`The ${kind} bundle of the browser could not be built.\n${complaints}`));
      if (complaints) onProgress(complaints.trimEnd());
      resolve();
    });
  });
}

/** Another process may be building the same bundle: whoever renames first wins, the other's copy is thrown away. */
function publish(built: string, target: string): void {
  try {
    renameSync(built, target);
  } catch (error) {
    rmSync(built, { recursive: true, force: true });
    if (!existsSync(join(target, 'modules.json'))) throw error;
  }
}

async function bundle(kind: BundleKind, hash: string, options: BuildVendorOptions): Promise<Bundle> {
  const folder = `${kind}-${hash}`;
  const target = join(options.cacheDirectory, folder);
  const onProgress = options.onProgress ?? (() => undefined);
  if (!existsSync(join(target, 'modules.json'))) {
    const started = Date.now();
    onProgress(kind === 'packages' ? 'Preparing the base components (once).' : 'Preparing the shell.');
    const building = mkdtempSync(join(options.cacheDirectory, 'building-'));
    try {
      await runWorker(kind, building, onProgress);
    } catch (error) {
      rmSync(building, { recursive: true, force: true });
      throw error;
    }
    publish(building, target);
    onProgress(`Ready after ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  }
  return { folder, modules: JSON.parse(readFileSync(join(target, 'modules.json'), 'utf8')) as string[] };
}

/**
 * Promises both bundles. The first call on a machine takes some ten seconds of one core in a child process; later
 * calls read two small files. Rejects with the compiler's words when one of our own modules does not compile.
 */
export async function buildVendor(options: BuildVendorOptions): Promise<Vendor> {
  mkdirSync(options.cacheDirectory, { recursive: true });
  const [packages, shell] = await Promise.all([
    bundle('packages', packagesFingerprint(), options),
    bundle('shell', shellFingerprint(), options),
  ]);
  return { cacheDirectory: options.cacheDirectory, packages, shell };
}
