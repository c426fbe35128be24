import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLeaks } from './masking/egress.ts';
import { restoreText } from './masking/restore.ts';
import { buildMaskedPrompt, type PreparedPrompt } from './masked-prompt.ts';
import { buildMapping, type FieldRow } from './mapping.ts';
import type { RecordContext } from './types.ts';

const field = (
  nodeId: string,
  apiName: string,
  treatment = 'Send',
  entityType: string | null = null,
): FieldRow => ({
  nodeId,
  apiName,
  treatment,
  entityType,
  blankPolicy: null,
});
const node = { filter: null, orderBy: null, rowLimit: null };
const mapping = buildMapping(
  { id: 'm', apiName: 'Case_Summary' },
  [
    { ...node, id: 'r', parentId: null, nodeType: 'Root', relationshipName: null, objectName: 'Case' },
    {
      ...node,
      id: 'c',
      parentId: 'r',
      nodeType: 'Parent',
      relationshipName: 'Contact',
      objectName: 'Contact',
    },
    {
      ...node,
      id: 'k',
      parentId: 'r',
      nodeType: 'Children',
      relationshipName: 'CaseComments',
      objectName: 'CaseComment',
    },
  ],
  [
    field('r', 'Subject'),
    field('r', 'Secret__c', 'Redact', 'Identifier'),
    field('c', 'Name', 'Mask', 'Person'),
    field('k', 'CommentBody'),
  ],
);

const text = (value: string | null) => ({ text: value, visible: true });
const row = (objectName: string, fields: RecordContext['fields']): RecordContext => ({
  objectName,
  recordId: null,
  fields,
  parents: {},
  children: {},
});
const record: RecordContext = {
  ...row('Case', { Subject: text('Ana cannot log in'), Secret__c: text('MRN-8821377') }),
  parents: { Contact: row('Contact', { Name: text('Ana Souza') }) },
  children: {
    CaseComments: [
      row('CaseComment', { CommentBody: text('Souza called from (415) 555-0132.') }),
      row('CaseComment', { CommentBody: text('Nothing else. Mrn 8821377.') }),
    ],
  },
};

function build(template: string, systemPrompt = 'Be brief.'): PreparedPrompt {
  return buildMaskedPrompt({
    version: { systemPrompt, template },
    mapping,
    record,
    nonce: 'K7',
    today: '2026-11-22',
  });
}

const TEMPLATE =
  'Case of {{Contact.Name}} (Souza style): {{Subject}} {{Secret__c}}\n{{#CaseComments}}\n- {{CommentBody}}\n{{/CaseComments}}\n';

test('a prompt has tokens where values stood, and counts them by type', () => {
  const { prompt } = build(TEMPLATE);
  assert.equal(
    prompt.prompt,
    'Case of PERSON-K7-0011 (Souza style): PERSON-K7-0010 cannot log in [redacted]\n- PERSON-K7-0012 called from PHONE-K7-0010.\n- Nothing else. IDENTIFIER-K7-0011.\n',
  );
  assert.deepEqual(prompt.maskCounts, { PERSON: 3, PHONE: 1, IDENTIFIER: 1 });
  assert.deepEqual(prompt.layerCounts, {
    field: { PERSON: 1 },
    record: { PERSON: 2, IDENTIFIER: 1 },
    detector: { PHONE: 1 },
  });
  assert.match(prompt.system, /^Be brief\.\n\nWords such as PERSON-K7-0011 stand in/);
});

test('the values come back for the person who asked', () => {
  const { prompt, vault } = build(TEMPLATE);
  assert.match(
    restoreText(prompt.prompt, vault).text,
    /^Case of Ana Souza \(Souza style\): Ana cannot log in/,
  );
});

test('the egress check finds the request clean, also where the author used a word of a value', () => {
  const { prompt, vault, literal } = build(TEMPLATE);
  assert.deepEqual(findLeaks(JSON.stringify(prompt), vault, JSON.stringify(literal)), []);
  assert.deepEqual(
    findLeaks(JSON.stringify(prompt), vault).map(({ type }) => type),
    ['PERSON'],
  );
});

test('only what is sent is counted, and a prompt without values needs no explanation', () => {
  const { prompt } = build('Today is {{$Today}}.');
  assert.deepEqual(prompt, {
    system: 'Be brief.',
    prompt: 'Today is 2026-11-22.',
    maskCounts: {},
    layerCounts: {},
  });
});

test('a mapping needs one root and no orphans', () => {
  const orphan = {
    ...node,
    id: 'o',
    parentId: 'gone',
    nodeType: 'Children',
    relationshipName: 'X',
    objectName: 'X',
  };
  const root = {
    ...node,
    id: 'r',
    parentId: null,
    nodeType: 'Root',
    relationshipName: null,
    objectName: 'Case',
  };
  assert.throws(() => buildMapping({ id: 'm', apiName: 'M' }, [root, root], []), /2 root nodes/);
  assert.throws(() => buildMapping({ id: 'm', apiName: 'M' }, [orphan], []), /0 root nodes/);
  assert.throws(() => buildMapping({ id: 'm', apiName: 'M' }, [root, orphan], []), /hang on no other/);
});

test('a treatment that is not known is not read at all', () => {
  const rows = [
    { ...node, id: 'r', parentId: null, nodeType: 'Root', relationshipName: null, objectName: 'Case' },
  ];
  const unknown = buildMapping({ id: 'm', apiName: 'M' }, rows, [field('r', 'Subject', 'Encrypt')]);
  assert.equal(unknown.root.fields[0]?.treatment, 'drop');
});
