import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { FlexiPageMetadata, LayoutMetadata } from '../../metadata/project-metadata.ts';
import { noMetadata, smallOrg, SOFIA, type SmallOrgOptions } from '../testing/small-org.ts';
import { activeRecordPage, pageTree } from './flexi-page.ts';
import { navigationApps } from './navigation-data.ts';
import type { PageContext } from './object-presentation.ts';
import { recordPage } from './record-page.ts';
import { relatedListsOf } from './related-lists.ts';

function contextOf(metadata = noMetadata(), small: SmallOrgOptions = {}): PageContext & { asked: string[] } {
  const org = smallOrg(small);
  return { org, metadata, userId: SOFIA.id, asked: org.asked };
}

const CASE_ID = '500000000000001AAA';

const layout: LayoutMetadata = {
  fullName: 'Case-Case Layout',
  object: 'Case',
  sections: [
    {
      label: 'Information',
      detailHeading: false,
      editHeading: true,
      style: 'TwoColumnsTopToBottom',
      columns: [
        [
          { field: 'Subject', behavior: 'Required', emptySpace: false },
          { field: null, behavior: 'Edit', emptySpace: true },
        ],
        [{ field: 'Description', behavior: 'Readonly', emptySpace: false }],
      ],
    },
  ],
  relatedLists: [
    { relatedList: 'RelatedCommentsList', fields: [], sortField: null, sortOrder: null },
    { relatedList: 'RelatedActivityList', fields: ['TASK.SUBJECT'], sortField: null, sortOrder: null },
  ],
  quickActions: ['Case.Summarize', 'Case.Unknown'],
};

const summarize = {
  fullName: 'Case.Summarize',
  object: 'Case',
  label: 'Summarize',
  type: 'LightningWebComponent',
  actionSubtype: 'Action',
  lightningWebComponent: 'summarizeAction',
  icon: null,
};

describe('record pages', () => {
  const rows = (): Record<string, unknown>[] => [{ Id: CASE_ID }];

  test('a record that does not exist and one the person may not see are both no page', () => {
    assert.equal(recordPage(contextOf(), CASE_ID, ''), undefined);
    const none = { read: false, create: false, edit: false, delete: false, viewAll: false, modifyAll: false };
    assert.equal(
      recordPage(contextOf(noMetadata(), { rows, access: { object: () => none } }), CASE_ID, ''),
      undefined,
    );
    assert.equal(recordPage(contextOf(noMetadata(), { rows }), 'zzz', ''), undefined);
  });

  test('the layout says which fields there are, which are required, and which are only read', () => {
    const page = recordPage(contextOf({ ...noMetadata(), layouts: [layout] }, { rows }), CASE_ID, '')!;
    const [[subject, space], [description]] = page.sections[0]!.columns as never as [
      { field: string; required: boolean; editable: boolean }[],
      { field: string; editable: boolean }[],
    ];
    assert.deepEqual([subject?.field, subject?.required, subject?.editable], ['Subject', true, true]);
    assert.equal(space, null);
    assert.deepEqual([description?.field, description?.editable], ['Description', false]);
  });

  test('a field the person may not read is on no page', () => {
    const field = (_user: string, _object: string, name: string) => ({
      read: name !== 'Description',
      edit: true,
    });
    const page = recordPage(
      contextOf({ ...noMetadata(), layouts: [layout] }, { rows, access: { field } }),
      CASE_ID,
      '',
    )!;
    assert.doesNotMatch(JSON.stringify(page.sections), /Description/);
  });

  test('actions are those of the layout, headless or in a window, then what access allows', () => {
    const metadata = { ...noMetadata(), layouts: [layout], quickActions: [summarize] };
    const { actions } = recordPage(contextOf(metadata, { rows }), CASE_ID, '')!;
    assert.deepEqual(
      actions.map(({ name, kind }) => [name, kind]),
      [
        ['Case.Summarize', 'headless'],
        ['Edit', 'edit'],
        ['Delete', 'delete'],
      ],
    );
  });
});

describe('related lists', () => {
  test('the names of layouts lead to child and look-up; activities are shown elsewhere', () => {
    const context = contextOf({ ...noMetadata(), layouts: [layout] });
    const lists = relatedListsOf(context, context.org.schema.object('Case')!);
    assert.deepEqual(
      lists.map(({ id }) => id),
      ['CaseComment.ParentId'],
    );
    assert.deepEqual(lists[0]?.columns[0]?.field, 'CommentBody');
  });

  test('a list that the schema does not have is named', () => {
    const wrong = { relatedList: 'Nothing__c.Case__c', fields: [], sortField: null, sortOrder: null };
    const context = contextOf({ ...noMetadata(), layouts: [{ ...layout, relatedLists: [wrong] }] });
    assert.throws(() => relatedListsOf(context, context.org.schema.object('Case')!), /Nothing__c\.Case__c/);
  });

  test('columns in the older style become fields', () => {
    const old = ['CASES.CASE_NUMBER', 'CASES.CREATED_DATE_DATE_ONLY', 'OWNER_NAME'];
    const list = { relatedList: 'RelatedCaseList', fields: old, sortField: null, sortOrder: null };
    const contact = { ...layout, object: 'Contact', relatedLists: [list] };
    const context = contextOf({ ...noMetadata(), layouts: [contact] });
    const [cases] = relatedListsOf(context, context.org.schema.object('Contact')!);
    assert.equal(cases?.id, 'Case.ContactId');
    assert.deepEqual(
      cases?.columns.map(({ field }) => field),
      ['CaseNumber', 'CreatedDate', 'OwnerId'],
    );
  });
});

describe('FlexiPages', () => {
  const page: FlexiPageMetadata = {
    fullName: 'Case_Page',
    masterLabel: 'Case Page',
    type: 'RecordPage',
    sobjectType: 'Case',
    template: 'flexipage:recordHomeTemplateDesktop',
    regions: [
      {
        name: 'main',
        type: 'Region',
        items: [
          {
            kind: 'component',
            componentName: 'flexipage:tabset',
            identifier: 'tabs',
            properties: { tabs: 'Facet-1' },
          },
        ],
      },
      {
        name: 'Facet-1',
        type: 'Facet',
        items: [
          { kind: 'component', componentName: 'panel', identifier: 'p', properties: { title: 'Hello' } },
        ],
      },
    ],
  };

  test('facets stand inside their owners, and the components of the project are known by their names', () => {
    const panel = { name: 'panel', directory: '', apiVersion: null, isExposed: true, masterLabel: null };
    const lightningComponents = [{ ...panel, targets: [], actionType: null, objects: [] }];
    const tree = pageTree(contextOf({ ...noMetadata(), lightningComponents }), page);
    assert.deepEqual(Object.keys(tree.regions), ['main']);
    const [inner] = tree.regions.main?.[0]?.facets.tabs ?? [];
    assert.deepEqual([inner?.componentName, inner?.properties], ['c:panel', { title: 'Hello' }]);
  });

  test("an app's own record page wins over the org's default", () => {
    const override = { actionName: 'View', object: 'Case', flexiPage: 'Case_Page', formFactor: 'Large' };
    const app = {
      fullName: 'App',
      label: 'App',
      description: null,
      navType: 'Standard',
      tabs: [],
      headerColor: null,
    };
    const other = { ...page, fullName: 'Other' };
    const context = contextOf({
      ...noMetadata(),
      flexiPages: [page, other],
      applications: [{ ...app, actionOverrides: [override] }],
      actionOverrides: [{ ...override, flexiPage: 'Other' }],
    });
    assert.equal(activeRecordPage(context, 'Case', 'App')?.fullName, 'Case_Page');
    assert.equal(activeRecordPage(context, 'Case', 'Else')?.fullName, 'Other');
    assert.equal(activeRecordPage(context, 'Lead', 'App'), undefined);
  });
});

describe('apps and tabs', () => {
  test('a person sees the apps and tabs they were given, without objects they may not read', () => {
    const object = (_user: string, name: string) => {
      const may = name === 'Case';
      return { read: may, create: may, edit: may, delete: may, viewAll: may, modifyAll: may };
    };
    const application = (_user: string, name: string): boolean => name === 'standard__Service';
    const apps = navigationApps(contextOf(noMetadata(), { access: { object, application } }));
    assert.deepEqual(
      apps.map(({ label, items }) => [label, items.map((item) => item.label)]),
      [['Service', ['Home', 'Cases']]],
    );
  });

  test('somebody without any app still finds their way', () => {
    const [app] = navigationApps(contextOf(noMetadata(), { access: { application: () => false } }));
    assert.equal(app?.label, 'Local Org');
    assert.equal(app?.items[0]?.label, 'Home');
  });
});
