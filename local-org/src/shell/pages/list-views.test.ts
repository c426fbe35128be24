import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noMetadata, smallOrg, SOFIA, type SmallOrgOptions } from '../testing/small-org.ts';
import { listPage, listViewsOf } from './list-views.ts';
import type { PageContext } from './object-presentation.ts';

function contextOf(metadata = noMetadata(), small: SmallOrgOptions = {}): PageContext & { asked: string[] } {
  const org = smallOrg(small);
  return { org, metadata, userId: SOFIA.id, asked: org.asked };
}

const CASE_ID = '500000000000001AAA';

describe('list views', () => {
  test('an object without list views has all, mine and recently viewed', () => {
    const context = contextOf();
    const views = listViewsOf(context, context.org.schema.object('Account')!);
    assert.deepEqual(
      views.map(({ label }) => label),
      ['All Accounts', 'My Accounts', 'Recently Viewed'],
    );
  });

  test('the names of look-ups come with the rows, and cells lead to records', () => {
    const row = {
      Id: CASE_ID,
      CaseNumber: '00001001',
      AccountId: '001000000000001AAA',
      ContactId: '003000000000001AAA',
      Contact: { Name: 'Ann' },
    };
    const context = contextOf(noMetadata(), { rows: () => [row] });
    const page = listPage(context, context.org.schema.object('Case')!, { filterName: 'All', recentIds: [] });
    assert.match(context.asked[0] ?? '', /Contact\.Name/);
    assert.equal(page.rows[0]?.ContactId, 'Ann');
    assert.equal(page.rows[0]?.ContactIdUrl, '/lightning/r/Contact/003000000000001AAA/view');
    assert.equal(page.rows[0]?.CaseNumberUrl, `/lightning/r/Case/${CASE_ID}/view`);
  });

  test('somebody who has looked at nothing asks the database nothing', () => {
    const context = contextOf();
    listPage(context, context.org.schema.object('Case')!, { filterName: '__Recent', recentIds: [] });
    assert.deepEqual(context.asked, []);
  });

  test('a column the object does not have is a fault of the metadata and named', () => {
    const view = {
      object: 'Case',
      fullName: 'All',
      label: 'All',
      filterScope: 'Everything',
      filters: [],
      booleanFilter: null,
    };
    const context = contextOf({ ...noMetadata(), listViews: [{ ...view, columns: ['Nope__c'] }] });
    const object = context.org.schema.object('Case')!;
    assert.throws(
      () => listPage(context, object, { filterName: 'All', recentIds: [] }),
      /Case has no field Nope__c/,
    );
  });
});
