/** Types that are one value in one list: deploying them replaces the value. */
import type { ProjectMetadata } from '../metadata/project-metadata.ts';
import {
  readCspTrustedSite,
  readExternalCredential,
  readNamedCredential,
} from '../metadata/read-credential.ts';
import { readFlexiPage } from '../metadata/read-flexi-page.ts';
import { readLayout } from '../metadata/read-layout.ts';
import { readApplication, readQuickAction, readTab } from '../metadata/read-navigation.ts';
import { readPermissionSet, readRole } from '../metadata/read-permission-set.ts';
import type { XmlNode } from '../metadata/xml.ts';

interface Named {
  fullName: string;
}

interface SimpleType {
  read: (fullName: string, node: XmlNode) => Named;
  list: (metadata: ProjectMetadata) => Named[];
}

const simpleTypes: Record<string, SimpleType> = {
  PermissionSet: { read: readPermissionSet, list: (metadata) => metadata.permissionSets },
  Layout: { read: readLayout, list: (metadata) => metadata.layouts },
  FlexiPage: { read: readFlexiPage, list: (metadata) => metadata.flexiPages },
  CustomTab: { read: readTab, list: (metadata) => metadata.tabs },
  CustomApplication: { read: readApplication, list: (metadata) => metadata.applications },
  QuickAction: { read: readQuickAction, list: (metadata) => metadata.quickActions },
  Role: { read: readRole, list: (metadata) => metadata.roles },
  NamedCredential: { read: readNamedCredential, list: (metadata) => metadata.namedCredentials },
  ExternalCredential: { read: readExternalCredential, list: (metadata) => metadata.externalCredentials },
  CspTrustedSite: { read: readCspTrustedSite, list: (metadata) => metadata.cspTrustedSites },
};

export function isSimpleType(type: string): boolean {
  return type in simpleTypes;
}

/** Replaces or adds the value; tells whether it was new and whether it differs from what was there. */
export function applySimple(
  metadata: ProjectMetadata,
  type: string,
  fullName: string,
  node: XmlNode,
): { created: boolean; changed: boolean } {
  const { read, list } = simpleTypes[type]!;
  const values = list(metadata);
  const value = read(fullName, node);
  const index = values.findIndex((entry) => entry.fullName === fullName);
  if (index < 0) {
    values.push(value);
    return { created: true, changed: true };
  }
  const changed = JSON.stringify(values[index]) !== JSON.stringify(value);
  values[index] = value;
  return { created: false, changed };
}
