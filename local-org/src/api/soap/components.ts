/** What listMetadata lists and retrieve gives: names by metadata type, and files of those that can be retrieved. */
import type { LocalOrgEngine } from '../../org/create-org.ts';
import type { ReportingComponent } from '../../metadata/read-report.ts';

export interface ListedComponent {
  type: string;
  fullName: string;
  fileName: string;
}

const folders: Record<string, [folder: string, ending: string]> = {
  ApexClass: ['classes', '.cls'],
  ApexTrigger: ['triggers', '.trigger'],
  CustomObject: ['objects', '.object'],
  CustomPermission: ['customPermissions', '.customPermission'],
  CustomTab: ['tabs', '.tab'],
  Dashboard: ['dashboards', '.dashboard'],
  DashboardFolder: ['dashboards', '-meta.xml'],
  FlexiPage: ['flexipages', '.flexipage'],
  Layout: ['layouts', '.layout'],
  LightningComponentBundle: ['lwc', ''],
  PermissionSet: ['permissionsets', '.permissionset'],
  Report: ['reports', '.report'],
  ReportFolder: ['reports', '-meta.xml'],
  ReportType: ['reportTypes', '.reportType'],
};

const named = (entries: { fullName: string }[]): string[] => entries.map((entry) => entry.fullName);

const names: Record<string, (org: LocalOrgEngine) => string[]> = {
  ApexClass: ({ metadata }) => sources(metadata, 'class'),
  ApexTrigger: ({ metadata }) => sources(metadata, 'trigger'),
  CustomObject: ({ schema }) => schema.objects().map((object) => object.apiName),
  CustomPermission: ({ metadata }) => metadata.customPermissions,
  CustomTab: ({ metadata }) => named(metadata.tabs),
  FlexiPage: ({ metadata }) => named(metadata.flexiPages),
  Layout: ({ metadata }) => named(metadata.layouts),
  LightningComponentBundle: ({ metadata }) => metadata.lightningComponents.map((entry) => entry.name),
  PermissionSet: ({ metadata }) => named(metadata.permissionSets),
};

function sources(metadata: LocalOrgEngine['metadata'], kind: 'class' | 'trigger'): string[] {
  return metadata.apexSources.filter((source) => source.kind === kind).map((source) => source.name);
}

/** The components of a type, of reports and dashboards those of a folder; undefined for a type it does not list. */
export function listComponents(
  org: LocalOrgEngine,
  type: string,
  folder: string | null,
): ListedComponent[] | undefined {
  const place = folders[type];
  if (!place) return undefined;
  // The folders of reports are asked for by the type of their contents, too.
  const own = names[type]?.(org) ?? reporting(org, type).map((entry) => entry.fullName);
  const wanted = folder === null ? own : own.filter((name) => name.startsWith(`${folder}/`));
  return wanted.map((fullName) => ({ type, fullName, fileName: `${place[0]}/${fullName}${place[1]}` }));
}

function reporting(org: LocalOrgEngine, type: string): ReportingComponent[] {
  return org.metadata.reporting.filter((entry) => entry.type === type);
}

/** The file of a component; undefined when there is none of that name or the type cannot be retrieved. */
export function retrieveComponent(org: LocalOrgEngine, type: string, fullName: string): string | undefined {
  if (type !== 'CustomPermission')
    return reporting(org, type).find((entry) => entry.fullName === fullName)?.xml;
  if (!org.metadata.customPermissions.includes(fullName)) return undefined;
  const content = `<isLicensed>false</isLicensed><label>${fullName}</label>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<CustomPermission xmlns="http://soap.sforce.com/2006/04/metadata">${content}</CustomPermission>\n`;
}

/** Whether retrieve gives components of this type. */
export function isRetrievable(type: string): boolean {
  return type === 'CustomPermission' || /^(?:Report|Dashboard)/.test(type);
}
