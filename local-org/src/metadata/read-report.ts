/** Reports, report types, dashboards and their folders: kept as they are written, for checks and for who lists them. */
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { XmlNode } from './xml.ts';

export const reportingTypes = [
  'Report',
  'ReportFolder',
  'ReportType',
  'Dashboard',
  'DashboardFolder',
] as const;

export type ReportingType = (typeof reportingTypes)[number];

export interface ReportingComponent {
  type: ReportingType;
  /** `Folder/Name` for what lies in a folder. */
  fullName: string;
  node: XmlNode;
  /** The file as it is written, for who retrieves it. */
  xml: string;
}

/** The component of a source file, whose folder is part of its name. */
export function readReporting(
  type: ReportingType,
  path: string,
  name: string,
  node: XmlNode,
): ReportingComponent {
  const inFolder = type === 'Report' || type === 'Dashboard';
  const fullName = inFolder ? `${basename(dirname(path))}/${name}` : name;
  return { type, fullName, node, xml: readFileSync(path, 'utf8') };
}
