import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CoreError } from '../../core-error.ts';
import { ENTITY_TYPE_ROWS } from '../entity-types.ts';
import { DEFAULT_POLICY } from '../masking-policy.ts';
import { OPERATOR_LABELS, toMaskingPolicy, type MaskingRuleRow } from './masking-rules.ts';

const row = (changes: Partial<MaskingRuleRow>): MaskingRuleRow => ({
  ...{ name: 'My rule', kind: 'Type', entityType: 'Phone', detect: true, operator: null },
  ...{ pattern: null, terms: null, matchCase: false, wholeWords: true, endpoint: null },
  ...{ credential: null, language: null, minimumScore: null, onOutage: null },
  ...changes,
});
const pattern = (changes: Partial<MaskingRuleRow>) =>
  row({ kind: 'Pattern', entityType: 'Pattern', ...changes });
const list = (changes: Partial<MaskingRuleRow>) =>
  row({ kind: 'Block List', entityType: 'Block List', ...changes });
const outside = (changes: Partial<MaskingRuleRow>) =>
  row({
    kind: 'External Detector',
    entityType: null,
    endpoint: 'https://detect.example/analyze',
    ...changes,
  });

test('an org without rules has the very policy that holds everywhere', () => {
  assert.equal(toMaskingPolicy([]), DEFAULT_POLICY);
});

test('rules of every kind become one policy', () => {
  const policy = toMaskingPolicy([
    row({ name: 'No phones', entityType: 'Phone', detect: false }),
    row({ name: 'Mail', entityType: 'Email', operator: 'Surrogate' }),
    row({ name: 'Born', entityType: 'Date of Birth', detect: false, operator: 'Year Only' }),
    pattern({ name: 'Orders', pattern: 'ORD-[0-9]{6}', matchCase: true }),
    list({ name: 'Projects', terms: ' Nightjar \r\n\r\nBlue Heron\nNightjar\n', wholeWords: false }),
    outside({ name: 'Names', credential: 'Analyzer', language: 'de', minimumScore: 0.6, onOutage: 'Go On' }),
  ]);
  assert.deepEqual(policy, {
    off: ['PHONE', 'BIRTHDATE'],
    operators: { EMAIL: 'surrogate', BIRTHDATE: 'year' },
    blockLists: [
      {
        name: 'Projects',
        type: 'BLOCKED',
        terms: ['Nightjar', 'Blue Heron'],
        matchCase: false,
        wholeWords: false,
      },
    ],
    patterns: [{ name: 'Orders', type: 'PATTERN', pattern: 'ORD-[0-9]{6}', matchCase: true }],
    external: {
      ...{ name: 'Names', endpoint: 'https://detect.example/analyze', credential: 'Analyzer' },
      ...{ language: 'de', minimumScore: 0.6, onOutage: 'go on' },
    },
  });
});

test('what a rule leaves blank is the safe choice', () => {
  const { external } = toMaskingPolicy([outside({})]);
  assert.deepEqual(
    [external?.language, external?.minimumScore, external?.onOutage, external?.credential],
    ['en', 0.4, 'block', null],
  );
  assert.equal(toMaskingPolicy([outside({ minimumScore: 0 })]).external?.minimumScore, 0);
});

test('every operator can be chosen for exactly the types that allow it', () => {
  for (const { word, label, operators } of ENTITY_TYPE_ROWS.filter((one) => one.word !== 'LITERAL')) {
    for (const [text, operator] of Object.entries(OPERATOR_LABELS)) {
      const allowed = (operators as readonly string[]).includes(operator);
      const read = () => toMaskingPolicy([row({ entityType: label, operator: text })]).operators;
      if (allowed) assert.deepEqual(read(), { [word]: operator });
      else assert.throws(read, { code: 'MASKING_RULE_INVALID' }, `${label} ${text}`);
    }
  }
});

const REFUSED: [what: string, rows: MaskingRuleRow[], says: RegExp][] = [
  ['a kind nobody knows', [row({ kind: 'Apex Class' })], /kind must be one of Type, Pattern/],
  ['a kind that is a word of the language', [row({ kind: 'constructor' })], /kind must be one of/],
  ['no kind', [row({ kind: null })], /kind must be one of/],
  ['a type nobody knows', [row({ entityType: 'Shoe Size' })], /entity type/],
  ['no type', [row({ entityType: null })], /entity type/],
  [
    'token-like text, which is always masked',
    [row({ entityType: 'Token-like Text', detect: false })],
    /entity type/,
  ],
  ['an operator nobody knows', [row({ operator: 'Encrypt' })], /operator must be one of Token, Surrogate/],
  ['an operator that is a word of the language', [row({ operator: 'toString' })], /operator must be one of/],
  [
    'an operator its type does not allow',
    [row({ entityType: 'Person', operator: 'Last Four' })],
    /Person can be shown as Token, Hash, Redact only/,
  ],
  ['two rules of one type', [row({}), row({ name: 'Other', operator: 'Redact' })], /Other: .*My rule/],
  ['a pattern with a look-behind', [pattern({ pattern: '(?<=a)b' })], /./],
  ['a pattern with a back reference', [pattern({ pattern: '(a)\\1' })], /./],
  ['a pattern that does not end', [pattern({ pattern: '(a' })], /./],
  ['a pattern that is not there', [pattern({ pattern: null })], /has no pattern/],
  ['a list without a term', [list({ terms: ' \n ' })], /no terms/],
  ['two external detectors', [outside({}), outside({ name: 'Second' })], /Second: My rule is an external/],
  ['a detector without an address', [outside({ endpoint: null })], /endpoint/],
  ['an address that is none', [outside({ endpoint: 'detect.example' })], /not a URL/],
  ['an address with a key in it', [outside({ endpoint: 'https://me:key@detect.example/' })], /credential/],
  ['a metadata service', [outside({ endpoint: 'http://169.254.169.254/latest' })], /https|link-local/],
  ['plain http', [outside({ endpoint: 'http://detect.example/analyze' })], /https/],
  ['a credential that is no name', [outside({ credential: 'sk-123 456' })], /credential must be the name/],
  ['a language that is none', [outside({ language: 'en!' })], /language/],
  ['a score above one', [outside({ minimumScore: 1.5 })], /score/],
  ['a score that is no number', [outside({ minimumScore: NaN })], /score/],
  ['an outage policy nobody knows', [outside({ onOutage: 'Ignore' })], /Block, Go On/],
];
for (const [what, rows, says] of REFUSED) {
  test(`refuses ${what}, and names the rule`, () => {
    assert.throws(
      () => toMaskingPolicy([row({ name: 'Fine', entityType: 'URL' }), ...rows]),
      (thrown: unknown) => {
        assert.ok(thrown instanceof CoreError && thrown.code === 'MASKING_RULE_INVALID');
        assert.match(thrown.detail, says);
        assert.match(thrown.detail, new RegExp(`^${rows.at(-1)!.name}: `));
        return true;
      },
    );
  });
}

test('never quotes what a rule holds: a term or a key may be what must not be told', () => {
  for (const rows of [
    [outside({ credential: 'sk-hidden !' })],
    [outside({ endpoint: 'https://me:hidden@a.example' })],
  ])
    assert.throws(
      () => toMaskingPolicy(rows),
      (thrown: unknown) => thrown instanceof CoreError && !thrown.detail.includes('hidden'),
    );
});
