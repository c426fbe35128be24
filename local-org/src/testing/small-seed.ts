/** A seed of a few people and records, written to a folder of its own in the format of `data/`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const people: [name: string, role: string | null, permissionSets: string[]][] = [
  ['adam', 'HQ', ['BYOM_User', 'BYOM_Admin', 'Demo_Admin']],
  ['sofia', 'EU_Sales', ['BYOM_User', 'Demo_Sales_Rep']],
  ['samuel', 'US_Service', ['BYOM_User', 'Demo_Service_Rep']],
  ['audrey', null, ['BYOM_Auditor']],
  ['integration', null, ['BYOM_Integration']],
];

/** One file each, in this order: a reference must be saved before it is used, as `sf` wants it too. */
const files: [sobject: string, rows: Record<string, unknown>[]][] = [
  [
    'Account',
    [
      {
        ref: 'Acme',
        owner: 'sofia',
        Name: 'Acme',
        AnnualRevenue: 1000000,
        Tax_Number__c: 'T-1',
        BillingCity: 'Malmö',
        Industry: 'Energy',
      },
      { ref: 'Hidden', owner: 'adam', Name: 'Hidden' },
    ],
  ],
  [
    'Account',
    [{ ref: 'Globex', owner: 'samuel', Name: 'Globex', ParentId: '@Acme', AnnualRevenue: 2000000 }],
  ],
  [
    'Contact',
    [
      {
        ref: 'Ann',
        owner: 'sofia',
        AccountId: '@Acme',
        FirstName: 'Ann',
        LastName: 'Müller',
        Email: 'ann@acme.example',
      },
    ],
  ],
  [
    'Contact',
    [
      {
        ref: 'Bo',
        owner: 'samuel',
        AccountId: '@Globex',
        FirstName: 'Bo',
        LastName: 'Ek',
        ReportsToId: '@Ann',
      },
    ],
  ],
  [
    'Case',
    [
      {
        ref: 'Broken',
        owner: 'samuel',
        AccountId: '@Globex',
        ContactId: '@Bo',
        Subject: 'It is broken',
        Status: 'Working',
        Priority: 'High',
      },
    ],
  ],
  [
    'Case',
    [
      {
        ref: 'Follow',
        owner: 'samuel',
        AccountId: '@Globex',
        ParentId: '@Broken',
        Subject: 'And broken again',
        Status: 'Closed',
      },
    ],
  ],
  [
    'CaseComment',
    [
      { ref: 'First', ParentId: '@Broken', CommentBody: 'We looked at it.' },
      { ref: 'Second', ParentId: '@Broken', CommentBody: 'Still broken.' },
    ],
  ],
  [
    'Opportunity',
    [
      {
        ref: 'Deal',
        owner: 'sofia',
        AccountId: '@Acme',
        Name: 'Big deal',
        StageName: 'Qualification',
        CloseDate: '2026-12-31',
        Amount: 5000,
      },
    ],
  ],
  [
    'Task',
    [
      {
        ref: 'Call',
        owner: 'samuel',
        WhatId: '@Broken',
        WhoId: '@Bo',
        Subject: 'Call',
        Status: 'Not Started',
        Priority: 'High',
      },
    ],
  ],
];

/** Writes the seed; `remove` deletes the folder. */
export function writeSmallSeed(): { directory: string; remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'local-org-seed-'));
  const write = (name: string, value: unknown): void =>
    writeFileSync(join(directory, name), JSON.stringify(value));
  write('people.json', { roles: [], users: people.map(person) });
  const plan = files.map(([sobject], index) => ({
    sobject,
    saveRefs: true,
    resolveRefs: true,
    files: [`${index}.json`],
  }));
  write('plan.json', plan);
  const owners: Record<string, string> = {};
  for (const [index, [sobject, rows]] of files.entries()) {
    const list = rows.map(({ ref, owner, ...fields }) => {
      if (owner) owners[String(ref)] = `${String(owner)}@small.example`;
      return { attributes: { type: sobject, referenceId: ref }, ...fields };
    });
    write(`${index}.json`, { records: list });
  }
  write('owners.json', owners);
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

function person([name, role, permissionSets]: (typeof people)[number]): Record<string, unknown> {
  const email = `${name}@small.example`;
  const names = {
    FirstName: name[0]!.toUpperCase() + name.slice(1),
    LastName: 'Small',
    Alias: name.slice(0, 8),
  };
  return {
    Username: email,
    Email: email,
    ...names,
    role,
    profile: 'Minimum Access - Salesforce',
    permissionSets,
  };
}
