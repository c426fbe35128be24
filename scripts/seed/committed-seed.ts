import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PersonalValue } from './ledger.ts';
import type { TreeRecord } from './tree.ts';

const directory = path.join(import.meta.dirname, '..', '..', 'data');

export interface PlanStep {
  sobject: string;
  files: string[];
}

/** The seed as it is committed in `data/`, read from the files. */
export interface CommittedSeed {
  texts: Map<string, string>;
  plan: PlanStep[];
  records: TreeRecord[];
  byReference: Map<string, TreeRecord>;
  owners: Record<string, string>;
  personalValues: PersonalValue[];
}

/** Reads every JSON file of `data/`. Records come in the order in which the plan loads them. */
export function readCommittedSeed(): CommittedSeed {
  const names = readdirSync(directory).filter((name) => name.endsWith('.json'));
  const texts = new Map(names.map((name) => [name, readFileSync(path.join(directory, name), 'utf8')]));
  const parsed = (name: string): unknown => JSON.parse(texts.get(name) ?? 'null');
  const plan = parsed('plan.json') as PlanStep[];
  const records = plan.flatMap((step) =>
    step.files.flatMap((file) => (parsed(file) as { records: TreeRecord[] }).records),
  );
  return {
    texts,
    plan,
    records,
    byReference: new Map(records.map((row) => [row.attributes.referenceId, row])),
    owners: parsed('owners.json') as Record<string, string>,
    personalValues: (parsed('personal-values.json') as { values: PersonalValue[] }).values,
  };
}

/** The records of one object. */
export function recordsOf(seed: CommittedSeed, type: string): TreeRecord[] {
  return seed.records.filter((row) => row.attributes.type === type);
}
