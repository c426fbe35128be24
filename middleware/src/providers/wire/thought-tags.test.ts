import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startThoughtSplitter } from './thought-tags.ts';

const SAYINGS: [said: string, text: string, reasoning: string][] = [
  ['<think>\nTwo and two.\n</think>\n\nFour.', 'Four.', '\nTwo and two.\n'],
  ['  <think>hm</think>Four <think>is</think> it', 'Four <think>is</think> it', 'hm'],
  ['<think></think>Four.', 'Four.', ''],
  ['<think>never ends, a < b </th', '', 'never ends, a < b </th'],
  ['<think', '<think', ''],
  ['<thinking about it', '<thinking about it', ''],
  ['  Four.', '  Four.', ''],
  ['Say <think>.', 'Say <think>.', ''],
  ['   ', '   ', ''],
  ['', '', ''],
];

for (const [said, text, reasoning] of SAYINGS) {
  test(`thoughts are taken out of ${JSON.stringify(said)}, wherever it is cut`, () => {
    for (const size of [1, 3, 1000]) {
      const splitter = startThoughtSplitter();
      const parts = said.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      const splits = [...parts.map((part) => splitter.take(part)), splitter.end()];
      assert.equal(splits.map((split) => split.text).join(''), text);
      assert.equal(splits.map((split) => split.reasoning).join(''), reasoning);
    }
  });
}
