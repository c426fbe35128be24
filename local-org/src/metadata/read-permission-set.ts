/** Permission sets and roles. */
import type { PermissionSetMetadata, RoleMetadata } from './project-metadata.ts';
import { flag, nodes, text } from './xml.ts';
import type { XmlNode } from './xml.ts';

export function readPermissionSet(fullName: string, node: XmlNode): PermissionSetMetadata {
  return {
    fullName,
    label: text(node, 'label') ?? fullName,
    description: text(node, 'description'),
    objectPermissions: nodes(node, 'objectPermissions').map((entry) => ({
      object: text(entry, 'object') ?? '',
      allowRead: flag(entry, 'allowRead'),
      allowCreate: flag(entry, 'allowCreate'),
      allowEdit: flag(entry, 'allowEdit'),
      allowDelete: flag(entry, 'allowDelete'),
      viewAllRecords: flag(entry, 'viewAllRecords'),
      modifyAllRecords: flag(entry, 'modifyAllRecords'),
    })),
    fieldPermissions: nodes(node, 'fieldPermissions').map((entry) => ({
      field: text(entry, 'field') ?? '',
      readable: flag(entry, 'readable'),
      editable: flag(entry, 'editable'),
    })),
    classAccesses: enabled(node, 'classAccesses', 'apexClass', 'enabled'),
    tabSettings: Object.fromEntries(
      nodes(node, 'tabSettings').map((entry) => [
        text(entry, 'tab') ?? '',
        text(entry, 'visibility') ?? 'None',
      ]),
    ),
    applicationVisibilities: enabled(node, 'applicationVisibilities', 'application', 'visible'),
    customPermissions: enabled(node, 'customPermissions', 'name', 'enabled'),
    externalCredentialPrincipals: enabled(
      node,
      'externalCredentialPrincipalAccesses',
      'externalCredentialPrincipal',
      'enabled',
    ),
    userPermissions: enabled(node, 'userPermissions', 'name', 'enabled'),
  };
}

export function readRole(fullName: string, node: XmlNode): RoleMetadata {
  return {
    fullName,
    name: text(node, 'name') ?? fullName,
    parentRole: text(node, 'parentRole'),
    caseAccessLevel: text(node, 'caseAccessLevel') ?? 'None',
    contactAccessLevel: text(node, 'contactAccessLevel') ?? 'None',
    opportunityAccessLevel: text(node, 'opportunityAccessLevel') ?? 'None',
  };
}

function enabled(node: XmlNode, list: string, name: string, switchName: string): string[] {
  return nodes(node, list)
    .filter((entry) => flag(entry, switchName))
    .map((entry) => text(entry, name) ?? '');
}
