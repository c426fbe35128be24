/**
 * `node scripts/metadata/check-project.ts`: everything about the Salesforce metadata that can be known without an org.
 * The same checks are the tests beside this file.
 */
import path from 'node:path';
import { checkCredentials } from './checks/credentials.ts';
import { checkFields } from './checks/fields.ts';
import { checkFlexiPages } from './checks/flexipages.ts';
import { checkLayouts } from './checks/layouts.ts';
import { checkLwcImports } from './checks/lwc-imports.ts';
import { checkNavigation } from './checks/navigation.ts';
import { checkPermissionSets } from './checks/permission-sets.ts';
import { checkViews } from './checks/views.ts';
import { describeFindings } from './finding.ts';
import type { Finding } from './finding.ts';
import { takeInventory } from './inventory.ts';
import { loadMetadataTypes } from './metadata-types.ts';
import { readProject } from './project-files.ts';
import type { ProjectFiles } from './project-files.ts';
import { checkShapes } from './shapes.ts';
import { checkSources } from './sources.ts';

const types = loadMetadataTypes();

const REFERENCE_CHECKS = [
  checkFields,
  checkViews,
  checkLayouts,
  checkFlexiPages,
  checkNavigation,
  checkPermissionSets,
  checkLwcImports,
  checkCredentials,
];

/** References between files: whatever one names, another has. */
export function checkReferences(files: ProjectFiles): Finding[] {
  const inventory = takeInventory(files);
  return REFERENCE_CHECKS.flatMap((check) => check(inventory));
}

/** All checks. `root` is the folder with `.forceignore`. */
export function checkProject(files: ProjectFiles, root: string): Finding[] {
  return [...checkShapes(files, types), ...checkSources(files, root), ...checkReferences(files)];
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '../..');
  const findings = checkProject(readProject(root), root);
  process.stdout.write(findings.length > 0 ? `${describeFindings(findings)}\n` : 'No findings.\n');
  process.exitCode = findings.length > 0 ? 1 : 0;
}
