import { modelChoices, nameOfChoice } from 'c/promptChoices';
import { BUILTIN, CASE_SUMMARY, modelRow } from 'test/models';

describe('prompt choices', () => {
  it('offers the active models and the organization default by name', () => {
    const choices = modelChoices([BUILTIN, modelRow(), modelRow({ id: 'x', status: 'Draft' })], CASE_SUMMARY);
    expect(choices.map(({ label }) => label)).toEqual(['Organization default (Builtin)', 'Builtin', 'GPT']);
    expect(nameOfChoice(choices, BUILTIN.id)).toBe('Builtin');
    expect(nameOfChoice(choices, null)).toBe('Organization default (Builtin)');
  });

  it('keeps showing the model a prompt has when it is not active any more, or not visible', () => {
    const deprecated = modelRow({ status: 'Deprecated' });
    const row = { ...CASE_SUMMARY, modelId: deprecated.id };
    expect(modelChoices([deprecated], row).map(({ label }) => label)).toEqual([
      'Organization default (none chosen)',
      'GPT (Deprecated)',
    ]);
    expect(modelChoices([], CASE_SUMMARY).map(({ label }) => label)).toContain('Builtin (Active)');
  });
});
