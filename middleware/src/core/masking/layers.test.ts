import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mapping, MappingField, RecordContext, Treatment } from '../types.ts';
import { maskRecord, type MaskedRecord } from './mask-record.ts';
import { DEFAULT_POLICY, type MaskingPolicy } from './masking-policy.ts';

interface Value {
  treatment?: Treatment;
  type?: MappingField['entityType'];
  text: string;
  structured?: boolean;
}

function masked(
  values: Record<string, Value>,
  policy: Partial<MaskingPolicy>,
  people?: string[],
): MaskedRecord {
  const fields = Object.entries(values).map(([apiName, { treatment = 'send', type = null }]) => {
    return { apiName, treatment, entityType: type, blankPolicy: 'omit' as const };
  });
  const node = { objectName: 'Case', relationshipName: '', filter: null, orderBy: null, rowLimit: null };
  const root = { ...node, nodeType: 'root' as const, fields, parents: [], children: [] };
  const mapping: Mapping = { id: 'm', apiName: 'M', root };
  const record: RecordContext = {
    objectName: 'Case',
    recordId: null,
    people,
    fields: Object.fromEntries(
      Object.entries(values).map(([name, { text, structured }]) => [
        name,
        { text, visible: true, structured },
      ]),
    ),
    parents: {},
    children: {},
  };
  return maskRecord(record, mapping, { nonce: 'K7', policy: { ...DEFAULT_POLICY, ...policy } });
}

/** What stands in the prompt for one text, and which layer found each place. */
function of(result: MaskedRecord, path: string): { text: string | null; layers: string[] } {
  const value = result.values.find((one) => one.path === path);
  return { text: value?.masked ?? null, layers: value?.spans.map(({ layer }) => layer) ?? [] };
}

test('an admin’s words and patterns are masked in every text, and in what is sent as stored', () => {
  const policy: Partial<MaskingPolicy> = {
    blockLists: [
      { name: 'Codes', type: 'BLOCKED', terms: ['Blue Heron'], matchCase: false, wholeWords: true },
    ],
    patterns: [{ name: 'Contract', type: 'PATTERN', pattern: 'CT-\\d{4}', matchCase: true }],
  };
  const result = masked(
    { Text: { text: 'blue heron runs under CT-1234' }, Stage: { text: 'Blue Heron', structured: true } },
    policy,
  );
  assert.deepEqual(of(result, 'Text'), {
    text: 'BLOCKED-K7-0010 runs under PATTERN-K7-0010',
    layers: ['block list', 'pattern'],
  });
  assert.equal(of(result, 'Stage').text, 'BLOCKED-K7-0011');
});

test('a type that is switched off is left by the detectors, but not where the mapping masks it', () => {
  const values = {
    Phone: { treatment: 'mask', type: 'PHONE', text: '+1 415 555 0132' },
    Text: { text: 'Call +1 212 555 0188 or 415.555.0132' },
  } satisfies Record<string, Value>;
  assert.equal(of(masked(values, { off: ['PHONE'] }), 'Text').text, 'Call +1 212 555 0188 or PHONE-K7-0011');
  assert.equal(of(masked(values, {}), 'Text').text, 'Call PHONE-K7-0020 or PHONE-K7-0011');
});

test('what is no free text is sent as stored, unless the mapping says to mask inside', () => {
  const number = { text: '4111111111111111', structured: true };
  const result = masked({ Order: number, Inside: { ...number, treatment: 'mask inside' } }, {});
  assert.equal(of(result, 'Inside').text, 'CARD-K7-0010');
  // What one text shows to be sensitive is masked wherever it stands.
  assert.equal(of(result, 'Order').text, 'CARD-K7-0010');
  assert.equal(of(masked({ Order: number }, {}), 'Order').text, '4111111111111111');
});

test('people around the record are masked in texts and stand nowhere themselves', () => {
  const result = masked({ Text: { text: 'Tell mira lindqvist.' } }, {}, ['Mira Lindqvist']);
  assert.deepEqual(of(result, 'Text'), { text: 'Tell PERSON-K7-0010.', layers: ['record'] });
  assert.deepEqual(Object.keys(result.record.fields), ['Text']);
});

test('what an external detector finds is masked as its layer, and found again elsewhere', () => {
  const text = 'the heron project';
  const found = [{ start: 4, end: 9, type: 'TEXT' as const, source: 'external' }];
  const fields = [
    { apiName: 'A', treatment: 'send' as const, entityType: null, blankPolicy: 'omit' as const },
    { apiName: 'B', treatment: 'send' as const, entityType: null, blankPolicy: 'omit' as const },
  ];
  const node = { objectName: 'Case', relationshipName: '', filter: null, orderBy: null, rowLimit: null };
  const root = { ...node, nodeType: 'root' as const, fields, parents: [], children: [] };
  const values = { A: { text, visible: true }, B: { text: 'Heron again', visible: true } };
  const record = { objectName: 'Case', recordId: null, fields: values, parents: {}, children: {} };
  const external = new Map([[text, found]]);
  const result = maskRecord(record, { id: 'm', apiName: 'M', root }, { nonce: 'K7', external });
  assert.deepEqual(of(result, 'A'), { text: 'the TEXT-K7-0010 project', layers: ['external'] });
  assert.equal(of(result, 'B').text, 'TEXT-K7-0011 again');
});
