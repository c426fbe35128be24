/** First start: people, then the records of the plan, in the format `sf data import tree` reads. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LocalOrgEngine } from './org/create-org.ts';
import type { Row } from './ports.ts';
import { readPeople, seedPeople } from './seed-people.ts';

interface PlanEntry {
  sobject: string;
  files: string[];
}

/** Records go in as the administrator, or as the person `owners.json` names. */
export interface SeedReport {
  people: number;
  records: number;
}

/** Saved together; the platform's collections take as many. */
const batchSize = 200;

/**
 * Fills an empty org from `<directory>/people.json` and `<directory>/plan.json`; an org that was filled stays as it is.
 * Throws an Error naming the record that the org refuses.
 */
export async function seedOrg(org: LocalOrgEngine, directory: string): Promise<SeedReport> {
  const people = readPeople(directory);
  const planFile = join(directory, 'plan.json');
  const filled = people?.users.some((person) => org.user(person.Username)) ?? false;
  if (filled || !people) return { people: 0, records: 0 };
  return org.transaction(async () => {
    const administrator = await seedPeople(org, people);
    const records = existsSync(planFile) ? await seedPlan(org, planFile, administrator) : 0;
    return { people: people.users.length, records };
  });
}

async function seedPlan(org: LocalOrgEngine, planFile: string, administrator: string): Promise<number> {
  const plan = JSON.parse(readFileSync(planFile, 'utf8')) as PlanEntry[];
  const ids = new Map<string, string>();
  const owners = readOwners(org, dirname(planFile));
  let count = 0;
  for (const entry of plan) {
    for (const file of entry.files) {
      const { records } = JSON.parse(readFileSync(join(dirname(planFile), file), 'utf8')) as {
        records: Row[];
      };
      count += records.length;
      for (let start = 0; start < records.length; start += batchSize) {
        await insertBatch(org, entry.sobject, records.slice(start, start + batchSize), {
          ids,
          owners,
          administrator,
          file,
        });
      }
    }
  }
  return count;
}

interface Seeding {
  ids: Map<string, string>;
  owners: Map<string, string>;
  administrator: string;
  file: string;
}

async function insertBatch(
  org: LocalOrgEngine,
  objectName: string,
  records: Row[],
  seeding: Seeding,
): Promise<void> {
  const rows = records.map((record) => withOwner(org, objectName, resolve(record, seeding), record, seeding));
  const context = { userId: seeding.administrator, mode: 'system' as const };
  const results = await org.save({ operation: 'insert', objectName, rows, allOrNone: false }, context);
  results.forEach((result, index) => {
    const name = referenceId(records[index]!);
    if (!result.success)
      throw new Error(`${seeding.file}: ${name}: ${result.errors.map((error) => error.message).join('; ')}`);
    seeding.ids.set(`@${name}`, result.id!);
  });
}

/** `@Account_001` becomes the id of the record saved under that name. */
function resolve(record: Row, seeding: Seeding): Row {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => {
      if (name === 'attributes' || typeof value !== 'string' || !/^@\w+$/.test(value)) return [name, value];
      const id = seeding.ids.get(value);
      if (!id)
        throw new Error(
          `${seeding.file}: ${referenceId(record)}: ${name} refers to ${value}, which is not saved before it`,
        );
      return [name, id];
    }),
  );
}

function withOwner(org: LocalOrgEngine, objectName: string, row: Row, record: Row, seeding: Seeding): Row {
  const owner = seeding.owners.get(referenceId(record));
  return owner && org.schema.field(objectName, 'OwnerId') ? { ...row, OwnerId: owner } : row;
}

/** owners.json: reference id → username. */
function readOwners(org: LocalOrgEngine, directory: string): Map<string, string> {
  const file = join(directory, 'owners.json');
  if (!existsSync(file)) return new Map();
  const owners = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return new Map(
    Object.entries(owners).flatMap(([reference, username]) => {
      const user = org.user(username);
      return user ? [[reference, user.id] as [string, string]] : [];
    }),
  );
}

function referenceId(record: Row): string {
  return String((record.attributes as Row | undefined)?.referenceId ?? '');
}
