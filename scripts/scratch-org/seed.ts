import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Connection } from '@salesforce/core';
import type { Sf } from './sf.ts';

interface ImportedRecord {
  refId: string;
  type: string;
  id: string;
}

/** The records already there would be doubled by a second import, so their presence means: seeded before. */
async function isSeeded(connection: Connection): Promise<boolean> {
  const { totalSize } = await connection.query(
    "SELECT Id FROM AI_Prompt__c WHERE Api_Name__c = 'Case_Summary'",
  );
  return totalSize > 0;
}

function ownersByObject(root: string, imported: ImportedRecord[], users: Map<string, string>) {
  const owners = JSON.parse(readFileSync(path.join(root, 'data', 'owners.json'), 'utf8')) as Record<
    string,
    string
  >;
  const byObject = new Map<string, { Id: string; OwnerId: string }[]>();
  for (const record of imported) {
    const ownerId = users.get(owners[record.refId] ?? '');
    if (!ownerId) continue;
    byObject.set(record.type, [...(byObject.get(record.type) ?? []), { Id: record.id, OwnerId: ownerId }]);
  }
  return byObject;
}

/**
 * Loads data/plan.json with `sf data import tree` and hands the records to their owners of data/owners.json.
 * Does nothing in an org that holds the seed already. Throws with the first record an org refuses.
 */
export async function seed(
  sf: Sf,
  connection: Connection,
  options: { root: string; targetOrg: string; users: Map<string, string> },
): Promise<number> {
  if (await isSeeded(connection)) return 0;
  const plan = path.join(options.root, 'data', 'plan.json');
  const args = ['data', 'import', 'tree', '--plan', plan, '--target-org', options.targetOrg];
  const imported = (await sf(args)) as ImportedRecord[];
  for (const [type, rows] of ownersByObject(options.root, imported, options.users)) {
    for (let from = 0; from < rows.length; from += 200) {
      const results = await connection.sobject(type).update(rows.slice(from, from + 200));
      const refused = results.find((result) => !result.success);
      if (refused) throw new Error(`Changing owners of ${type} failed: ${JSON.stringify(refused.errors)}`);
    }
  }
  return imported.length;
}
