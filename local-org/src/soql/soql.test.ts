/** SOQL as a table: a query and what it answers, over a few accounts, opportunities and tasks. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { LocalOrgEngine } from '../org/create-org.ts';
import type { Row } from '../ports.ts';
import { insert, smallOrg, system } from '../testing/small-org.ts';

let org: LocalOrgEngine;
let ids: Record<string, string>;

before(async () => {
  org = smallOrg();
  const [alpha, beta, gamma] = await insert(
    org,
    'Account',
    { Name: 'Alpha', Industry: 'Energy', AnnualRevenue: 100, BillingCity: 'Malmö', BillingCountry: 'Sweden' },
    { Name: 'beta', Industry: 'Banking', AnnualRevenue: 200 },
    { Name: 'Gamma_50%', NumberOfEmployees: 5 },
  );
  const [ann] = await insert(org, 'Contact', {
    FirstName: 'Ann',
    LastName: 'Ek',
    AccountId: alpha,
    Title: 'CEO',
  });
  const [lead] = await insert(org, 'Lead', { LastName: 'Lund', Company: 'Lund AB' });
  await insert(
    org,
    'Opportunity',
    { Name: 'A1', AccountId: alpha, StageName: 'Qualification', CloseDate: '2026-02-10', Amount: 10 },
    { Name: 'A2', AccountId: alpha, StageName: 'Closed Won', CloseDate: '2026-05-10', Amount: 30 },
    { Name: 'B1', AccountId: beta, StageName: 'Prospecting', CloseDate: '2025-05-10', Amount: 5 },
  );
  await insert(
    org,
    'Task',
    { Subject: 'One', WhatId: alpha, WhoId: ann, Priority: 'High' },
    { Subject: 'Two', WhoId: lead },
    { Subject: 'Three' },
  );
  await insert(
    org,
    'AI_Model__c',
    { Name: 'M1', Api_Name__c: 'M1', Platform__c: 'openai', Capabilities__c: 'Streaming;Tools' },
    { Name: 'M2', Api_Name__c: 'M2', Platform__c: 'openai', Capabilities__c: 'Streaming' },
    { Name: 'M3', Api_Name__c: 'M3', Platform__c: 'builtin', Organization_Default__c: true },
  );
  ids = { alpha: alpha!, beta: beta!, gamma: gamma!, ann: ann!, lead: lead! };
});

/** The records without attributes, nested rows included. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'attributes');
  return Object.fromEntries(entries.map(([name, entry]) => [name, bare(entry)]));
}

const records = (soql: string, binds?: Row): Row[] =>
  bare(org.query(soql, system, { binds: binds ?? {} }).records) as Row[];
/** The values of the only column. */
const column = (soql: string, binds?: Row): unknown[] =>
  records(soql, binds).map((row) => Object.values(row)[0]);

const names: [soql: string, expected: unknown[]][] = [
  ["SELECT Name FROM Account WHERE Name = 'ALPHA'", ['Alpha']],
  ["SELECT Name FROM Account WHERE BillingCity = 'MALMÖ'", ['Alpha']],
  ["SELECT Name FROM Account WHERE BillingCity LIKE 'malmÖ%'", ['Alpha']],
  ["SELECT Name FROM Account WHERE Name LIKE '%A' ORDER BY Name", ['Alpha', 'beta']],
  ["SELECT Name FROM Account WHERE Name LIKE 'gamma\\_50\\%'", ['Gamma_50%']],
  ["SELECT Name FROM Account WHERE Name LIKE 'gamma\\%'", []],
  ['SELECT Name FROM Account ORDER BY Name DESC', ['Gamma_50%', 'beta', 'Alpha']],
  ['SELECT Name FROM Account ORDER BY AnnualRevenue', ['Gamma_50%', 'Alpha', 'beta']],
  ['SELECT Name FROM Account ORDER BY AnnualRevenue DESC NULLS LAST', ['beta', 'Alpha', 'Gamma_50%']],
  ['SELECT Name FROM Account ORDER BY Name LIMIT 1 OFFSET 1', ['beta']],
  ["SELECT Name FROM Account WHERE Industry != 'Energy' ORDER BY Name", ['beta', 'Gamma_50%']],
  ["SELECT Name FROM Account WHERE NOT Industry = 'Energy' ORDER BY Name", ['beta', 'Gamma_50%']],
  ["SELECT Name FROM Account WHERE Industry NOT IN ('Energy') ORDER BY Name", ['beta', 'Gamma_50%']],
  ["SELECT Name FROM Account WHERE Industry IN ('energy', 'BANKING') ORDER BY Name", ['Alpha', 'beta']],
  ['SELECT Name FROM Account WHERE Industry = null', ['Gamma_50%']],
  ["SELECT Name FROM Account WHERE Industry = ''", ['Gamma_50%']],
  [
    "SELECT Name FROM Account WHERE (Industry = 'Energy' OR AnnualRevenue > 150) AND AnnualRevenue < 1000 ORDER BY Name",
    ['Alpha', 'beta'],
  ],
  ["SELECT Name FROM Account WHERE NOT (Industry = 'Energy' OR Name = 'beta')", ['Gamma_50%']],
  ["SELECT a.Name FROM Account a WHERE a.Name = 'beta'", ['beta']],
  ["SELECT Account.Name FROM Account WHERE Account.Name = 'beta'", ['beta']],
  [
    "SELECT Name FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Closed Won')",
    ['Alpha'],
  ],
  ['SELECT Name FROM Account WHERE Id NOT IN (SELECT AccountId FROM Opportunity)', ['Gamma_50%']],
  ["SELECT Name FROM Opportunity WHERE Account.Name = 'alpha' ORDER BY CloseDate DESC", ['A2', 'A1']],
  ['SELECT Name FROM Opportunity WHERE Account.Owner.IsActive = false ORDER BY Name', ['A1', 'A2', 'B1']],
  ['SELECT Name FROM Opportunity WHERE CloseDate >= 2026-03-01', ['A2']],
  ['SELECT Name FROM Opportunity WHERE CALENDAR_YEAR(CloseDate) = 2025', ['B1']],
  ['SELECT Name FROM Opportunity WHERE IsWon = true', ['A2']],
  ['SELECT Name FROM Opportunity WHERE CreatedDate = TODAY ORDER BY Name', ['A1', 'A2', 'B1']],
  ['SELECT Name FROM Opportunity WHERE CreatedDate > LAST_N_DAYS:7 AND CreatedDate < YESTERDAY', []],
  ['SELECT Name FROM Opportunity ORDER BY StageName', ['B1', 'A1', 'A2']],
  ["SELECT Subject FROM Task WHERE What.Type = 'Account'", ['One']],
  ["SELECT Subject FROM Task WHERE Who.Name LIKE '%lund'", ['Two']],
  ["SELECT Name FROM AI_Model__c WHERE Capabilities__c INCLUDES ('Tools')", ['M1']],
  ["SELECT Name FROM AI_Model__c WHERE Capabilities__c INCLUDES ('Streaming;Tools', 'Nothing')", ['M1']],
  ["SELECT Name FROM AI_Model__c WHERE Capabilities__c EXCLUDES ('Tools') ORDER BY Name", ['M2', 'M3']],
  ['SELECT Name FROM AI_Model__c WHERE Organization_Default__c = false ORDER BY Name', ['M1', 'M2']],
  ['SELECT Name FROM Account FOR VIEW', ['Alpha', 'beta', 'Gamma_50%']],
];

for (const [soql, expected] of names) {
  test(soql, () => assert.deepEqual(column(soql), expected));
}

test('aggregates are grouped, named and filtered', () => {
  const soql = `SELECT Account.Name, COUNT(Id) deals, SUM(Amount), MAX(CloseDate) latest FROM Opportunity
    GROUP BY Account.Name HAVING COUNT(Id) > 0 ORDER BY COUNT(Id) DESC`;
  assert.deepEqual(records(soql), [
    { Name: 'Alpha', deals: 2, expr0: 40, latest: '2026-05-10' },
    { Name: 'beta', deals: 1, expr0: 5, latest: '2025-05-10' },
  ]);
  assert.deepEqual(
    records(
      'SELECT CALENDAR_YEAR(CloseDate) y, COUNT_DISTINCT(StageName) s FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate) ORDER BY CALENDAR_YEAR(CloseDate)',
    ),
    [
      { y: 2025, s: 1 },
      { y: 2026, s: 2 },
    ],
  );
  assert.deepEqual(org.query('SELECT COUNT() FROM Account', system), {
    totalSize: 3,
    done: true,
    records: [],
  });
});

test('polymorphic parents show their name and type, or the fields TYPEOF asks for', () => {
  assert.deepEqual(
    records("SELECT What.Name, What.Type, Who.Type, Owner.Name FROM Task WHERE Subject = 'One'"),
    [
      {
        What: { Name: 'Alpha', Type: 'Account' },
        Who: { Type: 'Contact' },
        Owner: { Name: 'Automated Process' },
      },
    ],
  );
  const soql =
    "SELECT TYPEOF Who WHEN Contact THEN Title, Account.Name WHEN Lead THEN Company ELSE Name END FROM Task WHERE Subject != 'Three' ORDER BY Subject";
  assert.deepEqual(records(soql), [
    { Who: { Title: 'CEO', Account: { Name: 'Alpha' } } },
    { Who: { Company: 'Lund AB' } },
  ]);
  assert.deepEqual(records("SELECT What.Name FROM Task WHERE Subject = 'Three'"), [{ What: null }]);
});

test('a sub-query orders and limits per parent', () => {
  const soql =
    'SELECT Name, (SELECT Name FROM Opportunities ORDER BY Amount DESC LIMIT 1) FROM Account ORDER BY Name';
  assert.deepEqual(
    records(soql).map((row) => (row.Opportunities as { records: Row[] }).records.map((child) => child.Name)),
    [['A2'], ['B1'], []],
  );
});

test('binds are values of any kind', () => {
  assert.deepEqual(
    column('SELECT Name FROM Account WHERE Id IN :ids', { ids: [ids.alpha!.slice(0, 15), ids.beta] }),
    ['Alpha', 'beta'],
  );
  assert.deepEqual(column('SELECT Name FROM Account WHERE Id IN :ids', { ids: [] }), []);
  assert.deepEqual(
    column('SELECT Name FROM Account WHERE Name = :account.name LIMIT :most', {
      'Account.Name': "Al'pha",
      most: 1,
    }),
    [],
  );
  assert.deepEqual(
    column('SELECT Name FROM Opportunity WHERE CloseDate = :day', { day: new Date('2026-02-10T00:00:00Z') }),
    ['A1'],
  );
});

test('FIELDS and compound addresses give what the object has', () => {
  const [all] = records("SELECT FIELDS(ALL) FROM Account WHERE Name = 'Alpha' LIMIT 1");
  assert.equal((all!.BillingAddress as Row).city, 'Malmö');
  assert.equal(all!.Name, 'Alpha');
  assert.deepEqual(
    Object.keys(records("SELECT FIELDS(CUSTOM) FROM Account WHERE Name = 'Alpha' LIMIT 1")[0]!),
    ['Tax_Number__c'],
  );
});
