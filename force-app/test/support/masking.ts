/** What the masking page's requests answer, for tests. */
import type { MaskingRuleRow, MaskingType } from 'c/maskingRequests';
import type { MaskedValue, Preview, Span } from 'c/maskingView';

const ALWAYS = ['token', 'hash', 'redact'];

export const TYPES: MaskingType[] = [
  { type: 'BLOCKED', label: 'Block List', operators: ALWAYS, detectors: [] },
  { type: 'PATTERN', label: 'Pattern', operators: [...ALWAYS, 'partial'], detectors: [] },
  { type: 'PERSON', label: 'Person', operators: ALWAYS, detectors: [{ name: 'title and name' }] },
  { type: 'EMAIL', label: 'Email', operators: [...ALWAYS, 'surrogate'], detectors: [{ name: 'email' }] },
];

/** A rule, active unless told otherwise. */
export function maskingRule(changes: Partial<MaskingRuleRow> = {}): MaskingRuleRow {
  return { id: 'a0R000000000001AAA', name: 'Email', kind: 'Type', active: true, ...changes };
}

export const PROJECTS = maskingRule({
  id: 'a0R000000000002AAA',
  name: 'Project numbers',
  kind: 'Pattern',
  entityType: 'Pattern',
  expression: 'PRJ-[0-9]{5}',
  matchCase: true,
});

export const CODE_NAMES = maskingRule({
  id: 'a0R000000000003AAA',
  name: 'Code names',
  kind: 'Block List',
  entityType: 'Block List',
  terms: 'Northlight\nRiver Stone\n',
  wholeWords: true,
  active: false,
});

export const TEXT = 'Ask Ingrid Halvorsen at ingrid@example.com today.';

/** A place of `TEXT`, or of another text. */
export function place(stored: string, changes: Partial<Span> = {}, text = TEXT): Span {
  const start = text.indexOf(stored);
  return {
    start,
    end: start + stored.length,
    type: 'PERSON',
    label: 'Person',
    layer: 'record',
    source: 'Contact.Name',
    shown: 'PERSON-K7-0001',
    kept: false,
    ...changes,
  };
}

export const EMAIL = {
  type: 'EMAIL',
  label: 'Email',
  layer: 'detector',
  source: 'email',
  shown: 'EMAIL-K7-0002',
} as const;

export const VALUE: MaskedValue = {
  path: 'Text',
  text: TEXT,
  treatment: 'send',
  masked: 'Ask PERSON-K7-0001 at EMAIL-K7-0002 today.',
  spans: [place('Ingrid Halvorsen'), place('ingrid@example.com', EMAIL)],
};

/** What comes back for these values. */
export function previewOf(values: MaskedValue[] = [VALUE], external: Preview['external'] = null): Preview {
  return { values, counts: {}, external };
}

/** The same text while e-mails are switched off. */
export const WITHOUT_EMAILS = previewOf([
  {
    ...VALUE,
    spans: [
      place('Ingrid Halvorsen'),
      place('ingrid@example.com', { ...EMAIL, shown: 'ingrid@example.com', kept: true }),
    ],
  },
]);
