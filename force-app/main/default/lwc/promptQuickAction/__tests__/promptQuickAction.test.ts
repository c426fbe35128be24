import PromptQuickAction from 'c/promptQuickAction';
import { accessibilityIssues, clearPage, find, settle, show } from 'test/page';
import { RECORD_ID } from 'test/runs';

jest.mock('@salesforce/apex/RunController.prompts', () => jest.requireActual('test/prompts'), {
  virtual: true,
});

describe('c-prompt-quick-action', () => {
  afterEach(clearPage);

  it('holds the panel for the record', async () => {
    const element = show('c-prompt-quick-action', PromptQuickAction, { objectApiName: 'Case' });
    element.recordId = RECORD_ID;
    await settle();
    const panel = find<HTMLElement & { recordId: string; objectApiName: string }>(element, 'c-prompt-panel');
    expect([panel?.recordId, panel?.objectApiName]).toEqual([RECORD_ID, 'Case']);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('closes', async () => {
    const element = show('c-prompt-quick-action', PromptQuickAction, { objectApiName: 'Case' });
    const closed = jest.fn();
    element.addEventListener('close_action_screen', closed);
    await settle();
    find(element, '[data-id="close"]')?.click();
    expect(closed).toHaveBeenCalledTimes(1);
  });
});
