/** The people of the seed: roles, users and what they are assigned. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalOrgEngine } from './org/create-org.ts';
import { automatedProcessUserId } from './org/set-up.ts';
import type { Row } from './ports.ts';
import { throwFirst } from './save/save.ts';

interface Person extends Row {
  Username: string;
  role: string | null;
  profile: string;
  permissionSets: string[];
}

export interface People {
  roles: { DeveloperName: string; Name: string; parent: string | null }[];
  users: Person[];
  /** Username → username of the manager. */
  managers?: Record<string, string>;
}

const system = { userId: automatedProcessUserId, mode: 'system' as const };

/** `people.json` of the directory; undefined when there is none. */
export function readPeople(directory: string): People | undefined {
  const file = join(directory, 'people.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as People) : undefined;
}

/** Adds roles, users and assignments; gives the id of the user who owns the other seed records (the administrator). */
export async function seedPeople(org: LocalOrgEngine, people: People): Promise<string> {
  await addRoles(org, people);
  const ids = new Map<string, string>();
  for (const person of people.users) ids.set(person.Username, await addUser(org, person));
  for (const [username, manager] of Object.entries(people.managers ?? {})) {
    await update(org, 'User', { Id: ids.get(username), ManagerId: ids.get(manager) });
  }
  const administrator =
    people.users.find((person) => person.permissionSets.includes('Demo_Admin')) ?? people.users[0];
  return (administrator && ids.get(administrator.Username)) ?? system.userId;
}

/** Roles of the metadata are there already; only missing ones are added. */
async function addRoles(org: LocalOrgEngine, people: People): Promise<void> {
  for (const role of people.roles) {
    if (idOf(org, 'UserRole', 'DeveloperName', role.DeveloperName)) continue;
    const parent = role.parent ? idOf(org, 'UserRole', 'DeveloperName', role.parent) : null;
    await insert(org, 'UserRole', {
      Name: role.Name,
      DeveloperName: role.DeveloperName,
      ParentRoleId: parent,
    });
  }
}

async function addUser(org: LocalOrgEngine, person: Person): Promise<string> {
  const { role, profile, permissionSets, ...fields } = person;
  const profileId = idOf(org, 'Profile', 'Name', profile);
  if (!profileId) throw new Error(`people.json: ${person.Username}: there is no profile ${profile}`);
  const roleId = role ? idOf(org, 'UserRole', 'DeveloperName', role) : null;
  const id = await insert(org, 'User', {
    ...fields,
    ProfileId: profileId,
    UserRoleId: roleId,
    IsActive: true,
  });
  for (const name of permissionSets) {
    const set = idOf(org, 'PermissionSet', 'Name', name);
    if (!set) throw new Error(`people.json: ${person.Username}: there is no permission set ${name}`);
    await insert(org, 'PermissionSetAssignment', { AssigneeId: id, PermissionSetId: set });
  }
  return id;
}

function idOf(org: LocalOrgEngine, objectName: string, field: string, value: string): string | undefined {
  const soql = `SELECT Id FROM ${objectName} WHERE ${field} = :value`;
  return org.query(soql, system, { binds: { value } }).records[0]?.Id as string | undefined;
}

async function insert(org: LocalOrgEngine, objectName: string, row: Row): Promise<string> {
  const results = await org.save({ operation: 'insert', objectName, rows: [row], allOrNone: true }, system);
  throwFirst(results);
  return results[0]!.id!;
}

async function update(org: LocalOrgEngine, objectName: string, row: Row): Promise<void> {
  throwFirst(await org.save({ operation: 'update', objectName, rows: [row], allOrNone: true }, system));
}
