/** Reads the project's metadata, one file at a time, into plain values. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ApexSourceFile, LightningComponentMetadata, ProjectMetadata } from './project-metadata.ts';
import { readCspTrustedSite, readExternalCredential, readNamedCredential } from './read-credential.ts';
import { readFlexiPage } from './read-flexi-page.ts';
import { readCompactLayout, readLayout } from './read-layout.ts';
import {
  readActionOverride,
  readApplication,
  readListView,
  readQuickAction,
  readTab,
} from './read-navigation.ts';
import { readValidationRule } from './read-object-parts.ts';
import { readPermissionSet, readRole } from './read-permission-set.ts';
import { readReporting, reportingTypes } from './read-report.ts';
import type { ReportingType } from './read-report.ts';
import { folderAbove, sourceFiles } from './source-tree.ts';
import type { SourceFile } from './source-tree.ts';
import { flag, nodes, parseXml, text, texts } from './xml.ts';
import type { XmlNode } from './xml.ts';

type Reader = (metadata: ProjectMetadata, file: SourceFile, node: XmlNode) => void;

function uncapitalised(type: string): string {
  return type[0]!.toLowerCase() + type.slice(1);
}

function reportingReader(type: ReportingType): Reader {
  return (metadata, file, node) => {
    metadata.reporting.push(readReporting(type, file.path, file.name, node));
  };
}

/** Suffix → what its file adds. Suffixes that are not here say nothing the local org uses. */
const readers: Record<string, Reader> = {
  permissionset: (metadata, file, node) => metadata.permissionSets.push(readPermissionSet(file.name, node)),
  layout: (metadata, file, node) => metadata.layouts.push(readLayout(file.name, node)),
  flexipage: (metadata, file, node) => metadata.flexiPages.push(readFlexiPage(file.name, node)),
  tab: (metadata, file, node) => metadata.tabs.push(readTab(file.name, node)),
  app: (metadata, file, node) => metadata.applications.push(readApplication(file.name, node)),
  quickAction: (metadata, file, node) => metadata.quickActions.push(readQuickAction(file.name, node)),
  role: (metadata, file, node) => metadata.roles.push(readRole(file.name, node)),
  namedCredential: (metadata, file, node) =>
    metadata.namedCredentials.push(readNamedCredential(file.name, node)),
  externalCredential: (metadata, file, node) =>
    metadata.externalCredentials.push(readExternalCredential(file.name, node)),
  cspTrustedSite: (metadata, file, node) =>
    metadata.cspTrustedSites.push(readCspTrustedSite(file.name, node)),
  customPermission: (metadata, file) => metadata.customPermissions.push(file.name),
  listView: (metadata, file, node) =>
    metadata.listViews.push(readListView(folderAbove(file.path, 2), file.name, node)),
  compactLayout: (metadata, file, node) =>
    metadata.compactLayouts.push(readCompactLayout(folderAbove(file.path, 2), file.name, node)),
  validationRule: (metadata, file, node) =>
    metadata.validationRules.push(readValidationRule(folderAbove(file.path, 2), file.name, node)),
  object: (metadata, file, node) =>
    metadata.actionOverrides.push(
      ...nodes(node, 'actionOverrides').flatMap((entry) => readActionOverride(file.name, entry)),
    ),
  labels: (metadata, _file, node) =>
    metadata.labels.push(
      ...nodes(node, 'labels').map((label) => ({
        fullName: text(label, 'fullName') ?? '',
        value: text(label, 'value') ?? '',
        language: text(label, 'language') ?? 'en_US',
      })),
    ),
  ...Object.fromEntries(reportingTypes.map((type) => [uncapitalised(type), reportingReader(type)])),
  js: (metadata, file, node) => metadata.lightningComponents.push(readComponent(file, node)),
};

/** Everything the package directories say. Throws an Error naming the file for XML that is not well-formed. */
export function readProject(projectDirectory: string): ProjectMetadata {
  const metadata = emptyMetadata();
  const assigned = new Set<string>();
  for (const file of sourceFiles(projectDirectory)) {
    if (file.suffix === 'cls' || file.suffix === 'trigger') metadata.apexSources.push(apexSource(file));
    const reader = readers[file.suffix];
    if (!reader) continue;
    const { node } = parseXml(readFileSync(file.path, 'utf8'), file.path);
    reader(metadata, file, node);
    if (file.suffix === 'object') assigned.add(`${file.name}.${text(node, 'compactLayoutAssignment')}`);
  }
  for (const layout of metadata.compactLayouts)
    layout.assigned = assigned.has(`${layout.object}.${layout.fullName}`);
  return metadata;
}

function emptyMetadata(): ProjectMetadata {
  return {
    permissionSets: [],
    layouts: [],
    flexiPages: [],
    tabs: [],
    applications: [],
    quickActions: [],
    listViews: [],
    compactLayouts: [],
    roles: [],
    namedCredentials: [],
    externalCredentials: [],
    cspTrustedSites: [],
    labels: [],
    customPermissions: [],
    validationRules: [],
    actionOverrides: [],
    reporting: [],
    apexSources: [],
    lightningComponents: [],
  };
}

function apexSource(file: SourceFile): ApexSourceFile {
  const companion = `${file.path}-meta.xml`;
  const node = existsSync(companion) ? parseXml(readFileSync(companion, 'utf8'), companion).node : {};
  const kind = file.suffix === 'trigger' ? 'trigger' : 'class';
  return { name: file.name, kind, path: file.path, apiVersion: text(node, 'apiVersion') };
}

function readComponent(file: SourceFile, node: XmlNode): LightningComponentMetadata {
  const targets = nodes(node, 'targets').flatMap((entry) => texts(entry, 'target'));
  const configs = nodes(node, 'targetConfigs').flatMap((entry) => nodes(entry, 'targetConfig'));
  return {
    name: file.name,
    directory: dirname(file.path),
    apiVersion: text(node, 'apiVersion'),
    isExposed: flag(node, 'isExposed'),
    masterLabel: text(node, 'masterLabel'),
    targets,
    actionType: configs.map((config) => text(config, 'actionType')).find(Boolean) ?? null,
    objects: configs.flatMap((config) => nodes(config, 'objects').flatMap((entry) => texts(entry, 'object'))),
  };
}
