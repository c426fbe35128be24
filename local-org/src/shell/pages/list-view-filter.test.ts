import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ListViewMetadata } from '../../metadata/project-metadata.ts';
import { smallOrg } from '../testing/small-org.ts';
import { listViewCondition, soqlPattern, soqlText } from './list-view-filter.ts';

const object = smallOrg().schema.object('Case')!;

function condition(filters: ListViewMetadata['filters'], more: Partial<ListViewMetadata> = {}): string {
  const view = {
    object: 'Case',
    fullName: 'V',
    label: 'V',
    columns: [],
    booleanFilter: null,
    filterScope: 'Everything',
  };
  return listViewCondition(object, { ...view, filters, ...more }, '005000000000001AAA');
}

describe('list view filters', () => {
  const table: [operation: string, field: string, value: string, soql: string][] = [
    ['equals', 'Status', 'New', "Status = 'New'"],
    ['equals', 'Status', 'New,Working', "Status IN ('New', 'Working')"],
    ['notEqual', 'Status', 'New,Closed', "Status NOT IN ('New', 'Closed')"],
    ['equals', 'IsClosed', '0', 'IsClosed = FALSE'],
    ['equals', 'IsClosed', '1', 'IsClosed = TRUE'],
    ['equals', 'Subject', '', 'Subject = NULL'],
    ['greaterThan', 'CreatedDate', 'LAST_N_DAYS:7', 'CreatedDate > LAST_N_DAYS:7'],
    ['contains', 'Subject', 'card', "Subject LIKE '%card%'"],
    ['contains', 'Subject', 'a,b', "(Subject LIKE '%a%' OR Subject LIKE '%b%')"],
    ['notContain', 'Subject', 'x', "(NOT Subject LIKE '%x%')"],
    ['startsWith', 'Subject', 'Re', "Subject LIKE 'Re%'"],
  ];
  for (const [operation, field, value, soql] of table) {
    test(`${field} ${operation} "${value}" is ${soql}`, () => {
      assert.equal(condition([{ field, operation, value }]), soql);
    });
  }

  test('filter logic puts the conditions where their numbers stand', () => {
    const filters = ['New', 'Working', 'Closed'].map((value) => ({
      field: 'Status',
      operation: 'equals',
      value,
    }));
    const logic = condition(filters, { booleanFilter: '1 AND (2 OR 3)' });
    assert.equal(logic, "Status = 'New' AND (Status = 'Working' OR Status = 'Closed')");
  });

  test('"Mine" asks for the records of the person who looks', () => {
    assert.equal(condition([], { filterScope: 'Mine' }), "OwnerId = '005000000000001AAA'");
  });

  test('an unknown operation or field is named', () => {
    assert.throws(
      () => condition([{ field: 'Status', operation: 'within', value: '1' }]),
      /within is not supported/,
    );
    assert.throws(
      () => condition([{ field: 'Nope', operation: 'equals', value: '1' }]),
      /Case has no field Nope/,
    );
  });
});

describe('text in SOQL', () => {
  test('quotes and backslashes stay inside the text', () => {
    assert.equal(soqlText("O'Hara \\ Co"), "'O\\'Hara \\\\ Co'");
  });

  test('wildcards a person types mean themselves', () => {
    assert.equal(soqlPattern('%', "50%_'", '%'), "'%50\\%\\_\\'%'");
  });
});
