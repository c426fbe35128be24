/** The sum of several permission sets: what any of them grants, the user has. */
import type { PermissionSetMetadata } from '../metadata/project-metadata.ts';
import type { ObjectAccess } from '../ports.ts';

export interface MergedPermissions {
  objects: Map<string, ObjectAccess>;
  fields: Map<string, { read: boolean; edit: boolean }>;
  classes: Set<string>;
  tabs: Set<string>;
  applications: Set<string>;
  principals: Set<string>;
  customPermissions: Set<string>;
  userPermissions: Set<string>;
}

export const noAccess: ObjectAccess = {
  read: false,
  create: false,
  edit: false,
  delete: false,
  viewAll: false,
  modifyAll: false,
};

/** All names are lower-cased, because the platform's are case-insensitive. */
export function mergePermissions(sets: PermissionSetMetadata[]): MergedPermissions {
  return {
    objects: mergeObjects(sets),
    fields: mergeFields(sets),
    classes: collect(sets.map((set) => set.classAccesses)),
    tabs: collect(
      sets.map((set) => Object.keys(set.tabSettings).filter((tab) => set.tabSettings[tab] !== 'None')),
    ),
    applications: collect(sets.map((set) => set.applicationVisibilities)),
    principals: collect(sets.map((set) => set.externalCredentialPrincipals)),
    customPermissions: collect(sets.map((set) => set.customPermissions)),
    userPermissions: collect(sets.map((set) => set.userPermissions)),
  };
}

function collect(lists: string[][]): Set<string> {
  return new Set(lists.flat().map((name) => name.toLowerCase()));
}

function mergeObjects(sets: PermissionSetMetadata[]): Map<string, ObjectAccess> {
  const merged = new Map<string, ObjectAccess>();
  for (const permission of sets.flatMap((set) => set.objectPermissions)) {
    const name = permission.object.toLowerCase();
    const known = merged.get(name) ?? noAccess;
    merged.set(name, {
      read: known.read || permission.allowRead,
      create: known.create || permission.allowCreate,
      edit: known.edit || permission.allowEdit,
      delete: known.delete || permission.allowDelete,
      viewAll: known.viewAll || permission.viewAllRecords || permission.modifyAllRecords,
      modifyAll: known.modifyAll || permission.modifyAllRecords,
    });
  }
  return merged;
}

function mergeFields(sets: PermissionSetMetadata[]): Map<string, { read: boolean; edit: boolean }> {
  const merged = new Map<string, { read: boolean; edit: boolean }>();
  for (const permission of sets.flatMap((set) => set.fieldPermissions)) {
    const name = permission.field.toLowerCase();
    const known = merged.get(name) ?? { read: false, edit: false };
    merged.set(name, {
      read: known.read || permission.readable || permission.editable,
      edit: known.edit || permission.editable,
    });
  }
  return merged;
}
