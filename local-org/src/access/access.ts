/**
 * What a user may do: the sum of the permission sets assigned to them. Profiles grant nothing but reading set-up data,
 * except System Administrator, which every org has for its first user and which grants everything.
 */
import type { PermissionSetMetadata } from '../metadata/project-metadata.ts';
import type { Access, ObjectAccess, Schema } from '../ports.ts';
import { permissionName } from './field-rules.ts';
import { mergePermissions, noAccess } from './merge-permissions.ts';
import type { MergedPermissions } from './merge-permissions.ts';

/** The profile that modifies all data and authors Apex. */
export const administratorProfile = 'System Administrator';

const fullAccess: ObjectAccess = {
  read: true,
  create: true,
  edit: true,
  delete: true,
  viewAll: true,
  modifyAll: true,
};

/** Everybody has files; which of them, the records they are attached to say. */
const fileObjects = new Set(['contentversion', 'contentdocument', 'contentdocumentlink']);

/** Set-up data: everybody reads it; writing needs a right to manage users. */
export const setupObjects = new Set([
  'user',
  'userrole',
  'profile',
  'permissionset',
  'permissionsetassignment',
  'organization',
  'recordtype',
  'group',
  'listview',
]);

/** Objects without permissions of their own take those of the record they hang on. */
const follows: Record<string, string> = { casecomment: 'case', emailmessage: 'case' };

export interface AccessSource {
  schema: Schema;
  /** Names of the permission sets assigned to the user. */
  assigned(userId: string): string[];
  profileName(userId: string): string | undefined;
  permissionSets(): PermissionSetMetadata[];
}

export interface ResettableAccess extends Access {
  userPermission(userId: string, name: string): boolean;
  /** Forgets what was computed; called after assignments, users or permission sets changed. */
  reset(): void;
}

/** Builds the access rules; results are kept per user until `reset`. */
export function createAccess(source: AccessSource): ResettableAccess {
  const cache = new Map<string, MergedPermissions>();
  const merged = (userId: string): MergedPermissions => {
    const known = cache.get(userId);
    if (known) return known;
    const names = new Set(source.assigned(userId));
    const fresh = mergePermissions(source.permissionSets().filter((set) => names.has(set.fullName)));
    cache.set(userId, fresh);
    return fresh;
  };
  const administers = (userId: string): boolean => source.profileName(userId) === administratorProfile;
  const object = (userId: string, name: string): ObjectAccess =>
    administers(userId) ? fullAccess : objectAccess(merged(userId), name);
  return {
    object,
    field(userId, objectName, fieldName) {
      const definition = source.schema.object(objectName);
      const field = source.schema.field(objectName, fieldName);
      const whole = object(userId, objectName);
      if (!definition || !field || !whole.read) return { read: false, edit: false };
      if (administers(userId)) return { read: true, edit: true };
      const name = permissionName(definition, field);
      if (name === null) return { read: true, edit: whole.edit || whole.create };
      return merged(userId).fields.get(name.toLowerCase()) ?? { read: false, edit: false };
    },
    apexClass: (userId, name) => administers(userId) || merged(userId).classes.has(name.toLowerCase()),
    customPermission: (userId, name) => merged(userId).customPermissions.has(name.toLowerCase()),
    tab: (userId, name) => merged(userId).tabs.has(name.toLowerCase()),
    application: (userId, name) => merged(userId).applications.has(name.toLowerCase()),
    principal: (userId, name) => merged(userId).principals.has(name.toLowerCase()),
    permissionSets: (userId) => source.assigned(userId),
    userPermission: (userId, name) =>
      administers(userId) || merged(userId).userPermissions.has(name.toLowerCase()),
    reset: () => cache.clear(),
  };
}

function objectAccess(rights: MergedPermissions, name: string): ObjectAccess {
  const key = name.toLowerCase();
  if (setupObjects.has(key)) return setupAccess(rights);
  if (fileObjects.has(key))
    return {
      ...fullAccess,
      viewAll: rights.userPermissions.has('queryallfiles'),
      modifyAll: false,
      delete: key !== 'contentversion',
    };
  if (key === 'task' || key === 'event') return activityAccess(rights, key);
  return rights.objects.get(follows[key] ?? key) ?? noAccess;
}

function setupAccess(rights: MergedPermissions): ObjectAccess {
  const administers =
    rights.userPermissions.has('manageusers') || rights.userPermissions.has('assignpermissionsets');
  return {
    read: true,
    create: administers,
    edit: administers,
    delete: administers,
    viewAll: true,
    modifyAll: administers,
  };
}

/** Activities are granted by user permissions (`ActivitiesAccess`, `EditTask`, `EditEvent`), not by object. */
function activityAccess(rights: MergedPermissions, key: 'task' | 'event'): ObjectAccess {
  const edit = rights.userPermissions.has(key === 'task' ? 'edittask' : 'editevent');
  const read = edit || rights.userPermissions.has('activitiesaccess');
  const all = rights.userPermissions.has('viewalldata');
  const granted = rights.objects.get(key) ?? rights.objects.get('activity') ?? noAccess;
  return {
    read: read || granted.read,
    create: edit || granted.create,
    edit: edit || granted.edit,
    delete: edit || granted.delete,
    viewAll: all || granted.viewAll,
    modifyAll: granted.modifyAll,
  };
}
