/** Transactions: they undo, nest, and keep requests apart. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';

let database: Database;

beforeEach(() => {
  database = openDatabase(':memory:');
  database.run('CREATE TABLE t (v TEXT)');
});

const put = (value: string): number => database.run('INSERT INTO t VALUES (?)', [value]);
const values = (): unknown[] => database.all('SELECT v FROM t ORDER BY v').map((row) => row.v);

async function write(value: string, then: () => Promise<void> | void = () => undefined): Promise<void> {
  await database.transaction(async () => {
    await database.beginWriting();
    put(value);
    await then();
  });
}

test('a transaction that fails leaves nothing behind', async () => {
  await assert.rejects(
    write('a', () => Promise.reject(new Error('no'))),
    /no/,
  );
  assert.deepEqual(values(), []);
});

test('a nested transaction that fails undoes itself only', async () => {
  await write('outer', async () => {
    await assert.rejects(write('inner', () => Promise.reject(new Error('no'))));
  });
  assert.deepEqual(values(), ['outer']);
});

test('with rollback everything is undone although it succeeded', async () => {
  await database.transaction(() => write('a'), { rollback: true });
  assert.deepEqual(values(), []);
});

test('two requests that write wait for each other', async () => {
  const order: string[] = [];
  const slow = write('slow', async () => {
    await new Promise((resolve) => setImmediate(resolve));
    order.push('slow');
  });
  const quick = write('quick', () => void order.push('quick'));
  await Promise.all([slow, quick]);
  assert.deepEqual(order, ['slow', 'quick']);
  assert.deepEqual(values(), ['quick', 'slow']);
});

test('a transaction that has not written yet holds nobody up', async () => {
  await database.transaction(async () => {
    await new Promise<void>((resolve) => setImmediate(() => void write('meanwhile').then(resolve)));
  });
  assert.deepEqual(values(), ['meanwhile']);
});

test('sequences count up from where they start', () => {
  assert.deepEqual([database.next('a', 1001), database.next('a', 1001), database.next('b')], [1001, 1002, 1]);
});
