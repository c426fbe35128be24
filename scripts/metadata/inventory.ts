import { readObjects } from './inventory-objects.ts';
import type { ObjectEntry } from './inventory-objects.ts';
import type { MetadataFile } from './metadata-file.ts';
import { componentName, filesEndingWith, folderOf } from './project-files.ts';
import type { ProjectFiles } from './project-files.ts';
import { childrenOf, descendantsOf, parseXml, textOf, textsOf } from './xml.ts';
import type { XmlElement } from './xml.ts';

/** A Lightning web component. */
export interface Bundle {
  name: string;
  exposed: boolean;
  targets: Set<string>;
  /** Action type of `lightning__RecordAction`. */
  actionType: string | null;
  /** Objects a record page may have; empty means any. */
  objects: string[];
  /** Scripts of the bundle, tests left out. */
  scripts: { file: string; text: string }[];
}

/** What there is in the project, by name: what references are held against. */
export interface Inventory {
  files: ProjectFiles;
  objects: Map<string, ObjectEntry>;
  classes: Map<string, { file: string; text: string }>;
  bundles: Map<string, Bundle>;
  /** Parsed files of a metadata type, by the suffix of its files: `layout`, `tab` … Malformed files are left out. */
  of: (suffix: string) => MetadataFile[];
  has: (suffix: string, name: string) => boolean;
}

function parseQuietly(text: string): XmlElement | null {
  try {
    return parseXml(text);
  } catch {
    return null; // The shape check reports it.
  }
}

function readMetadata(files: ProjectFiles): Map<string, MetadataFile[]> {
  const bySuffix = new Map<string, MetadataFile[]>();
  for (const file of filesEndingWith(files, '-meta.xml')) {
    const suffix = /\.([A-Za-z]+)-meta\.xml$/.exec(file)?.[1] ?? '';
    const root = parseQuietly(files.get(file) ?? '');
    if (root)
      bySuffix.set(suffix, [...(bySuffix.get(suffix) ?? []), { file, name: componentName(file), root }]);
  }
  return bySuffix;
}

function readBundle({ file, name, root }: MetadataFile, files: ProjectFiles): Bundle {
  const configs = descendantsOf(root, 'targetConfig');
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const scripts = [...files]
    .filter(([path]) => path.startsWith(folder) && /\.(ts|js)$/.test(path) && !path.includes('__tests__'))
    .map(([path, text]) => ({ file: path, text }));
  return {
    name,
    exposed: textOf(root, 'isExposed') === 'true',
    targets: new Set(childrenOf(root, 'targets').flatMap((targets) => textsOf(targets, 'target'))),
    actionType: configs.map((config) => textOf(config, 'actionType')).find((type) => type !== null) ?? null,
    objects: configs.flatMap((config) => descendantsOf(config, 'object').map((object) => object.text)),
    scripts,
  };
}

/** Bundles without an exposed description are modules: they count too, under the name of their folder. */
function readBundles(files: ProjectFiles, described: MetadataFile[]): Map<string, Bundle> {
  const bundles = new Map(described.map((file) => [file.name, readBundle(file, files)]));
  for (const file of files.keys())
    if (folderOf(file, 1) === 'lwc' && /\.(ts|js)$/.test(file) && !bundles.has(folderOf(file))) {
      const root: XmlElement = { name: 'LightningComponentBundle', namespace: null, text: '', children: [] };
      bundles.set(folderOf(file), readBundle({ file, name: folderOf(file), root }, files));
    }
  return bundles;
}

/** Reads everything the checks refer to out of the files. */
export function takeInventory(files: ProjectFiles): Inventory {
  const metadata = readMetadata(files);
  const of = (suffix: string) => metadata.get(suffix) ?? [];
  const classFiles = filesEndingWith(files, '.cls');
  return {
    files,
    of,
    has: (suffix, name) => of(suffix).some((one) => one.name === name),
    objects: readObjects(of('object'), of('field')),
    classes: new Map(
      classFiles.map((file) => [componentName(`${file}-meta.xml`), { file, text: files.get(file) ?? '' }]),
    ),
    bundles: readBundles(files, of('js')),
  };
}
