import PromptModels from 'c/promptModels';
import { models, prompts } from 'c/modelRequests';
import { accessibilityIssues, clearPage, find, settle, show, textOf } from 'test/page';
import { BUILTIN, CASE_SUMMARY } from 'test/models';

jest.mock('c/modelRequests', () => ({ assign: jest.fn(), models: jest.fn(), prompts: jest.fn() }));
jest.mock('@salesforce/customPermission/BYOM_Assign_Models', () => ({ default: undefined }), {
  virtual: true,
});

describe('c-prompt-models, without the permission', () => {
  afterEach(clearPage);

  it('shows what is chosen and offers no choice', async () => {
    jest.mocked(prompts).mockResolvedValue([CASE_SUMMARY]);
    jest.mocked(models).mockResolvedValue([BUILTIN]);
    const element = show('c-prompt-models', PromptModels);
    await settle();
    expect(find(element, '[data-id="choice"]')).toBeNull();
    expect(find(element, '[data-id="read-only"]')).not.toBeNull();
    expect(textOf(find(element, '[data-row="Case summary"]')!)).toContain('Builtin');
    expect(await accessibilityIssues(element)).toEqual([]);
  });
});
