import { ruleChanged, ruleDraft, ruleFields, ruleInput, ruleProblems } from 'c/maskingRuleForm';
import { CODE_NAMES, maskingRule, PROJECTS, TYPES } from 'test/masking';

const namesOf = (...parameters: Parameters<typeof ruleFields>) =>
  ruleFields(...parameters).map(({ name }) => name);

describe('c/maskingRuleForm', () => {
  it('has the fields of each kind', () => {
    const draft = ruleDraft('Pattern', null);
    expect(namesOf('Pattern', draft, TYPES, [])).toEqual([
      'name',
      'entityType',
      'expression',
      'sample',
      'options',
      'description',
    ]);
    expect(namesOf('Block List', draft, TYPES, [])).toEqual([
      'name',
      'entityType',
      'terms',
      'options',
      'description',
    ]);
    expect(namesOf('External Detector', draft, TYPES, ['Presidio'])).toEqual([
      'name',
      'endpoint',
      'credential',
      'language',
      'minimumScore',
      'onOutage',
      'options',
      'description',
    ]);
  });

  it('begins a new rule active, of its own type, and blocking', () => {
    expect(ruleDraft('Block List', null)).toMatchObject({
      entityType: 'Block List',
      onOutage: 'Block',
      options: ['active', 'wholeWords'],
    });
  });

  it('gives back what it was given', () => {
    const input = ruleInput('Pattern', ruleDraft('Pattern', PROJECTS), PROJECTS.id);
    expect(input).toMatchObject({ ...PROJECTS, wholeWords: false, minimumScore: null, onOutage: '' });
    expect(ruleInput('Block List', ruleDraft('Block List', CODE_NAMES), CODE_NAMES.id)).toMatchObject(
      CODE_NAMES,
    );
    const external = maskingRule({
      kind: 'External Detector',
      endpoint: 'https://presidio.example.com',
      minimumScore: 0,
    });
    expect(
      ruleInput('External Detector', ruleDraft('External Detector', external), external.id),
    ).toMatchObject({
      ...external,
      language: 'en',
      onOutage: 'Block',
    });
  });

  it('asks for what a kind needs', () => {
    const empty = ruleDraft('Pattern', null);
    expect(Object.keys(ruleProblems('Pattern', empty))).toEqual(['name', 'expression']);
    expect(Object.keys(ruleProblems('Block List', empty))).toEqual(['name', 'terms']);
    expect(
      ruleProblems('External Detector', { ...empty, name: 'A', endpoint: 'b', minimumScore: '2' }),
    ).toEqual({
      minimumScore: 'A number from 0 to 1.',
    });
    expect(ruleProblems('Pattern', ruleDraft('Pattern', PROJECTS))).toEqual({});
  });

  it('knows whether something was typed', () => {
    const draft = ruleDraft('Pattern', PROJECTS);
    expect(ruleChanged(draft, { ...draft })).toBe(false);
    expect(ruleChanged(draft, { ...draft, options: [] })).toBe(true);
  });
});
