import path from 'node:path';
import sdr from '@salesforce/source-deploy-retrieve';
import type { SourceComponent, VirtualDirectory } from '@salesforce/source-deploy-retrieve';
import type { Finding } from './finding.ts';
import type { ProjectFiles } from './project-files.ts';

function virtualDirectories(root: string, files: ProjectFiles): VirtualDirectory[] {
  const directories = new Map<string, VirtualDirectory>();
  const directory = (dirPath: string): VirtualDirectory => {
    const known = directories.get(dirPath);
    if (known) return known;
    const made: VirtualDirectory = { dirPath, children: [] };
    directories.set(dirPath, made);
    if (dirPath !== root) directory(path.dirname(dirPath)).children.push(path.basename(dirPath));
    return made;
  };
  for (const [file, text] of files) {
    const full = path.join(root, file);
    directory(path.dirname(full)).children.push({ name: path.basename(full), data: Buffer.from(text) });
  }
  return [...directories.values()];
}

function filesOf(component: SourceComponent): string[] {
  return [component, ...component.getChildren()]
    .flatMap((part) => [part.xml, ...part.walkContent()])
    .filter((file) => file !== undefined);
}

/**
 * Lets Salesforce's own resolver read the project: a file it cannot give to a component is a finding. `root` is where
 * the project's `.forceignore` stands; what that leaves out is not looked at.
 */
export function checkSources(files: ProjectFiles, root: string): Finding[] {
  const ignore = sdr.ForceIgnore.findAndCreate(root);
  const deployed = new Map([...files].filter(([file]) => ignore.accepts(path.join(root, file))));
  const tree = new sdr.VirtualTreeContainer(virtualDirectories(root, deployed));
  const folders = [...new Set([...deployed.keys()].map((file) => file.split('/')[0] ?? ''))];
  try {
    const fsPaths = folders.map((folder) => path.join(root, folder));
    const resolved = sdr.ComponentSet.fromSource({ fsPaths, tree });
    const known = new Set([...resolved.getSourceComponents()].flatMap(filesOf));
    return [...deployed.keys()]
      .filter((file) => !known.has(path.join(root, file)))
      .map((file) => ({ file, fault: 'belongs to no metadata component' }));
  } catch (error) {
    return [{ file: folders.join(', '), fault: (error as Error).message }];
  }
}
