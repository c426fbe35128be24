/**
 * What the project's metadata says, as plain values: the names are the Metadata API's, lists are always lists, flags
 * are always booleans. The engine (permissions), the Apex runtime (credentials, sources) and the shell (pages) read it.
 */
import type {
  CspTrustedSiteMetadata,
  ExternalCredentialMetadata,
  NamedCredentialMetadata,
} from './credential-metadata.ts';

import type { ReportingComponent } from './read-report.ts';

export type * from './credential-metadata.ts';

/** Everything found in the package directories of `sfdx-project.json` (and in `unpackaged/`). */
export interface ProjectMetadata {
  permissionSets: PermissionSetMetadata[];
  layouts: LayoutMetadata[];
  flexiPages: FlexiPageMetadata[];
  tabs: TabMetadata[];
  applications: ApplicationMetadata[];
  quickActions: QuickActionMetadata[];
  listViews: ListViewMetadata[];
  compactLayouts: CompactLayoutMetadata[];
  roles: RoleMetadata[];
  namedCredentials: NamedCredentialMetadata[];
  externalCredentials: ExternalCredentialMetadata[];
  cspTrustedSites: CspTrustedSiteMetadata[];
  labels: LabelMetadata[];
  customPermissions: string[];
  validationRules: ValidationRuleMetadata[];
  actionOverrides: ActionOverrideMetadata[];
  reporting: ReportingComponent[];
  apexSources: ApexSourceFile[];
  lightningComponents: LightningComponentMetadata[];
}

export interface ObjectPermission {
  object: string;
  allowRead: boolean;
  allowCreate: boolean;
  allowEdit: boolean;
  allowDelete: boolean;
  viewAllRecords: boolean;
  modifyAllRecords: boolean;
}

export interface FieldPermission {
  /** `Object.Field`. */
  field: string;
  readable: boolean;
  editable: boolean;
}

export interface PermissionSetMetadata {
  fullName: string;
  label: string;
  description: string | null;
  objectPermissions: ObjectPermission[];
  fieldPermissions: FieldPermission[];
  /** Names of enabled Apex classes. */
  classAccesses: string[];
  /** Tab name → `Visible` (shown), `Available` (in the launcher) or `None`. */
  tabSettings: Record<string, string>;
  /** Names of visible applications. */
  applicationVisibilities: string[];
  customPermissions: string[];
  /** Enabled principals, as `Credential-Principal`. */
  externalCredentialPrincipals: string[];
  /** Enabled user permissions, such as `ApiEnabled`. */
  userPermissions: string[];
}

export interface LayoutItem {
  field: string | null;
  behavior: 'Edit' | 'Readonly' | 'Required';
  emptySpace: boolean;
}

export interface LayoutSection {
  label: string | null;
  /** False where only the edit page shows the heading. */
  detailHeading: boolean;
  editHeading: boolean;
  style: string;
  columns: LayoutItem[][];
}

export interface LayoutRelatedList {
  /** As written: `RelatedContactList`, `Case.CaseComments`, or `Child__c.Lookup__c`. */
  relatedList: string;
  fields: string[];
  sortField: string | null;
  sortOrder: string | null;
}

export interface LayoutMetadata {
  /** `Object-Layout Name`, decoded. */
  fullName: string;
  object: string;
  sections: LayoutSection[];
  relatedLists: LayoutRelatedList[];
  /** Names of quick actions in platform and quick action lists, in order. */
  quickActions: string[];
}

export interface FlexiPageComponent {
  kind: 'component';
  componentName: string;
  identifier: string;
  /** Property name → value; facet properties hold the facet's region name; lists are arrays. */
  properties: Record<string, string | string[]>;
}

export interface FlexiPageField {
  kind: 'field';
  /** Without the `Record.` prefix. */
  field: string;
  identifier: string;
  uiBehavior: string;
}

export interface FlexiPageRegion {
  name: string;
  type: 'Region' | 'Facet' | string;
  items: (FlexiPageComponent | FlexiPageField)[];
}

export interface FlexiPageMetadata {
  fullName: string;
  masterLabel: string;
  type: string;
  sobjectType: string | null;
  template: string;
  regions: FlexiPageRegion[];
}

export interface TabMetadata {
  fullName: string;
  kind: 'object' | 'flexiPage' | 'lwc';
  /** Object, FlexiPage or component name. */
  target: string;
  label: string | null;
  /** As in the file: `Custom57: Building Block`. */
  motif: string | null;
}

export interface ApplicationMetadata {
  fullName: string;
  label: string;
  description: string | null;
  navType: string;
  tabs: string[];
  headerColor: string | null;
  /** Record pages this app activates. */
  actionOverrides: ActionOverrideMetadata[];
}

/** `View` of an object shown by a FlexiPage. */
export interface ActionOverrideMetadata {
  actionName: string;
  object: string;
  flexiPage: string;
  formFactor: string | null;
}

export interface QuickActionMetadata {
  /** `Object.Name`, or `Name` for a global action. */
  fullName: string;
  object: string | null;
  label: string;
  type: string;
  actionSubtype: string | null;
  lightningWebComponent: string | null;
  icon: string | null;
}

export interface ListViewFilter {
  field: string;
  operation: string;
  value: string;
}

export interface ListViewMetadata {
  object: string;
  fullName: string;
  label: string;
  /** `Everything` or `Mine`. */
  filterScope: string;
  /** Field API names (`NAME`, `CREATED_DATE` … are already translated). */
  columns: string[];
  filters: ListViewFilter[];
  booleanFilter: string | null;
}

export interface CompactLayoutMetadata {
  object: string;
  fullName: string;
  label: string;
  fields: string[];
  /** True for the one the object names as its own. */
  assigned: boolean;
}

export interface RoleMetadata {
  fullName: string;
  name: string;
  parentRole: string | null;
  caseAccessLevel: string;
  contactAccessLevel: string;
  opportunityAccessLevel: string;
}

export interface ValidationRuleMetadata {
  object: string;
  fullName: string;
  active: boolean;
  errorConditionFormula: string;
  errorDisplayField: string | null;
  errorMessage: string;
}

export interface LabelMetadata {
  fullName: string;
  value: string;
  language: string;
}

export interface ApexSourceFile {
  name: string;
  kind: 'class' | 'trigger';
  /** Absolute path of the `.cls` or `.trigger` file. */
  path: string;
  apiVersion: string | null;
}

export interface LightningComponentMetadata {
  name: string;
  /** Absolute path of the bundle's folder. */
  directory: string;
  apiVersion: string | null;
  isExposed: boolean;
  masterLabel: string | null;
  targets: string[];
  /** `Action` or `ScreenAction`, when the bundle says so. */
  actionType: string | null;
  /** Objects named in the record page target configuration; empty = any. */
  objects: string[];
}
