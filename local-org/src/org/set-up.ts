/** What every org holds before anybody adds records: itself, its profiles, roles and permission sets. */
import type { ProjectMetadata } from '../metadata/project-metadata.ts';
import type { Schema } from '../ports.ts';
import { administratorProfile, setupObjects } from '../access/access.ts';
import type { Database, SqlValue } from '../store/database.ts';
import { toId18 } from '../store/ids.ts';
import { putListViews } from './list-view-rows.ts';
import { insertRecord, nextId, updateRecord } from '../store/records.ts';
import type { StoredRow } from '../store/records.ts';
import { quote, table } from '../store/tables.ts';
import { storedNow } from '../store/values.ts';

/** 15 characters and the checksum: an id no real org has. */
export const organizationId = toId18('00DLO0000000001')!;

/** The user that owns what nobody else owns, as in every org. */
export const automatedProcessUserId = toId18('005LO0000000000')!;

/** The user an org is created with; its profile grants everything. */
export const firstAdministrator = 'admin@local-org.invalid';

const profiles = [administratorProfile, 'Standard User', 'Minimum Access - Salesforce'];

/** Adds what is missing; run at every start, changes nothing the second time. */
export function setUp(
  database: Database,
  schema: Schema,
  metadata: ProjectMetadata,
  organizationName: string,
): void {
  const put = (objectName: string, key: string, row: StoredRow): string =>
    upsert(database, schema, objectName, key, row);
  put('Organization', 'Id', {
    Id: organizationId,
    Name: organizationName,
    OrganizationType: 'Developer Edition',
    InstanceName: 'LOCAL',
    IsSandbox: 0,
    LanguageLocaleKey: 'en_US',
    DefaultLocaleSidKey: 'en_US',
    TimeZoneSidKey: 'GMT',
    FiscalYearStartMonth: 1,
  });
  for (const name of profiles) put('Profile', 'Name', { Name: name, UserType: 'Standard' });
  putFirstUsers(database, schema);
  for (const set of metadata.permissionSets) {
    put('PermissionSet', 'Name', {
      Name: set.fullName,
      Label: set.label,
      Description: set.description,
      IsCustom: 1,
      Type: 'Regular',
    });
  }
  putRoles(metadata, put);
  putListViews(database, schema, metadata, automatedProcessUserId, setupObjects);
}

/** Every org has a process that acts for nobody, and a first administrator; neither has an app, so nobody logs in as them by mistake. */
function putFirstUsers(database: Database, schema: Schema): void {
  const profileId = (name: string): SqlValue =>
    database.get('SELECT "Id" FROM "Profile" WHERE "Name" = ?', [name])?.Id ?? null;
  upsert(database, schema, 'User', 'Id', {
    Id: automatedProcessUserId,
    Username: 'autoproc@local-org.invalid',
    LastName: 'Automated Process',
    Name: 'Automated Process',
    Alias: 'autoproc',
    Email: 'autoproc@local-org.invalid',
    IsActive: 0,
    UserType: 'AutomatedProcess',
    ProfileId: profileId('Standard User'),
  });
  upsert(database, schema, 'User', 'Username', {
    Username: firstAdministrator,
    FirstName: 'Org',
    LastName: 'Administrator',
    Name: 'Org Administrator',
    Alias: 'admin',
    Email: firstAdministrator,
    IsActive: 1,
    UserType: 'Standard',
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    EmailEncodingKey: 'UTF-8',
    ProfileId: profileId(administratorProfile),
  });
}

/** Roles of the metadata; parents may come after their children in the files. */
function putRoles(
  metadata: ProjectMetadata,
  put: (objectName: string, key: string, row: StoredRow) => string,
): void {
  const ids = new Map<string, string>();
  for (const role of metadata.roles) {
    const id = put('UserRole', 'DeveloperName', {
      Name: role.name,
      DeveloperName: role.fullName,
      CaseAccessForAccountOwner: role.caseAccessLevel,
      ContactAccessForAccountOwner: role.contactAccessLevel,
      OpportunityAccessForAccountOwner: role.opportunityAccessLevel,
    });
    ids.set(role.fullName, id);
  }
  for (const role of metadata.roles) {
    const parent = role.parentRole ? (ids.get(role.parentRole) ?? null) : null;
    put('UserRole', 'DeveloperName', { DeveloperName: role.fullName, ParentRoleId: parent });
  }
}

function upsert(database: Database, schema: Schema, objectName: string, key: string, row: StoredRow): string {
  const object = schema.object(objectName)!;
  const known = database.get(`SELECT "Id" FROM ${table(object)} WHERE ${quote(key)} = ?`, [row[key] ?? null]);
  if (known) {
    const { Id: _id, ...changes } = row;
    updateRecord(database, object, String(known.Id), changes);
    return String(known.Id);
  }
  const now = storedNow();
  const id = (row.Id as string | undefined) ?? nextId(database, object);
  const system = { CreatedDate: now, LastModifiedDate: now, SystemModstamp: now };
  const by = { CreatedById: automatedProcessUserId, LastModifiedById: automatedProcessUserId };
  insertRecord(database, object, { ...row, ...system, ...by, Id: id });
  return id;
}
