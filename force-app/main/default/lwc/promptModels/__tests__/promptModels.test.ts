import PromptModels from 'c/promptModels';
import { assign, models, prompts } from 'c/modelRequests';
import { accessibilityIssues, clearPage, find, fire, settle, show, textOf } from 'test/page';
import { BUILTIN, CASE_SUMMARY, modelRow, refusal } from 'test/models';

jest.mock('c/modelRequests', () => ({ assign: jest.fn(), models: jest.fn(), prompts: jest.fn() }));
jest.mock('@salesforce/customPermission/BYOM_Assign_Models', () => ({ default: true }), { virtual: true });

const GPT = modelRow();
const EMPTY = { ...CASE_SUMMARY, promptId: 'p2', name: 'No version', versionId: null, modelId: null };

async function open() {
  jest.mocked(prompts).mockResolvedValue([CASE_SUMMARY, EMPTY]);
  jest.mocked(models).mockResolvedValue([BUILTIN, GPT]);
  const element = show('c-prompt-models', PromptModels);
  await settle();
  return element;
}
const choice = (element: HTMLElement) =>
  find<HTMLElement & { value: string; label: string }>(element, '[data-id="choice"]');
async function choose(element: HTMLElement, value: string) {
  fire(choice(element), 'change', { value });
  await settle();
}

describe('c-prompt-models', () => {
  afterEach(clearPage);

  it('shows every prompt with one choice, named for a screen reader', async () => {
    const element = await open();
    expect(choice(element)?.value).toBe(BUILTIN.id);
    expect(choice(element)?.label).toBe('Model that answers Case summary');
    expect(textOf(find(element, '[data-row="No version"]')!)).toContain('No version yet');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('saves a choice at once, says so, and the next choice undoes it', async () => {
    const element = await open();
    await choose(element, GPT.id);
    expect(assign).toHaveBeenCalledWith('a0V000000000001AAA', GPT.id);
    expect(find(element, '[data-id="announcement"]')?.textContent).toBe(
      'Case summary is answered by GPT now.',
    );
    await choose(element, '');
    expect(assign).toHaveBeenLastCalledWith('a0V000000000001AAA', null);
    expect(choice(element)?.value).toBe('');
  });

  it('takes a refused choice back and says why at the prompt', async () => {
    const element = await open();
    jest.mocked(assign).mockRejectedValueOnce(refusal('MODEL_NOT_ASSIGNED', 'GPT is not active.'));
    await choose(element, GPT.id);
    expect(choice(element)?.value).toBe(BUILTIN.id);
    expect(textOf(find(element, '[data-refusal="Case summary"]')!)).toContain('GPT is not active.');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('has words for nothing and for a failure', async () => {
    jest.mocked(prompts).mockResolvedValueOnce([]);
    jest.mocked(models).mockResolvedValueOnce([]);
    const element = show('c-prompt-models', PromptModels);
    await settle();
    expect(find(element, '[data-id="empty"]')).not.toBeNull();
    clearPage();
    jest.mocked(prompts).mockRejectedValueOnce(refusal('X', 'The list is broken.'));
    const failed = show('c-prompt-models', PromptModels);
    await settle();
    expect(textOf(failed)).toContain('The list is broken.');
  });
});
