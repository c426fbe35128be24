import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXPORT_LINES } from './export-lines.ts';

const { csv, jsonl } = EXPORT_LINES;
const csvOf = (value: string | number | boolean | null): string => csv.row(['a'], { a: value });

test('a value with a quote, a comma or a line break is one cell', () => {
  assert.equal(csv.row(['a', 'b'], { a: 'one, "two"\nthree', b: 'four' }), '"one, ""two""\nthree",four\r\n');
});

test('no text is a formula to a spreadsheet, and no number is a text', () => {
  for (const text of ['=1+1', '+49 89', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1'])
    assert.match(csvOf(text), /^"?'/, JSON.stringify(text));
  assert.equal(csvOf('=HYPERLINK("http://x","y")'), `"'=HYPERLINK(""http://x"",""y"")"\r\n`);
  assert.deepEqual([-1.5, true, null, 'a=b', '2026-11-22'].map(csvOf), [
    ...['-1.5\r\n', 'true\r\n', '\r\n', 'a=b\r\n', '2026-11-22\r\n'],
  ]);
});

test('a CSV file says that it is UTF-8, a file of JSON lines holds every value as it is', () => {
  assert.equal(csv.head(['Id', 'User__r.Username']), '\uFEFFId,User__r.Username\r\n');
  assert.equal(jsonl.head(['Id']), '');
  assert.deepEqual(JSON.parse(jsonl.row(['a', 'b'], { a: '=1\n' })), { a: '=1\n', b: null });
});
