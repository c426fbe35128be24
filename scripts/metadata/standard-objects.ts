import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What the checks need to know of a standard field. */
export interface StandardField {
  apiName: string;
  required?: boolean;
  nameField?: boolean;
  owner?: boolean;
  readOnly?: boolean;
  referenceTo?: string[];
}

export interface StandardObject {
  apiName: string;
  fields: StandardField[];
}

/** The local org keeps the true names of the standard objects; the checks read the same files. */
const directory = path.join(import.meta.dirname, '../../local-org/src/schema/standard-objects');

/** Fields every object has. */
export const SYSTEM_FIELDS = [
  'Id',
  'OwnerId',
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
  'IsDeleted',
];

/** The standard objects the project may refer to. */
export function readStandardObjects(): StandardObject[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(path.join(directory, name), 'utf8')) as StandardObject);
}

/** Objects for which a permission set cannot name object permissions: access follows a parent or the profile. */
export const WITHOUT_OBJECT_PERMISSIONS = new Set(['CaseComment', 'EmailMessage', 'Event', 'Task', 'User']);

/** Objects without fields of interest here that permission sets may name. */
export const BARE_OBJECTS = ['UserExternalCredential'];

/** Standard fields no permission set can name, though they are not marked as required. */
export const ALWAYS_VISIBLE = new Set(['Case.Status', 'Case.CaseNumber', 'Contact.Name', 'Lead.Name']);

/** Columns of list views and related lists that are not API names. */
export const COLUMN_TOKEN =
  /^(NAME|FULL_NAME|OWNER_NAME|CREATED_DATE|LAST_UPDATE|(OWNER|CREATEDBY_USER|UPDATEDBY_USER)(\.ALIAS)?|[A-Z]+(\.[A-Z0-9_]+)+)$/;

/** Related lists of standard objects, by the name a layout gives them. */
export const STANDARD_RELATED_LISTS = new Set([
  'RelatedActivityList',
  'RelatedCaseList',
  'RelatedCommentsList',
  'RelatedContactList',
  'RelatedEmailMessageList',
  'RelatedEntityHistoryList',
  'RelatedHistoryList',
  'RelatedOpportunityList',
]);

/** Lightning's own components that the pages place, and `flexipage:` building blocks. */
export const STANDARD_COMPONENTS = new Set([
  'flexipage:column',
  'flexipage:fieldSection',
  'flexipage:tab',
  'flexipage:tabset',
  'force:detailPanel',
  'force:highlightsPanel',
  'force:relatedListContainer',
  'runtime_sales_activities:activityPanel',
]);

/** Regions of the page templates that the pages use. */
export const TEMPLATE_REGIONS: Record<string, string[]> = {
  'flexipage:recordHomeTemplateDesktop': ['header', 'main', 'sidebar'],
  'flexipage:defaultAppHomeTemplate': ['main'],
};
