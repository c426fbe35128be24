/** Which fields have field-level security at all, and under which name a permission set grants them. */
import type { FieldDefinition, ObjectDefinition } from '../ports.ts';

/** Standard fields that every reader of the object sees: the platform lets nobody take them away. */
const always = new Set([
  'Case.Status',
  'Case.IsClosed',
  'Lead.Status',
  'Lead.IsConverted',
  'Lead.ConvertedDate',
  'Lead.IsUnreadByOwner',
  'Opportunity.IsClosed',
  'Opportunity.IsWon',
  'Opportunity.ForecastCategory',
  'Opportunity.ForecastCategoryName',
  'Opportunity.HasOpportunityLineItem',
  'Opportunity.Fiscal',
  'Opportunity.FiscalQuarter',
  'Opportunity.FiscalYear',
  'Event.ActivityDate',
  'Event.ActivityDateTime',
  'Event.DurationInMinutes',
  'Event.EndDateTime',
  'Event.EventSubtype',
  'Event.StartDateTime',
  'Task.AccountId',
  'Task.CompletedDateTime',
  'Task.IsClosed',
  'Task.IsHighPriority',
  'Task.TaskSubtype',
]);

const system = new Set([
  'Id',
  'IsDeleted',
  'CreatedDate',
  'CreatedById',
  'LastModifiedDate',
  'LastModifiedById',
  'SystemModstamp',
  'OwnerId',
  'LastViewedDate',
  'LastReferencedDate',
  'LastActivityDate',
]);

const nameParts = new Set(['FirstName', 'LastName', 'Salutation']);

const addressParts = /^(.*?)(Street|City|State|PostalCode|Country|Latitude|Longitude|GeocodeAccuracy)$/;

/** Objects whose fields follow the object: the platform offers no field-level security for them. */
const withoutFieldSecurity = new Set([
  'CaseComment',
  'ContentDocument',
  'ContentDocumentLink',
  'ContentVersion',
  'EmailMessage',
  'User',
  'UserRole',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'Organization',
  'RecordType',
  'Group',
  'ListView',
]);

/**
 * The `Object.Field` a permission set must name for this field; null when the field needs no permission of its own.
 * Parts of a name follow the name; parts of an address follow the compound address.
 */
export function permissionName(object: ObjectDefinition, field: FieldDefinition): string | null {
  const full = `${object.apiName}.${field.apiName}`;
  if (withoutFieldSecurity.has(object.apiName) || system.has(field.apiName)) return null;
  if (field.nameField || field.required || field.masterDetail || always.has(full)) return null;
  if (!object.custom && nameParts.has(field.apiName) && object.fields.has('lastname')) return null;
  const part = field.custom ? null : addressParts.exec(field.apiName);
  if (part && object.fields.has(`${part[1]}address`.toLowerCase()))
    return `${object.apiName}.${part[1]}Address`;
  return full;
}
