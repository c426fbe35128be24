/** An org of this project in memory, without people, HTTP or triggers: for tests of the engine's parts. */
import { resolve } from 'node:path';
import { createOrg } from '../org/create-org.ts';
import type { LocalOrgEngine } from '../org/create-org.ts';
import { automatedProcessUserId } from '../org/set-up.ts';
import type { AccessContext, Row } from '../ports.ts';
import { throwFirst } from '../save/save.ts';
import { openDatabase } from '../store/database.ts';

export const projectDirectory = resolve(import.meta.dirname, '../../..');

/** Asks everything, checked by nothing but the database's rules. */
export const system: AccessContext = { userId: automatedProcessUserId, mode: 'system' };

export function smallOrg(): LocalOrgEngine {
  return createOrg(openDatabase(':memory:'), projectDirectory);
}

/** Inserts rows as the system and gives their ids; throws on the first refusal. */
export async function insert(org: LocalOrgEngine, objectName: string, ...rows: Row[]): Promise<string[]> {
  const results = await org.save({ operation: 'insert', objectName, rows, allOrNone: true }, system);
  throwFirst(results);
  return results.map((result) => result.id!);
}

/** A user with these permission sets (and, for record access, a role). */
export async function addUser(
  org: LocalOrgEngine,
  name: string,
  permissionSets: string[],
  role?: string,
): Promise<string> {
  const idOf = (soql: string): unknown => org.query(soql, system).records[0]?.Id;
  const [id] = await insert(org, 'User', {
    Username: `${name}@test.example`,
    LastName: name,
    Alias: name.slice(0, 8),
    Email: `${name}@test.example`,
    ProfileId: idOf("SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'"),
    UserRoleId: role ? idOf(`SELECT Id FROM UserRole WHERE DeveloperName = '${role}'`) : null,
    IsActive: true,
  });
  for (const set of permissionSets) {
    const setId = idOf(`SELECT Id FROM PermissionSet WHERE Name = '${set}'`);
    await insert(org, 'PermissionSetAssignment', { AssigneeId: id, PermissionSetId: setId });
  }
  return id!;
}
