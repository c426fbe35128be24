/**
 * The seams inside the local org, on one page: the engine (records, schema, access), the Apex runtime and the shell
 * know each other only through these types. Whoever answers HTTP gets an `Org` and never the database.
 */

/** A record as the API shows it: field names in their declared case; relationships as nested rows or `{ records }`. */
export type Row = Record<string, unknown>;

/** `user` checks object, field and record access of the user; `system` checks nothing but database rules. */
export type AccessMode = 'user' | 'system';

/** Who asks, and with what rights. `userId` is always 18 characters. */
export interface AccessContext {
  userId: string;
  mode: AccessMode;
}

export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'multipicklist'
  | 'reference'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'email'
  | 'phone'
  | 'url'
  | 'address'
  | 'combobox'
  | 'encryptedstring'
  | 'base64';

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  defaultValue: boolean;
}

export interface FieldDefinition {
  apiName: string;
  label: string;
  type: FieldType;
  custom: boolean;
  length: number;
  precision: number;
  scale: number;
  required: boolean;
  unique: boolean;
  externalId: boolean;
  caseSensitive: boolean;
  autoNumber: string | null;
  nameField: boolean;
  calculated: boolean;
  createable: boolean;
  updateable: boolean;
  helpText: string | null;
  defaultValue: unknown;
  picklistValues: PicklistValue[];
  restrictedPicklist: boolean;
  referenceTo: string[];
  relationshipName: string | null;
  childRelationshipName: string | null;
  deleteConstraint: 'SetNull' | 'Restrict' | 'Cascade' | null;
  masterDetail: boolean;
  /** Master-detail: who may read the master may write its details; otherwise it takes the right to edit the master. */
  writeRequiresMasterRead: boolean;
}

export interface ChildRelationship {
  childObject: string;
  field: string;
  relationshipName: string | null;
}

export interface ObjectDefinition {
  apiName: string;
  label: string;
  labelPlural: string;
  keyPrefix: string;
  custom: boolean;
  sharingModel: 'Private' | 'Read' | 'ReadWrite' | 'ControlledByParent';
  fields: Map<string, FieldDefinition>;
  childRelationships: ChildRelationship[];
}

/** Look-ups are case-insensitive, as on the platform. */
export interface Schema {
  objects(): ObjectDefinition[];
  object(name: string): ObjectDefinition | undefined;
  field(objectName: string, fieldName: string): FieldDefinition | undefined;
  /** The object whose key prefix starts this id, if any. */
  objectOfId(id: string): ObjectDefinition | undefined;
}

export interface ObjectAccess {
  read: boolean;
  create: boolean;
  edit: boolean;
  delete: boolean;
  viewAll: boolean;
  modifyAll: boolean;
}

export interface Access {
  object(userId: string, objectName: string): ObjectAccess;
  field(userId: string, objectName: string, fieldName: string): { read: boolean; edit: boolean };
  apexClass(userId: string, className: string): boolean;
  customPermission(userId: string, name: string): boolean;
  tab(userId: string, tabName: string): boolean;
  application(userId: string, applicationName: string): boolean;
  /** External Credential principals, named `Credential-Principal`. */
  principal(userId: string, principalName: string): boolean;
  permissionSets(userId: string): string[];
}

export interface QueryResult {
  totalSize: number;
  done: boolean;
  records: Row[];
}

export interface SaveError {
  statusCode: string;
  message: string;
  fields: string[];
}

export interface SaveResult {
  id: string | null;
  success: boolean;
  created: boolean;
  errors: SaveError[];
}

export type SaveOperation = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete';

export interface SaveRequest {
  operation: SaveOperation;
  objectName: string;
  rows: Row[];
  /** External id field for upsert; default Id. */
  externalIdField?: string;
  /** true: one failing row undoes all rows (Apex DML, allOrNone). */
  allOrNone: boolean;
}

export interface TriggerEvent {
  objectName: string;
  operation: SaveOperation;
  when: 'before' | 'after';
  newRows: Row[];
  oldRows: Row[];
  context: AccessContext;
}

/** Runs triggers. A `before` trigger may change `newRows` in place; errors per row index refuse that row. */
export interface TriggerRunner {
  fire(event: TriggerEvent): Promise<Map<number, SaveError[]>>;
}

export interface User {
  id: string;
  username: string;
  name: string;
  firstName: string;
  lastName: string;
  email: string;
  title: string | null;
  roleName: string | null;
  profileName: string;
  active: boolean;
}

/** The org: everything the APIs, the Apex runtime and the shell may ask of it. Errors are `OrgError`. */
export interface Org {
  readonly organizationId: string;
  readonly organizationName: string;
  /** The server's own origin, known after it listens. */
  origin: string;
  readonly schema: Schema;
  readonly access: Access;
  user(idOrUsername: string): User | undefined;
  users(): User[];
  /** `binds` gives the values of `:name` in the text (Apex binds); sub-queries come as `{ totalSize, done, records }`; `blobs`: contents of files in base64 instead of their addresses. */
  query(
    soql: string,
    context: AccessContext,
    options?: { binds?: Record<string, unknown>; all?: boolean; blobs?: boolean },
  ): QueryResult;
  save(request: SaveRequest, context: AccessContext): Promise<SaveResult[]>;
  /** Undoes everything `work` saved when it throws (or always, with `rollback: true`: Apex tests). */
  transaction<T>(work: () => Promise<T>, options?: { rollback?: boolean }): Promise<T>;
  /** The describe as the REST API answers it, with the fields this user may not see left out. */
  describe(objectName: string, context: AccessContext): Row;
  setTriggers(runner: TriggerRunner): void;
}

/** A request below `/services/apexrest`; `path` is what follows it. */
export interface RestCall {
  method: string;
  path: string;
  /** Of the query string. */
  parameters: Record<string, string>;
  headers: Record<string, string>;
  body: Uint8Array;
}

export interface RestAnswer {
  status: number;
  headers: Record<string, string>;
  bytes?: Uint8Array;
}

/** What the Apex runtime offers the shell and the REST API. */
export interface ApexRuntime {
  /** Calls an @AuraEnabled static method by parameter names; rejects with `ApexError`. */
  callAuraEnabled(className: string, methodName: string, parameters: Row, userId: string): Promise<unknown>;
  /** Calls a class annotated @RestResource; rejects with OrgError (NOT_FOUND, FORBIDDEN, APEX_ERROR …). */
  callRest(call: RestCall, userId: string): Promise<RestAnswer>;
  /** Runs every @IsTest method (or those of the named classes) in a transaction that is undone. */
  runTests(
    classNames?: string[],
  ): Promise<{ className: string; methodName: string; passed: boolean; message: string | null }[]>;
}
