import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoreOwnNotes } from '../../../../bench/masking/own-notes/score.ts';

/**
 * What the masking reached on notes of our own, see docs/explanation/masking.md. A change that lowers one of these numbers
 * must say why. The lists say what is still missed, so that a failure shows what is new.
 */
test('of our own notes with records nearly every value is hidden, and next to nothing else', async () => {
  const { values, hidden, recordHidden, otherHidden, overMasking, missed, falsePositives } =
    await scoreOwnNotes('first');
  assert.ok(values > 300);
  assert.ok(recordHidden >= 0.99, missed.join('\n'));
  assert.ok(hidden >= 0.955, missed.join('\n'));
  assert.ok(otherHidden >= 0.93, missed.join('\n'));
  assert.ok(overMasking <= 0.005, String(overMasking));
  assert.deepEqual(falsePositives, []);
});

test('of notes without records, written after the first, nine values in ten are hidden', async () => {
  const { otherHidden, overMasking, missed, falsePositives } = await scoreOwnNotes('later');
  assert.ok(otherHidden >= 0.92, missed.join('\n'));
  assert.ok(overMasking <= 0.005, String(overMasking));
  assert.deepEqual(falsePositives, []);
});
