/** The form of a pattern, a block list or an external detector: its fields and what is wrong with them. */
import type { FieldView } from 'c/fieldList';
import type { MaskingRuleInput, MaskingRuleRow, MaskingType, RuleKind } from 'c/maskingRequests';
import { switchable } from 'c/maskingSwitches';

/** What is being typed; `options` are the names of the ticked boxes. */
export interface RuleDraft {
  name: string;
  entityType: string;
  expression: string;
  sample: string;
  terms: string;
  endpoint: string;
  credential: string;
  language: string;
  minimumScore: string;
  onOutage: string;
  description: string;
  options: string[];
}

interface KindFacts {
  /** What one of them is called, in a sentence. */
  one: string;
  about: string;
  empty: string;
}

export const KINDS: Record<Exclude<RuleKind, 'Type'>, KindFacts> = {
  Pattern: {
    one: 'pattern',
    about:
      'Regular expressions for what only you have: contract numbers, project codes. What they find is masked in every text.',
    empty: 'No pattern yet. New pattern adds the first one; you can try it before it is saved.',
  },
  'Block List': {
    one: 'block list',
    about: 'Words that never go out, such as code names. They are masked wherever they stand.',
    empty: 'No block list yet. New block list adds the first one.',
  },
  'External Detector': {
    one: 'external detector',
    about:
      'A service of yours with the interface of Presidio Analyzer. It is asked about every text, after everything else, and receives the text unmasked. One can be active.',
    empty: 'No external detector. Masking works without one.',
  },
};

/** A draft for a new rule of this kind, or for the one given. */
export function ruleDraft(kind: RuleKind, row: MaskingRuleRow | null): RuleDraft {
  const ticked = row ?? { active: true, matchCase: false, wholeWords: true };
  return {
    name: row?.name ?? '',
    entityType: row?.entityType ?? (kind === 'External Detector' ? '' : kind),
    expression: row?.expression ?? '',
    sample: row?.sample ?? '',
    terms: row?.terms ?? '',
    endpoint: row?.endpoint ?? '',
    credential: row?.credential ?? '',
    language: row?.language ?? 'en',
    minimumScore: String(row?.minimumScore ?? 0.4),
    onOutage: row?.onOutage ?? 'Block',
    description: row?.description ?? '',
    options: (['active', 'matchCase', 'wholeWords'] as const).filter((option) => ticked[option] === true),
  };
}

/** The fields of the kind, in order. */
export function ruleFields(
  kind: RuleKind,
  draft: RuleDraft,
  types: readonly MaskingType[],
  credentials: readonly string[],
): FieldView[] {
  const name: FieldView = {
    name: 'name',
    label: 'Name',
    kind: 'text',
    value: draft.name,
    required: true,
    help: 'The audit and the preview name the rule by it.',
  };
  const own =
    kind === 'Pattern'
      ? patternFields(draft, types)
      : kind === 'Block List'
        ? listFields(draft, types)
        : externalFields(draft, credentials);
  return [name, ...own, checksOf(kind, draft), long('description', 'Description', draft.description)];
}

function patternFields(draft: RuleDraft, types: readonly MaskingType[]): FieldView[] {
  return [
    typeField(draft, types),
    {
      name: 'expression',
      label: 'Pattern',
      kind: 'text',
      value: draft.expression,
      required: true,
      wide: true,
      placeholder: 'PRJ-[0-9]{5}',
      help: 'A regular expression as RE2 reads it: no look-around such as (?=…) and no back-references such as \\1.',
    },
    long(
      'sample',
      'Sample text',
      draft.sample,
      'A made-up text to try the pattern on. Do not put real data here: it is saved with the rule.',
    ),
  ];
}

function listFields(draft: RuleDraft, types: readonly MaskingType[]): FieldView[] {
  return [
    typeField(draft, types),
    { ...long('terms', 'Terms', draft.terms, 'One word or phrase a line.'), required: true },
  ];
}

function externalFields(draft: RuleDraft, credentials: readonly string[]): FieldView[] {
  return [
    {
      name: 'endpoint',
      label: 'Endpoint',
      kind: 'text',
      value: draft.endpoint,
      required: true,
      wide: true,
      placeholder: 'https://presidio.example.com/analyze',
      help: 'It receives texts unmasked, so it must be on a network of yours.',
    },
    {
      name: 'credential',
      label: 'Credential',
      kind: 'suggest',
      value: draft.credential,
      options: credentials.map((value) => ({ value, label: value })),
      help: 'Its secret is sent as bearer token. Blank: none is sent.',
    },
    {
      name: 'language',
      label: 'Language',
      kind: 'text',
      value: draft.language,
      help: 'For example en or de.',
    },
    {
      name: 'minimumScore',
      label: 'Minimum score',
      kind: 'number',
      value: draft.minimumScore,
      step: '0.05',
      help: 'From 0 to 1. The higher, the fewer findings.',
    },
    {
      name: 'onOutage',
      label: 'When it does not answer',
      kind: 'choice',
      value: draft.onOutage,
      options: [
        { label: 'Block: nothing is sent', value: 'Block' },
        { label: 'Go on without it', value: 'Go On' },
      ],
    },
  ];
}

function typeField(draft: RuleDraft, types: readonly MaskingType[]): FieldView {
  return {
    name: 'entityType',
    label: 'Type',
    kind: 'choice',
    value: draft.entityType,
    required: true,
    options: switchable(types).map(({ label }) => ({ label, value: label })),
    help: 'What the model is told it reads in place of the value.',
  };
}

function long(name: string, label: string, value: string, help = ''): FieldView {
  return { name, label, kind: 'long', value, help, wide: true };
}

function checksOf(kind: RuleKind, draft: RuleDraft): FieldView {
  const options = [{ label: 'Active', value: 'active' }];
  if (kind !== 'External Detector') {
    options.push({ label: 'Match case', value: 'matchCase' });
  }
  if (kind === 'Block List') {
    options.push({ label: 'Whole words only', value: 'wholeWords' });
  }
  return { name: 'options', label: 'Options', kind: 'checks', value: draft.options, options };
}

/** What must be put right, by field, before anything is asked of the gateway. */
export function ruleProblems(kind: RuleKind, draft: RuleDraft): Record<string, string> {
  const needed: Record<RuleKind, (keyof RuleDraft)[]> = {
    Type: [],
    Pattern: ['name', 'expression'],
    'Block List': ['name', 'terms'],
    'External Detector': ['name', 'endpoint'],
  };
  const problems = Object.fromEntries(
    needed[kind]
      .filter((name) => (draft[name] as string).trim() === '')
      .map((name) => [name, 'Complete this field.']),
  );
  const score = Number(draft.minimumScore);
  if (kind === 'External Detector' && !(score >= 0 && score <= 1)) {
    problems.minimumScore = 'A number from 0 to 1.';
  }
  return problems;
}

/** What Save sends. */
export function ruleInput(kind: RuleKind, draft: RuleDraft, id: string | null): MaskingRuleInput {
  const { options, minimumScore, ...texts } = draft;
  const isExternal = kind === 'External Detector';
  return {
    ...texts,
    id,
    kind,
    active: options.includes('active'),
    matchCase: options.includes('matchCase'),
    wholeWords: options.includes('wholeWords'),
    language: isExternal ? draft.language : '',
    onOutage: isExternal ? draft.onOutage : '',
    minimumScore: isExternal ? Number(minimumScore) : null,
  };
}

/** True when something was typed. */
export function ruleChanged(before: RuleDraft, now: RuleDraft): boolean {
  return JSON.stringify(before) !== JSON.stringify(now);
}
