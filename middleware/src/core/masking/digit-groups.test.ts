import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digitGroupsOf, digitsIn } from './digit-groups.ts';

test('every unbroken run of digits is a group, whatever script it is typed in', () => {
  const text = 'a12 3-\uff14\uff15\u0660x';
  assert.deepEqual(
    digitGroupsOf(text).map(({ start, end }) => text.slice(start, end)),
    ['12', '3', '\uff14\uff15\u0660'],
  );
  assert.deepEqual(digitGroupsOf('none here'), []);
});

test('digits of any script are read as 0 to 9, and what stands between them is left out', () => {
  assert.equal(digitsIn('(\uff14\uff11) \u0661-\u06f92', 0, 9), '41192');
  assert.equal(digitsIn('ab12cd34', 2, 6), '12');
});
