/** Date literals, told on Wednesday 11 November 2026. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateLiteral } from './date-literals.ts';

const now = new Date('2026-11-11T23:59:59Z');

const table: [literal: string, start: string, end: string][] = [
  ['TODAY', '2026-11-11', '2026-11-12'],
  ['yesterday', '2026-11-10', '2026-11-11'],
  ['TOMORROW', '2026-11-12', '2026-11-13'],
  ['THIS_WEEK', '2026-11-08', '2026-11-15'],
  ['LAST_MONTH', '2026-10-01', '2026-11-01'],
  ['NEXT_QUARTER', '2027-01-01', '2027-04-01'],
  ['THIS_FISCAL_YEAR', '2026-01-01', '2027-01-01'],
  ['LAST_90_DAYS', '2026-08-13', '2026-11-12'],
  ['LAST_N_DAYS:1', '2026-11-10', '2026-11-12'],
  ['NEXT_N_DAYS:2', '2026-11-12', '2026-11-14'],
  ['N_DAYS_AGO:3', '2026-11-08', '2026-11-09'],
  ['LAST_N_MONTHS:2', '2026-09-01', '2026-11-01'],
  ['N_YEARS_AGO:1', '2025-01-01', '2026-01-01'],
];

for (const [literal, start, end] of table) {
  test(`${literal} is from ${start} to before ${end}`, () =>
    assert.deepEqual(dateLiteral(literal, now), { start, end }));
}

test('other words are no date literals', () => assert.equal(dateLiteral('SOMEDAY', now), undefined));
