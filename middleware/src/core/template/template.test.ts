import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertLinear } from '../../../growth.ts';
import { CoreError } from '../core-error.ts';
import type { Mapping, MappingField, MappingNode, RecordContext } from '../types.ts';
import { renderTemplate } from './render.ts';
import { validateTemplate } from './validate.ts';

const field = (apiName: string, more: Partial<MappingField> = {}): MappingField => ({
  apiName,
  treatment: 'send',
  entityType: null,
  blankPolicy: 'omit',
  ...more,
});

const node = (
  objectName: string,
  relationshipName: string,
  more: Partial<MappingNode> = {},
): MappingNode => ({
  objectName,
  relationshipName,
  nodeType: 'children',
  filter: null,
  orderBy: null,
  rowLimit: null,
  fields: [field('Name')],
  parents: [],
  children: [],
  ...more,
});

const owner = node('User', 'Owner', { nodeType: 'parent' });
const mapping: Mapping = {
  id: 'm',
  apiName: 'Account_360',
  root: node('Account', '', {
    nodeType: 'root',
    fields: [
      field('Name'),
      field('Phone', { blankPolicy: 'show-none' }),
      field('Secret', { treatment: 'drop' }),
    ],
    parents: [owner],
    children: [node('Contact', 'Contacts', { parents: [owner], children: [node('Task', 'Tasks')] })],
  }),
};

const record = (objectName: string, name: string, more: Partial<RecordContext> = {}): RecordContext => ({
  objectName,
  recordId: null,
  fields: { Name: { text: name, visible: true } },
  parents: {},
  children: {},
  ...more,
});

const account = record('Account', 'Acme', {
  fields: { Name: { text: 'Acme', visible: true }, Phone: { text: null, visible: true } },
  parents: { Owner: record('User', 'Sofia') },
  children: {
    Contacts: [
      record('Contact', 'Ana', { children: { Tasks: [record('Task', 'Call'), record('Task', 'Write')] } }),
      record('Contact', 'Ben', { parents: { Owner: record('User', 'Sam') }, children: { Tasks: [] } }),
    ],
  },
});

const render = (template: string, context = account): string =>
  renderTemplate(template, context, mapping, { today: '2026-11-22' });

test('fields, parents and the date are put in', () => {
  assert.equal(render('{{Name}} of {{ Owner.Name }} on {{$Today}}'), 'Acme of Sofia on 2026-11-22');
});

test('names are found whatever their case, as Salesforce does', () => {
  assert.equal(render('{{name}} of {{OWNER.name}}'), 'Acme of Sofia');
});

test('sections repeat for each row, and rows of rows', () => {
  assert.equal(
    render('{{#Contacts}}{{Name}}:{{#Tasks}} {{Name}}{{/Tasks}}; {{/Contacts}}'),
    'Ana: Call Write; Ben:; ',
  );
});

test('an inverted section shows when there is no row', () => {
  assert.equal(render('{{#Contacts}}{{Name}}{{^Tasks}} idle{{/Tasks}} {{/Contacts}}'), 'Ana Ben idle ');
});

test('a list that was left out shows neither its section nor "there is none"', () => {
  const hidden = { ...account, children: {} };
  assert.equal(render('[{{#Contacts}}x{{/Contacts}}{{^Contacts}}none{{/Contacts}}]', hidden), '[]');
});

test('a line that holds only a section tag disappears', () => {
  assert.equal(
    render('People:\n{{#Contacts}}\n- {{Name}}\n  {{/Contacts}}  \nEnd'),
    'People:\n- Ana\n- Ben\nEnd',
  );
  assert.equal(
    render('People:\r\n{{#Contacts}}\r\n- {{Name}}\r\n{{/Contacts}}\r\nEnd'),
    'People:\r\n- Ana\r\n- Ben\r\nEnd',
  );
});

test('an empty field follows its blank policy; one that may not be seen is always blank', () => {
  assert.equal(render('[{{Phone}}]'), '[(none)]');
  const unseen = { ...account, fields: { ...account.fields, Phone: { text: null, visible: false } } };
  assert.equal(render('[{{Phone}}]', unseen), '[]');
  assert.equal(render('[{{Owner.Name}}]', { ...account, parents: { Owner: null } }), '[]');
});

test('what a value looks like is never read as a tag', () => {
  const tricky = record('Account', '{{Owner.Name}} {{#Contacts}}');
  assert.equal(render('{{Name}}', tricky), '{{Owner.Name}} {{#Contacts}}');
});

const PROBLEMS: [
  template: string,
  ...expected: [tag: string, line: number, column: number, message: RegExp][],
][] = [
  ['Hi {{Nope}}', ['{{Nope}}', 1, 4, /no field Nope on Account/]],
  ['a\nb {{Owner.Email}}', ['{{Owner.Email}}', 2, 3, /no field Email on User/]],
  ['{{Parent.Name}}', ['{{Parent.Name}}', 1, 1, /no parent Parent on Account/]],
  ['{{Secret}}', ['{{Secret}}', 1, 1, /drops Secret/]],
  ['{{#Cases}}{{/Cases}}', ['{{#Cases}}', 1, 1, /no related list Cases/]],
  ['{{#Contacts}}{{Phone}}{{/Contacts}}', ['{{Phone}}', 1, 14, /no field Phone on Contact/]],
  ['{{#Contacts}}\n{{Name}}', ['{{#Contacts}}', 1, 1, /never closed/]],
  ['{{/Contacts}}', ['{{/Contacts}}', 1, 1, /never opened/]],
  [
    '{{#Contacts}}{{#Tasks}}{{/Contacts}}{{/Tasks}}',
    ['{{#Contacts}}', 1, 1, /never closed/],
    ['{{/Contacts}}', 1, 24, /\{\{#Tasks\}\} is open/],
  ],
  ['{{Name', ['{{', 1, 1, /never closed with \}\}/]],
  ['{{Name {{Name}}', ['{{', 1, 1, /never closed with \}\}/]],
  ['{{$Now}}', ['{{$Now}}', 1, 1, /only \{\{\$Today\}\}/]],
  [
    '{{}} {{a b}} {{.Name}}',
    ['{{}}', 1, 1, /not a field path/],
    ['{{a b}}', 1, 6, /not/],
    ['{{.Name}}', 1, 14, /not/],
  ],
  ['{{A.B.C.D.E.F.Name}}', ['{{A.B.C.D.E.F.Name}}', 1, 1, /at most 5/]],
];

for (const [template, ...expected] of PROBLEMS) {
  test(`the author is told what is wrong with ${JSON.stringify(template)}`, () => {
    const problems = validateTemplate(template, mapping);
    assert.deepEqual(
      problems.map(({ tag, line, column }) => [tag, line, column]),
      expected.map(([tag, line, column]) => [tag, line, column]),
    );
    expected.forEach(([, , , message], index) => assert.match(problems[index]!.message, message));
    assert.throws(
      () => render(template),
      (error) => error instanceof CoreError && error.code === 'TEMPLATE_INVALID',
    );
  });
}

test('a hostile template is read in linear time', () => {
  for (const unit of ['{{', '{{#A}}', '}}', '{{ a }}\n', '{{a}}', ' \n', '{{/']) {
    assertLinear(unit, 1000, (times) => () => validateTemplate(unit.repeat(times), mapping));
  }
});
