import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoreError } from '../core-error.ts';
import { parseFilter, parseOrder, parseTypedFilter } from './soql-condition.ts';

const invalid = (error: unknown): boolean => error instanceof CoreError && error.code === 'MAPPING_INVALID';

const FILTERS: [written: string, read: string][] = [
  ["Status = 'New'", "Status = 'New'"],
  [
    "IsClosed=false and (Priority in ('High','Low') or Amount>=1.5)",
    "IsClosed = false AND (Priority IN ('High', 'Low') OR Amount >= 1.5)",
  ],
  ['CreatedDate = LAST_N_DAYS:30', 'CreatedDate = LAST_N_DAYS:30'],
  [
    'CreatedDate > 2026-01-01T00:00:00Z AND CloseDate <= 2026-12-31',
    'CreatedDate > 2026-01-01T00:00:00Z AND CloseDate <= 2026-12-31',
  ],
  ["not Name like 'O\\'Neill%'", "(NOT Name LIKE 'O\\'Neill%')"],
  [
    "Account.Industry != null AND Type not in ('a') AND Tags__c includes ('x;y')",
    "Account.Industry != null AND Type NOT IN ('a') AND Tags__c INCLUDES ('x;y')",
  ],
];
for (const [written, read] of FILTERS) {
  test(`the filter ${written} is read`, () => assert.equal(parseFilter(written).soql, read));
}

for (const filter of [
  '',
  'Status',
  'Status = ',
  "Status = 'New",
  "Status = 'New' LIMIT 1",
  "Status = 'New' OR",
  'AccountId IN (SELECT Id FROM Account)',
  'OwnerId = :userId',
  "Name = 'a' AND Name = 'b' OR Name = 'c'",
  'CALENDAR_YEAR(CreatedDate) = 2026',
  "Name = 'a') OR (Name = 'b'",
  'Amount = 1; DELETE',
  'Name = Name',
  "Name = 'a' -- x",
  'WITH SECURITY_ENFORCED',
  `${'('.repeat(30)}A = 1${')'.repeat(30)}`,
]) {
  test(`the filter ${filter.slice(0, 50)} is rejected`, () =>
    assert.throws(() => parseFilter(filter), invalid));
}

test('orders are read, anything else is rejected', () => {
  assert.equal(
    parseOrder('CreatedDate desc nulls last, Account.Name').soql,
    'CreatedDate DESC NULLS LAST, Account.Name',
  );
  for (const order of ['', 'Name LIMIT 5', 'COUNT(Id)', 'Name,', 'Name NULLS', 'Name; x', 'Name ASC DESC']) {
    assert.throws(() => parseOrder(order), invalid);
  }
});

test('a filter that somebody types is refused with the place, and never with a piece of it', () => {
  const refused: [filter: string, detail: RegExp][] = [
    ["Name = 'Ana Souza') OR Id != null", /at character 19: this is not expected here/],
    ["Name = 'Ana Souza' -- x", /at character 20: this character is not allowed/],
    ["Name = 'Ana Souza'; SELECT", /at character 19: this character is not allowed/],
    ["Name = 'Ana Souza' /* x */ OR Id != null", /at character 20: this character/],
    [
      "AccountId IN (SELECT Id FROM Account WHERE Name = 'Ana Souza')",
      /at character 15: a value is expected/,
    ],
    ["Name LIKE 'Ana' + 'Souza'", /at character 17: this character/],
    ['Name =', /at character 7: a value is expected/],
  ];
  for (const [filter, detail] of refused) {
    assert.throws(
      () => parseTypedFilter(filter),
      (error: unknown) =>
        error instanceof CoreError &&
        error.code === 'BATCH_FILTER_INVALID' &&
        detail.test(error.detail) &&
        !/Souza|SELECT/.test(error.message),
      filter,
    );
  }
  assert.deepEqual(parseTypedFilter("Status='New' and Account.Name != null").fields, [
    'Status',
    'Account.Name',
  ]);
});
