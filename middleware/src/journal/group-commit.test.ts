import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../errors.ts';
import { groupCommit } from './group-commit.ts';

type Item = { value: string };
type Row = { run_id: string; value: string };

/** Statements that end when they are told to. */
function statements(fails: (items: Item[]) => Error | null = () => null) {
  const sent: string[][] = [];
  let release: () => void = () => undefined;
  const write = groupCommit<Item, Row>(async (items) => {
    sent.push(items.map(({ run_id, value }) => `${run_id}:${value}`));
    await new Promise<void>((resolve) => (release = resolve));
    const failure = fails(items);
    if (failure) throw failure;
    return items.filter(({ value }) => value !== 'ended').map(({ run_id, value }) => ({ run_id, value }));
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) {
      release();
      await Promise.resolve();
    }
  };
  return { sent, write, settle };
}

test('what comes while a statement is under way goes with the next one, each run once and in order', async () => {
  const { sent, write, settle } = statements();
  const all = [
    write('a', { value: '1' }),
    write('b', { value: '1' }),
    write('c', { value: 'ended' }),
    write('b', { value: '2' }),
  ];
  await settle();
  const rows = await Promise.all(all);
  assert.deepEqual(sent, [['a:1'], ['b:1', 'c:ended'], ['b:2']]);
  assert.deepEqual(
    rows.map((row) => row?.value),
    ['1', '1', undefined, '2'],
  );
});

test('an item that spoils a statement fails alone', async () => {
  const { write, settle } = statements((items) =>
    items.some(({ value }) => value === 'bad') ? new Error('invalid') : null,
  );
  const all = [write('a', { value: '1' }), write('b', { value: 'bad' }), write('c', { value: '1' })];
  const settled = Promise.allSettled(all);
  await settle();
  assert.deepEqual(
    (await settled).map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});

test('a database that is away is away for all of them, and asked again by the next', async () => {
  let away = true;
  const { sent, write, settle } = statements(() => (away ? new AppError('DATABASE_UNREACHABLE') : null));
  const settled = Promise.allSettled(['a', 'b', 'c'].map((run) => write(run, { value: '1' })));
  await settle();
  assert.ok((await settled).every(({ status }) => status === 'rejected'));
  assert.equal(sent.length, 2);
  away = false;
  const row = write('d', { value: '1' });
  await settle();
  assert.equal((await row)?.value, '1');
});
