/** Builds an org: schema and rights from the project's metadata, records in a database, one object to ask. */
import { createAccess, setupObjects } from '../access/access.ts';
import { createSharing } from '../access/sharing.ts';
import { unknownObject } from '../errors.ts';
import { compileValidationRules } from '../formula/validation-rules.ts';
import type { ProjectMetadata } from '../metadata/project-metadata.ts';
import { readProject } from '../metadata/read-project.ts';
import type { ObjectDefinition, Org, Schema, TriggerRunner } from '../ports.ts';
import type { SaveEngine } from '../save/save-engine.ts';
import { saveRows } from '../save/save.ts';
import { loadObjects } from '../schema/load-source.ts';
import { createSchema } from '../schema/schema.ts';
import { planQuery, runQuery } from '../soql/query.ts';
import type { QueryEngine } from '../soql/query.ts';
import type { Plan } from '../soql/plan.ts';
import type { Database } from '../store/database.ts';
import { createTables, table } from '../store/tables.ts';
import { describeObject, rightsOn } from './describe.ts';
import { createPeople } from './people.ts';
import { organizationId, setUp } from './set-up.ts';
import type { AccessContext } from '../ports.ts';

/** The org, and what only the engine's own parts use. */
export interface LocalOrgEngine extends Org {
  readonly metadata: ProjectMetadata;
  readonly database: Database;
  userPermission(userId: string, name: string): boolean;
  planQuery(soql: string, context: AccessContext, options?: { all?: boolean }): Plan;
  /** Adds objects and metadata to the running org (a deployment). */
  addObjects(objects: ObjectDefinition[]): void;
  /** What fails every row from now on; see api/outage.ts. */
  setFault(fault: SaveEngine['fault']): void;
  /** Makes permission sets and roles of changed metadata known. */
  refreshSetup(): void;
}

/** Writing these changes who may do what. */
const rightsObjects = new Set(['User', 'UserRole', 'Profile', 'PermissionSet', 'PermissionSetAssignment']);

/** Apex tests see set-up data but none of the org's records, as on the platform. */
function withoutRecords<T>(
  database: Database,
  objects: ObjectDefinition[],
  work: () => Promise<T>,
): () => Promise<T> {
  return async () => {
    await database.beginWriting();
    for (const object of objects.filter((entry) => !setupObjects.has(entry.apiName.toLowerCase()))) {
      database.run(`DELETE FROM ${table(object)}`);
    }
    return work();
  };
}

/** What is asked of the org without changing it. */
function queries(engine: QueryEngine): Pick<LocalOrgEngine, 'query' | 'planQuery' | 'describe'> {
  return {
    query: (soql, context, options) => runQuery(engine, soql, context, options),
    planQuery: (soql, context, options) => planQuery(engine, soql, context, options),
    describe(objectName, context) {
      const object = engine.schema.object(objectName);
      if (!object || !rightsOn(engine, object, context).read) throw unknownObject(objectName);
      return describeObject(engine, object, context);
    },
  };
}

function createRights(database: Database, schema: Schema, metadata: ProjectMetadata) {
  const people = createPeople(database);
  const access = createAccess({
    schema,
    assigned: people.assignedPermissionSets,
    profileName: (userId) => people.user(userId)?.profileName,
    permissionSets: () => metadata.permissionSets,
  });
  const { ownersBelow, childAccess } = people;
  return { people, access, sharing: createSharing({ schema, access, ownersBelow, childAccess }) };
}

/** Reads the project and opens the org on the database. Throws an Error naming metadata that is not supported. */
export function createOrg(database: Database, projectDirectory: string): LocalOrgEngine {
  const metadata = readProject(projectDirectory);
  const schema = createSchema(loadObjects(projectDirectory));
  const organizationName = 'BYOM Local Org';
  createTables(database, schema.objects());
  setUp(database, schema, metadata, organizationName);
  const { people, access, sharing } = createRights(database, schema, metadata);
  let triggers: TriggerRunner | undefined;
  let fault: SaveEngine['fault'] = () => null;
  const forget = (): void => {
    people.reset();
    access.reset();
  };
  const changed = (objectName: string): void => {
    if (rightsObjects.has(objectName)) forget();
  };
  let validationRules = compileValidationRules(schema, metadata.validationRules, metadata.customPermissions);
  const saveEngine: SaveEngine = {
    schema,
    access,
    sharing,
    database,
    validationRules: (...row) => validationRules(...row),
    triggers: () => triggers,
    fault: (inserts) => fault(inserts),
    changed,
  };
  return {
    organizationId,
    organizationName,
    origin: '',
    schema,
    access,
    metadata,
    database,
    user: people.user,
    users: people.users,
    userPermission: access.userPermission,
    ...queries({ schema, access, sharing, database }),
    save: (request, context) => saveRows(saveEngine, request, context),
    transaction(work, options) {
      if (!options?.rollback) return database.transaction(work);
      const isolated = database.inTransaction() ? work : withoutRecords(database, schema.objects(), work);
      return database.transaction(isolated, options).finally(forget);
    },
    setTriggers: (runner) => (triggers = runner),
    setFault: (next) => (fault = next),
    addObjects(objects) {
      schema.add(objects);
      createTables(database, schema.objects());
    },
    refreshSetup() {
      setUp(database, schema, metadata, organizationName);
      validationRules = compileValidationRules(schema, metadata.validationRules, metadata.customPermissions);
      forget();
    },
  };
}
