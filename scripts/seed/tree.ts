import type { Ledger } from './ledger.ts';

/** A record of a `sf data import tree` file. Values that start with `@` refer to a record loaded before. */
export interface TreeRecord {
  attributes: { type: string; referenceId: string };
  [field: string]: unknown;
}

/** Everything a generator adds to: records in the order of loading, owners, personal values. */
export interface Seed {
  ledger: Ledger;
  /** One entry per plan step; a file is written per 200 records (the limit of composite/tree). */
  steps: { sobject: string; name: string; records: TreeRecord[] }[];
  /** Username by reference, for records whose owner is not whoever loads the seed. */
  owners: Record<string, string>;
}

const PER_FILE = 200;

/** A reference such as `Case_007`. */
export function reference(type: string, number: number): string {
  return `${type}_${String(number).padStart(3, '0')}`;
}

/** A record without the fields that are null or undefined. */
export function record(type: string, referenceId: string, fields: Record<string, unknown>): TreeRecord {
  const present = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined);
  return { attributes: { type, referenceId }, ...Object.fromEntries(present) };
}

/** The files of all steps and the plan that names them, by file name below `data/`. */
export function treeFiles(seed: Seed): Map<string, unknown> {
  const files = new Map<string, unknown>();
  const plan = seed.steps.map(({ sobject, name, records }) => {
    const parts = Math.ceil(records.length / PER_FILE);
    const names = Array.from({ length: parts }, (_, part) => {
      const file = parts === 1 ? `${name}.json` : `${name}-${part + 1}.json`;
      files.set(file, { records: records.slice(part * PER_FILE, (part + 1) * PER_FILE) });
      return file;
    });
    return { sobject, saveRefs: true, resolveRefs: true, files: names };
  });
  return new Map([['plan.json', plan], ...files]);
}
