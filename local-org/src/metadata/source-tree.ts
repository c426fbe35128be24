/** Finds the project's source files: every package directory of `sfdx-project.json`, then `unpackaged/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';

export interface SourceFile {
  /** Absolute path. */
  path: string;
  /** File name without the metadata suffix, percent-decoded: `Case-Case Layout`. */
  name: string;
  /** The metadata suffix: `object`, `field`, `layout`; for `x.cls` and `x.trigger` that extension. */
  suffix: string;
}

const skipped = new Set(['node_modules', '__tests__', '.git', '.data']);

/** All source files below the package directories, each once, in a stable order. */
export function sourceFiles(projectDirectory: string): SourceFile[] {
  const found = new Map<string, SourceFile>();
  for (const directory of packageDirectories(projectDirectory)) {
    for (const path of walk(directory)) {
      const file = classify(path);
      if (file && !found.has(path)) found.set(path, file);
    }
  }
  return [...found.values()];
}

/** The folder's name `levels` above the file: the object of `objects/X/fields/F` is two above. */
export function folderAbove(path: string, levels: number): string {
  return path.split(sep).at(-1 - levels) ?? '';
}

function packageDirectories(projectDirectory: string): string[] {
  const projectFile = join(projectDirectory, 'sfdx-project.json');
  const listed = existsSync(projectFile)
    ? (JSON.parse(readFileSync(projectFile, 'utf8')) as { packageDirectories: { path: string }[] })
        .packageDirectories
    : [{ path: 'force-app' }];
  const paths = [...listed.map((entry) => entry.path), 'unpackaged'];
  return [...new Set(paths.map((path) => resolve(projectDirectory, path)))].filter((path) =>
    existsSync(path),
  );
}

function* walk(directory: string): Generator<string> {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (skipped.has(entry.name)) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

function classify(path: string): SourceFile | undefined {
  const fileName = basename(path);
  const metadata = /^(.+)\.([A-Za-z]+)-meta\.xml$/.exec(fileName);
  const code = /^(.+)\.(cls|trigger)$/.exec(fileName);
  const match = metadata ?? code;
  if (!match) return undefined;
  const suffix = metadata ? metadataSuffix(match[2]!) : match[2]!;
  return { path, name: decodeURIComponent(match[1]!), suffix };
}

/** `x.cls-meta.xml` describes the class; it must not be taken for the class itself. */
function metadataSuffix(suffix: string): string {
  return suffix === 'cls' || suffix === 'trigger' ? `${suffix}-meta` : suffix;
}
