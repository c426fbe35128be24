import PromptPanel from 'c/promptPanel';
import getLatest from '@salesforce/apex/RunController.latest';
import getTicket from '@salesforce/apex/RunController.ticket';
import prompts from '@salesforce/apex/RunController.prompts';
import { subscribe, unsubscribe } from 'lightning/messageService';
import { accessibilityIssues, clearPage, find, fire, settle, show, textOf } from 'test/page';
import { button, fetched, json, open, openStream, STARTED, STEPS, SUMMARY } from 'test/panel';
import { failPrompts } from 'test/prompts';
import { RECORD_ID, runView } from 'test/runs';

jest.mock('@salesforce/apex/RunController.prompts', () => jest.requireActual('test/prompts'), {
  virtual: true,
});
jest.mock('@salesforce/apex/RunController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.get', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.ticket', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.cancel', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.latest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.feedback', () => ({ default: jest.fn() }), { virtual: true });

describe('c-prompt-panel, what it offers', () => {
  beforeEach(() => {
    Object.assign(globalThis, { fetch: fetched });
    jest.mocked(getTicket).mockResolvedValue(json({ ticket: 'T2', eventsUrl: STARTED.eventsUrl }));
  });
  afterEach(clearPage);

  it('says what will happen before the first run', async () => {
    const panel = await open();
    expect(textOf(find(panel, '[data-id="no-answer"]')!)).toContain(
      'Press Summarize: the record is read with your permissions',
    );
    expect(button(panel)?.label).toBe('Summarize');
    expect(find(panel, '[data-id="prompt"]')).toBeNull();
    expect(await accessibilityIssues(panel)).toEqual([]);
  });

  it('says so when there is no prompt for the object', async () => {
    const panel = await open({ options: [] });
    expect(find(panel, '[data-id="no-prompt"]')).not.toBeNull();
    expect(button(panel)?.disabled).toBe(true);
    expect(await accessibilityIssues(panel)).toEqual([]);
  });

  it('waits for the list of prompts', async () => {
    const panel = show('c-prompt-panel', PromptPanel, { recordId: RECORD_ID, objectApiName: 'Case' });
    await settle();
    expect(find(panel, 'lightning-spinner')).not.toBeNull();
    expect(await accessibilityIssues(panel)).toEqual([]);
  });

  it('keeps the last result, and follows a run that is still going on', async () => {
    const panel = await open({ latest: runView() });
    expect(find(panel, 'strong')?.textContent).toBe('answer');
    expect(getLatest).toHaveBeenCalledWith({ promptName: 'Case_Summary', recordId: RECORD_ID });
    clearPage();

    const send = openStream();
    const again = await open({ latest: runView({ status: 'running', answer: null, partial: 'The' }) });
    expect(getTicket).toHaveBeenCalledWith({ runId: 'run-1' });
    await send(1, 'answered', runView());
    expect(find(again, 'strong')?.textContent).toBe('answer');
  });

  it('lets the user choose among prompts', async () => {
    const panel = await open({ options: [STEPS, SUMMARY] });
    const chooser = find<HTMLElement & { value: string; options: object[] }>(panel, '[data-id="prompt"]');
    expect(chooser?.value).toBe('Case_Summary');
    fire(chooser, 'change', { value: 'Case_Next_Steps' });
    await settle();
    expect(button(panel)?.label).toBe('Case Next Steps');
    expect(getLatest).toHaveBeenLastCalledWith({ promptName: 'Case_Next_Steps', recordId: RECORD_ID });
    expect(await accessibilityIssues(panel)).toEqual([]);
  });

  it('shows a run that the Summarize action started for this record, and no other', async () => {
    const panel = await open({ options: [STEPS, SUMMARY] });
    const send = openStream();
    const listener = jest.mocked(subscribe).mock.calls[0]?.[2] as (message: object) => void;
    listener({ runId: 'run-2', recordId: '500000000000002AAA', promptName: 'Case_Summary' });
    await settle();
    expect(getTicket).not.toHaveBeenCalled();
    listener({ runId: 'run-1', recordId: RECORD_ID, promptName: 'Case_Summary' });
    await settle();
    expect(getTicket).toHaveBeenCalledWith({ runId: 'run-1' });
    await send(1, 'answered', runView());
    expect(find(panel, 'strong')?.textContent).toBe('answer');
  });

  it('shows an error when the prompts cannot be read, and reads them again on Retry', async () => {
    const panel = show('c-prompt-panel', PromptPanel, { recordId: RECORD_ID, objectApiName: 'Case' });
    failPrompts({ message: 'The list is broken.' });
    await settle();
    expect(textOf(find(panel, '[role="alert"]')!)).toContain('The list is broken.');
    jest.mocked(getLatest).mockResolvedValue(json({ run: null }));
    jest.mocked(prompts).mockResolvedValue([SUMMARY]);
    find(panel, '[data-id="retry"]')?.click();
    await settle();
    expect(find(panel, '[data-id="no-answer"]')).not.toBeNull();
  });

  it('tells a user without the permission set calmly what to ask for', async () => {
    const panel = show('c-prompt-panel', PromptPanel, { recordId: RECORD_ID, objectApiName: 'Case' });
    failPrompts({ message: "You do not have access to the Apex class named 'RunController'." });
    await settle();
    expect(textOf(find(panel, '[data-id="no-access"]')!)).toContain('the permission set “BYOM User”');
    expect(find(panel, '[role="alert"]')).toBeNull();
    expect(find(panel, '[data-id="retry"]')).toBeNull();
    expect(button(panel)?.disabled).toBe(true);
    expect(await accessibilityIssues(panel)).toEqual([]);
  });

  it('stops listening when it leaves the page', async () => {
    jest.mocked(subscribe).mockReturnValue({ id: 'subscription' });
    const panel = await open();
    panel.remove();
    expect(unsubscribe).toHaveBeenCalledWith({ id: 'subscription' });
  });
});
