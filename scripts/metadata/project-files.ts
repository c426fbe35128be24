import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The files of a project in memory: path relative to its root, with `/`, to the text. Tests change copies of it. */
export type ProjectFiles = Map<string, string>;

interface ProjectDescription {
  packageDirectories: { path: string }[];
}

/** The folders that `sfdx-project.json` names, relative to the root. */
export function packageDirectories(root: string): string[] {
  const description = JSON.parse(
    readFileSync(path.join(root, 'sfdx-project.json'), 'utf8'),
  ) as ProjectDescription;
  return description.packageDirectories.map((directory) => directory.path);
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory)
    .sort()
    .flatMap((name) => {
      const full = path.join(directory, name);
      return statSync(full).isDirectory() ? filesBelow(full) : [full];
    });
}

/** Reads every file of the package directories. */
export function readProject(root: string): ProjectFiles {
  const files: ProjectFiles = new Map();
  for (const directory of packageDirectories(root))
    for (const full of filesBelow(path.join(root, directory)))
      files.set(path.relative(root, full).split(path.sep).join('/'), readFileSync(full, 'utf8'));
  return files;
}

/** The name a metadata file gives its component: `Case-Case Layout` of `…/Case-Case Layout.layout-meta.xml`. */
export function componentName(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  return decodeURIComponent(name.replace(/\.[A-Za-z]+-meta\.xml$/, ''));
}

/** The folder a file stands in at `position` from the end: 0 is the nearest. */
export function folderOf(file: string, position = 0): string {
  return file.split('/').at(-2 - position) ?? '';
}

/** Paths with this ending, in order. */
export function filesEndingWith(files: ProjectFiles, ending: string): string[] {
  return [...files.keys()].filter((file) => file.endsWith(ending)).sort();
}
