import type { ProjectFiles } from '../project-files.ts';

/** A change that breaks a sound project, and what a check must say about it. */
export interface SeededFault {
  name: string;
  file: string;
  /** Replaced by `to`; an empty text makes the file, or replaces all of it. */
  from: string | RegExp;
  to: string;
  says: RegExp;
  /** The file the finding names, when it is not the changed one. */
  foundIn?: string;
}

export const BASE = 'force-app/main/default';

/** A page with a component, a region and a name to break. */
export const PAGE = `${BASE}/flexipages/Case_BYOM_Record_Page.flexipage-meta.xml`;

export const fieldFile = (object: string, name: string) =>
  `${BASE}/objects/${object}/fields/${name}.field-meta.xml`;

export const layoutFile = (object: string, label: string) =>
  `${BASE}/layouts/${object}-${label} Layout.layout-meta.xml`;

export const permissionSetFile = (name: string) => `${BASE}/permissionsets/${name}.permissionset-meta.xml`;

/** A whole metadata file with this root. */
export const xmlFile = (root: string, content: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>`;

/** A copy of the files with the fault in it. Throws when the text to replace is not there: the table is out of date. */
export function withFault(files: ProjectFiles, { name, file, from, to }: SeededFault): ProjectFiles {
  const text = files.get(file) ?? '';
  const changed = from === '' ? to : text.replace(from, to);
  if (changed === text) throw new Error(`The fault "${name}" changes nothing in ${file}.`);
  return new Map([...files, [file, changed]]);
}
