/** What somebody with every right to the org's database could do to its audit records, and how to undo it. */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';

type Row = Record<string, SQLInputValue>;

const TABLE = '"AI_Interaction__c"';

/** Works on the file beside the org: no rule, no trigger, no API. */
export interface Tamperer {
  /** The row at a place. */
  at(sequence: number): Row;
  set(sequence: number, changes: Row): void;
  delete(from: number, to?: number): void;
  insert(row: Row): void;
  /** Puts everything back as it was at the start. */
  undo(): void;
  close(): void;
}

/** Opens the org's database and remembers its audit records. */
export function openTamperer(file: string): Tamperer {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 5000');
  database.exec(`CREATE TEMP TABLE kept AS SELECT * FROM ${TABLE}`);
  const place = '"Chain_Sequence__c"';
  return {
    at: (sequence) => database.prepare(`SELECT * FROM ${TABLE} WHERE ${place} = ?`).get(sequence) as Row,
    set(sequence, changes) {
      const names = Object.keys(changes).map((name) => `"${name}" = ?`);
      const statement = database.prepare(`UPDATE ${TABLE} SET ${names.join(', ')} WHERE ${place} = ?`);
      statement.run(...Object.values(changes), sequence);
    },
    delete(from, to = from) {
      database.prepare(`DELETE FROM ${TABLE} WHERE ${place} BETWEEN ? AND ?`).run(from, to);
    },
    insert(row) {
      const names = Object.keys(row).map((name) => `"${name}"`);
      const marks = names.map(() => '?');
      database
        .prepare(`INSERT INTO ${TABLE} (${names.join(', ')}) VALUES (${marks.join(', ')})`)
        .run(...Object.values(row));
    },
    undo() {
      database.exec(`DELETE FROM ${TABLE}; INSERT INTO ${TABLE} SELECT * FROM kept`);
    },
    close: () => database.close(),
  };
}

/** The five ways of the audit's promise, each with what verify calls it and the place it names first. */
export const WAYS: readonly {
  name: string;
  fault: string;
  place: (length: number) => number;
  tamper: (tamperer: Tamperer, length: number) => void;
}[] = [
  {
    ...{ name: 'an edited field', fault: 'changed', place: middle },
    tamper: (tamperer, length) => tamperer.set(middle(length), { Masked_Answer__c: 'Nothing happened.' }),
  },
  {
    ...{ name: 'a deleted row', fault: 'deleted', place: middle },
    tamper: (tamperer, length) => tamperer.delete(middle(length)),
  },
  {
    ...{ name: 'an inserted row', fault: 'inserted', place: middle },
    tamper: (tamperer, length) => {
      const row = tamperer.at(middle(length));
      const runId = '00000000-0000-4000-8000-000000000000';
      tamperer.insert({ ...row, Id: `${String(row['Id']).slice(0, 10)}zzzzzzzz`, Run_Id__c: runId });
    },
  },
  {
    ...{ name: 'two swapped rows', fault: 'swapped', place: middle },
    tamper: (tamperer, length) => {
      const [one, other] = [middle(length), middle(length) + 1];
      const [first, second] = [tamperer.at(one), tamperer.at(other)];
      tamperer.set(one, { Chain_Sequence__c: -1, Row_Hash__c: second['Row_Hash__c']! });
      tamperer.set(other, { Chain_Sequence__c: one, Row_Hash__c: first['Row_Hash__c']! });
      tamperer.set(-1, { Chain_Sequence__c: other });
    },
  },
  {
    ...{ name: 'a truncated tail', fault: 'truncated', place: (length) => length - 1 },
    tamper: (tamperer, length) => tamperer.delete(length - 1, length),
  },
];

function middle(length: number): number {
  return Math.ceil(length / 2);
}
