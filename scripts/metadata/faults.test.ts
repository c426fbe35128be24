import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { checkProject, checkReferences } from './check-project.ts';
import { ACCESS_FAULTS } from './faults/access-faults.ts';
import { OBJECT_FAULTS } from './faults/object-faults.ts';
import { PAGE_FAULTS } from './faults/page-faults.ts';
import { SCRIPT_FAULTS } from './faults/script-faults.ts';
import { withFault } from './faults/seeded-fault.ts';
import type { SeededFault } from './faults/seeded-fault.ts';
import { SHAPE_FAULTS } from './faults/shape-faults.ts';
import { describeFindings } from './finding.ts';
import { loadMetadataTypes } from './metadata-types.ts';
import { readProject } from './project-files.ts';
import type { ProjectFiles } from './project-files.ts';
import { checkShapes } from './shapes.ts';
import { checkSources } from './sources.ts';

const root = path.resolve(import.meta.dirname, '../..');
const files = readProject(root);
const types = loadMetadataTypes();

/** Findings of the whole project, but with the shapes of one file only: the others are the untouched ones. */
function linesOf(all: ProjectFiles, changed: string): string[] {
  const one = new Map([[changed, all.get(changed) ?? '']]);
  const found = [...checkShapes(one, types), ...checkSources(all, root), ...checkReferences(all)];
  return describeFindings(found).split('\n');
}

const untouched = new Set(describeFindings(checkProject(files, root)).split('\n'));

function mustBeNamed(fault: SeededFault): void {
  const fresh = linesOf(withFault(files, fault), fault.file).filter((line) => !untouched.has(line));
  const named = fresh.filter((line) => line.includes(fault.foundIn ?? fault.file) && fault.says.test(line));
  assert.notEqual(named.length, 0, `found instead: ${fresh.join('\n') || 'nothing'}`);
}

for (const fault of [...SHAPE_FAULTS, ...OBJECT_FAULTS, ...PAGE_FAULTS, ...ACCESS_FAULTS, ...SCRIPT_FAULTS])
  test(`a check names the file and the fault: ${fault.name}`, () => mustBeNamed(fault));
