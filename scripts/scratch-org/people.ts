import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from '@salesforce/core';

export interface Person {
  Username: string;
  FirstName: string;
  LastName: string;
  Email: string;
  Alias: string;
  Title?: string;
  role?: string | null;
  profile: string;
  permissionSets: string[];
  [field: string]: unknown;
}

type Record = { Id: string; Name?: string; DeveloperName?: string; Username?: string };

export interface People {
  users: Person[];
  /** Username → the username of that person's manager. */
  managers: { [username: string]: string };
}

/** The people of data/people.json. */
export function readPeople(root: string): People {
  return JSON.parse(readFileSync(path.join(root, 'data', 'people.json'), 'utf8')) as People;
}

/** Usernames are unique over all of Salesforce, so an org that is not ours alone gets its id behind ours. */
export function usernamesFor(person: Person, organizationId: string): string[] {
  return [person.Username, `${person.Username}.${organizationId.slice(0, 15).toLowerCase()}`];
}

async function idsByName(connection: Connection, soql: string): Promise<Map<string, string>> {
  const { records } = await connection.query<Record>(soql);
  return new Map(records.map((row) => [String(row.DeveloperName ?? row.Name), row.Id]));
}

const STANDARD_USER_FIELDS = {
  TimeZoneSidKey: 'Europe/Berlin',
  LocaleSidKey: 'en_US',
  LanguageLocaleKey: 'en_US',
  EmailEncodingKey: 'UTF-8',
};

async function ensureUser(
  connection: Connection,
  person: Person,
  ids: { profiles: Map<string, string>; roles: Map<string, string>; organizationId: string },
): Promise<string> {
  const [own, suffixed] = usernamesFor(person, ids.organizationId);
  const found = await connection.query<Record>(
    `SELECT Id, Username FROM User WHERE Username IN ('${own}', '${suffixed}')`,
  );
  const existing = found.records[0];
  if (existing) return existing.Id;
  const { role, profile, permissionSets: _sets, ...fields } = person;
  const created = await connection.sobject('User').create({
    ...STANDARD_USER_FIELDS,
    ...fields,
    Username: suffixed,
    ProfileId: ids.profiles.get(profile),
    UserRoleId: role ? ids.roles.get(role) : undefined,
  });
  if (!created.success) throw new Error(`User ${suffixed} was refused: ${JSON.stringify(created.errors)}`);
  return created.id;
}

async function assign(connection: Connection, userId: string, wanted: string[], sets: Map<string, string>) {
  const { records } = await connection.query<{ PermissionSetId: string }>(
    `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'`,
  );
  const held = new Set(records.map((row) => row.PermissionSetId));
  for (const name of wanted) {
    const id = sets.get(name);
    if (!id) throw new Error(`Permission set ${name} is not in the org: run the step "deploy" first.`);
    if (held.has(id)) continue;
    await connection.sobject('PermissionSetAssignment').create({ AssigneeId: userId, PermissionSetId: id });
  }
}

/** What loads configuration that is approved already: an administrator who may register models, see PromptVersionHandler. */
const IMPORTER_SETS = ['BYOM_Admin', 'Demo_Admin'];

/** The id of the user this connection acts as. */
async function ownUserId(connection: Connection): Promise<string> {
  const identity = await connection.identity();
  return identity.user_id;
}

/**
 * Makes sure every person of data/people.json is a user with the permission sets named there; what is already right
 * stays. The user who runs this gets what loading the seed takes. Resolves with the user id by username of the file.
 */
export async function ensurePeople(connection: Connection, people: People): Promise<Map<string, string>> {
  const organization = await connection.query<Record>('SELECT Id FROM Organization');
  const ids = {
    organizationId: organization.records[0]?.Id ?? '',
    profiles: await idsByName(connection, 'SELECT Id, Name FROM Profile'),
    roles: await idsByName(connection, 'SELECT Id, DeveloperName FROM UserRole'),
  };
  const sets = await idsByName(connection, 'SELECT Id, Name FROM PermissionSet');
  const users = new Map<string, string>();
  for (const person of people.users) {
    const userId = await ensureUser(connection, person, ids);
    await assign(connection, userId, person.permissionSets, sets);
    users.set(person.Username, userId);
  }
  for (const [username, manager] of Object.entries(people.managers)) {
    const [id, managerId] = [users.get(username), users.get(manager)];
    if (id && managerId) await connection.sobject('User').update({ Id: id, ManagerId: managerId });
  }
  await assign(connection, await ownUserId(connection), IMPORTER_SETS, sets);
  return users;
}
