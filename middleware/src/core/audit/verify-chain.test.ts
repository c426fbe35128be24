import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { canonicalValue, contentHash, NO_HASH, rowHash } from './canonical.ts';
import type { ChainRow, Place } from './chain.ts';
import { verifyChain } from './verify-chain.ts';

const ORG = '00DFK0000000001AAA';
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

interface Chain {
  places: Place[];
  rows: ChainRow[];
}

/** A chain of so many delivered rows, as the relay makes it. */
function chain(length: number): Chain {
  const places: Place[] = [];
  const rows: ChainRow[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const runId = `run-${sequence}`;
    const content = {
      values: {
        runId,
        maskedAnswer: `Answer ${sequence}`,
        cost: 0.5,
        endedAt: '2026-11-22T10:00:00.000+0000',
      },
      steps: [{ key: `${runId}:1`, sequence: 1, outcome: 'answered' }],
    };
    const link = {
      ...{ sequence, runId, contentHash: contentHash(1, content, digest) },
      previousHash: places.at(-1)?.rowHash ?? NO_HASH,
    };
    const hashes = { ...link, hashVersion: 1, rowHash: rowHash(ORG, link, digest) };
    const rating = { feedback: '', reason: '' };
    places.push({ ...hashes, delivered: true, deletion: 'none', rating });
    rows.push({ ...content, ...hashes, feedback: rating, files: [] });
  }
  return { places, rows };
}

async function* each<Item>(items: Item[]): AsyncGenerator<Item> {
  yield* items;
}

const verify = ({ places, rows }: Chain) =>
  verifyChain({
    ...{ orgId: ORG, digest, places: each(places) },
    rows: each(rows.toSorted((left, right) => left.sequence - right.sequence)),
    placeOf: async (runId) => places.find((place) => place.runId === runId) ?? null,
  });

const finding = async (change: (chain: Chain) => void) => {
  const one = chain(6);
  change(one);
  const { finding: found } = await verify(one);
  return found && `${found.fault} ${found.sequence} ${found.runId}`;
};

test('finds nothing in a chain nobody touched, and says where it ends', async () => {
  const one = chain(6);
  const report = await verify(one);
  assert.deepEqual(report, {
    ...{ untouched: 6, pending: 0, deleted: 0, finding: null },
    head: { sequence: 6, rowHash: one.places[5]?.rowHash },
  });
});

const TAMPERED: [string, (chain: Chain) => void, string][] = [
  [
    'a field',
    ({ rows }) => (rows[2]!.values = { ...rows[2]!.values, maskedAnswer: 'Other' }),
    'changed 3 run-3',
  ],
  ['a step', ({ rows }) => (rows[2]!.steps = []), 'changed 3 run-3'],
  ['a hash', ({ rows }) => (rows[2]!.previousHash = NO_HASH), 'changed 3 run-3'],
  ['a rating', ({ rows }) => (rows[2]!.feedback = { feedback: 'Up', reason: '' }), 'changed 3 run-3'],
  [
    'a file',
    ({ rows }) => (rows[2]!.files = [{ field: 'maskedAnswer', expected: 'a', found: 'b' }]),
    'changed 3 run-3',
  ],
  ['a deleted row', ({ rows }) => rows.splice(3, 1), 'deleted 4 run-4'],
  ['two deleted rows', ({ rows }) => rows.splice(2, 2), 'deleted 3 run-3'],
  ['a copy of a row', ({ rows }) => rows.push({ ...rows[1]!, runId: 'copy' }), 'inserted 2 copy'],
  [
    'a row behind the end',
    ({ rows }) => rows.push({ ...rows[5]!, sequence: 7, runId: 'new' }),
    'inserted 7 new',
  ],
  [
    'a row before the start',
    ({ rows }) => rows.push({ ...rows[5]!, sequence: 0, runId: 'new' }),
    'inserted 0 new',
  ],
  ['a row for another', ({ rows }) => (rows[4] = { ...rows[4]!, runId: 'other' }), 'inserted 5 other'],
  ['two swapped rows', ({ rows }) => swap(rows[1]!, rows[4]!), 'swapped 2 run-2'],
  ['a cut tail', ({ rows }) => rows.splice(4), 'truncated 5 run-5'],
  ['everything gone', ({ rows }) => rows.splice(0), 'truncated 1 run-1'],
  ['a place gone from the journal', ({ places }) => places.splice(2, 1), 'journal 4 run-4'],
  ['a hash of the journal', ({ places }) => (places[2]!.contentHash = NO_HASH), 'journal 3 run-3'],
  ['a deletion without its act', ({ places, rows }) => drop(places, rows, 'without act'), 'deleted 3 run-3'],
  ['a row back again', ({ places }) => (places[2]!.deletion = 'on record'), 'inserted 3 run-3'],
];

function swap(one: ChainRow, other: ChainRow): void {
  const { sequence, previousHash, rowHash: hash } = one;
  Object.assign(one, { sequence: other.sequence, previousHash: other.previousHash, rowHash: other.rowHash });
  Object.assign(other, { sequence, previousHash, rowHash: hash });
}

function drop(places: Place[], rows: ChainRow[], deletion: Place['deletion']): void {
  places[2]!.deletion = deletion;
  rows.splice(2, 1);
}

for (const [what, change, expected] of TAMPERED) {
  test(`names the first row that is wrong: ${what}`, async () => {
    assert.equal(await finding(change), expected);
  });
}

test('lets pass what is not written yet and what was deleted with its act', async () => {
  const one = chain(6);
  drop(one.places, one.rows, 'on record');
  one.places[5]!.delivered = false;
  one.rows.pop();
  assert.partialDeepStrictEqual(await verify(one), { untouched: 4, pending: 1, deleted: 1, finding: null });
});

test('knows a text again however Salesforce writes line ends, blanks and numbers', () => {
  const same: [Parameters<typeof canonicalValue>[0], string | number | null, string | number | null][] = [
    ['text', '  Two\r\nlines \u0007', 'Two\nlines'],
    ['word', 'a\n b', 'a b'],
    ['text', 'half \ud83d', 'half \ufffd'],
    [{ scale: 8 }, 0.000600001, '0.00060000'],
    [{ scale: 0 }, -0, 0],
    ['time', '2026-11-22T10:00:00.987Z', '2026-11-22T10:00:00.000+0000'],
    ['text', null, ''],
  ];
  for (const [form, written, read] of same)
    assert.equal(canonicalValue(form, written), canonicalValue(form, read), String(written));
  assert.notEqual(canonicalValue('text', 'a\n b'), canonicalValue('text', 'a b'));
});
