/** Every builtin of every table at work, and the proof that none is left out. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { LocalOrgEngine } from '../org/create-org.ts';
import { supportedSignatures } from './builtins/call.ts';
import { collectionMembers, collectionRows } from './testing/rows-collections.ts';
import { httpMembers, httpRows } from './testing/rows-http.ts';
import { platformRows } from './testing/rows-platform.ts';
import { recordRows } from './testing/rows-records.ts';
import { textRows } from './testing/rows-text.ts';
import { valueRows } from './testing/rows-values.ts';
import type { Row } from './testing/rows.ts';
import { addUser, openOrg, run } from './testing/snippet.ts';

const groups: [string, Row[]][] = [
  ['text', textRows],
  ['values', valueRows],
  ['collections', collectionRows],
  ['JSON and HTTP', httpRows],
  ['the platform', platformRows],
  ['records', recordRows],
];

let org: LocalOrgEngine;
let userId: string;

before(async () => {
  org = openOrg();
  userId = await addUser(org, 'runner', ['BYOM_User', 'BYOM_Admin']);
});

async function inTransaction(code: string): Promise<string> {
  const members = collectionMembers + httpMembers;
  return org.transaction(() => run(code, { org, userId, members, test: true }), { rollback: true });
}

for (const [name, rows] of groups) {
  describe(`builtins of ${name} answer as on the platform`, () => {
    for (const [signature, code, result] of rows) {
      test(`${signature}: ${code}`, async () => {
        assert.equal(await inTransaction(code), result);
      });
    }
  });
}

test('every signature of the tables is shown at work', () => {
  const shown = new Set(groups.flatMap(([, rows]) => rows.map(([signature]) => signature)));
  assert.deepEqual(
    supportedSignatures().filter((signature) => !shown.has(signature)),
    [],
  );
});
