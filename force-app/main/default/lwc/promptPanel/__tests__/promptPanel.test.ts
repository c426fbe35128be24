import PromptPanel from 'c/promptPanel';
import cancelRun from '@salesforce/apex/RunController.cancel';
import getLatest from '@salesforce/apex/RunController.latest';
import getRun from '@salesforce/apex/RunController.get';
import getTicket from '@salesforce/apex/RunController.ticket';
import prompts from '@salesforce/apex/RunController.prompts';
import sendFeedback from '@salesforce/apex/RunController.feedback';
import startRun from '@salesforce/apex/RunController.start';
import LightningModal from 'lightning/modal';
import { subscribe, unsubscribe } from 'lightning/messageService';
import type { PromptOption } from 'c/runRequests';
import { accessibilityIssues, clearPage, find, findAll, fire, settle, show, textOf } from 'test/page';
import { emitPrompts, failPrompts } from 'test/prompts';
import { eventText, failedRun, RECORD_ID, runView, SENT, streamOf } from 'test/runs';

jest.mock('@salesforce/apex/RunController.prompts', () => jest.requireActual('test/prompts'), {
  virtual: true,
});
jest.mock('@salesforce/apex/RunController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.get', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.ticket', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.cancel', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.latest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.feedback', () => ({ default: jest.fn() }), { virtual: true });

const SUMMARY = {
  apiName: 'Case_Summary',
  label: 'Case Summary',
  description: 'What happened.',
  summarizeAction: true,
};
const STEPS = {
  apiName: 'Case_Next_Steps',
  label: 'Case Next Steps',
  description: null,
  summarizeAction: false,
};
const STARTED = {
  runId: 'run-1',
  status: 'queued',
  ticket: 'T1',
  eventsUrl: 'https://gateway.example/events',
  traceId: 'trace-1',
};
const json = JSON.stringify;
const fetched = jest.fn<typeof fetch>();
const button = (panel: HTMLElement) =>
  find<HTMLElement & { label: string; disabled: boolean }>(panel, '[data-id="run"]');
const announced = (panel: HTMLElement) => find(panel, '[data-id="announcement"]')?.textContent;

async function open({ options = [SUMMARY] as PromptOption[], latest = null as unknown } = {}) {
  jest.mocked(getLatest).mockResolvedValue(json({ run: latest }));
  const panel = show('c-prompt-panel', PromptPanel, { recordId: RECORD_ID, objectApiName: 'Case' });
  emitPrompts(options);
  await settle();
  return panel;
}

/** Events the test feeds one by one while the run goes on. */
function openStream() {
  let push: (text: string) => void = () => {};
  const read = () =>
    new Promise(
      (resolve) => (push = (text) => resolve({ done: false, value: new TextEncoder().encode(text) })),
    );
  fetched.mockResolvedValue({ ok: true, body: { getReader: () => ({ read }) } } as unknown as Response);
  return async (id: number, event: string, data: unknown) => {
    push(eventText(id, event, data));
    await settle();
  };
}

describe('c-prompt-panel', () => {
  beforeEach(() => {
    Object.assign(globalThis, { fetch: fetched });
    jest.mocked(startRun).mockResolvedValue(json(STARTED));
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

  it('shows the stages, then the words as they come, then who answered', async () => {
    const panel = await open();
    const send = openStream();
    button(panel)?.click();
    await settle();
    expect(announced(panel)).toBe('Case Summary started.');
    expect(button(panel)?.label).toBe('Stop');
    expect(textOf(panel)).toContain('Reading the record with your permissions');
    await send(1, 'sent', SENT);
    expect(textOf(panel)).toContain('Asking Builtin Summarizer');
    await send(2, 'text', { text: 'The **ans' });
    expect(textOf(find(panel, 'c-run-answer')!)).toBe('The **ans');
    expect(await accessibilityIssues(panel)).toEqual([]);
    await send(3, 'text', { text: 'wer**' });
    expect(find(panel, 'strong')?.textContent).toBe('answer');
    await send(4, 'answered', runView());
    expect(announced(panel)).toBe('The answer is ready.');
    expect(textOf(panel)).toContain('Answered by Builtin Summarizer · local');
    expect(textOf(panel)).toContain('This answer is extractive. 1 field was left out.');
    expect(button(panel)?.label).toBe('Summarize');
    expect(startRun).toHaveBeenCalledWith({
      promptName: 'Case_Summary',
      recordId: RECORD_ID,
      channel: 'salesforce',
    });
    expect(fetched.mock.calls[0]?.[1]?.headers).toMatchObject({ Authorization: 'Bearer T1' });
    expect(await accessibilityIssues(panel)).toEqual([]);
  });

  it('stops, and the second click of a double click does not', async () => {
    const panel = await open();
    const send = openStream();
    jest
      .mocked(cancelRun)
      .mockResolvedValue(json(runView({ status: 'cancelled', answer: null, partial: 'So far' })));
    button(panel)?.click();
    await settle();
    await send(1, 'text', { text: 'So far' });
    button(panel)?.dispatchEvent(new MouseEvent('click', { detail: 2 }));
    await settle();
    expect(cancelRun).not.toHaveBeenCalled();
    button(panel)?.click();
    await settle();
    expect(cancelRun).toHaveBeenCalledWith({ runId: 'run-1' });
    expect(announced(panel)).toBe('Stopped.');
    expect(textOf(panel)).toContain('You stopped this answer before its end.');
  });

  it('polls through Apex when the browser cannot reach the middleware', async () => {
    const panel = await open();
    fetched.mockResolvedValue(streamOf([], 403));
    jest.mocked(getRun).mockResolvedValue(json(runView()));
    jest.useFakeTimers();
    button(panel)?.click();
    await jest.advanceTimersByTimeAsync(5000);
    jest.useRealTimers();
    expect(getRun).toHaveBeenCalledWith({ runId: 'run-1' });
    expect(find(panel, 'strong')?.textContent).toBe('answer');
  });

  it('shows a failed run with a way to try again, and keeps the last answer', async () => {
    const panel = await open({ latest: runView() });
    const send = openStream();
    button(panel)?.click();
    await settle();
    await send(1, 'failed', failedRun());
    expect(textOf(find(panel, '[role="alert"]')!)).toContain(
      'The model did not answer.Try again.MODEL_TIMEOUTTrace trace-1',
    );
    expect(find(panel, 'strong')?.textContent).toBe('answer');
    expect(await accessibilityIssues(panel)).toEqual([]);
    find(panel, '[data-id="retry"]')?.click();
    await settle();
    expect(startRun).toHaveBeenCalledTimes(2);
    expect(find(panel, '[role="alert"]')).toBeNull();
  });

  it('shows why a run did not start', async () => {
    const panel = await open();
    const error = {
      code: 'GATEWAY_UNREACHABLE',
      message: 'The service is away.',
      hint: 'Wait a minute.',
      retryable: true,
    };
    jest.mocked(startRun).mockRejectedValue({ body: { message: json(error) } });
    button(panel)?.click();
    await settle();
    expect(textOf(find(panel, '[role="alert"]')!)).toContain(
      'The service is away.Wait a minute.GATEWAY_UNREACHABLE',
    );
    expect(button(panel)?.label).toBe('Summarize');
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

  it('copies the answer, runs again and shows what was sent', async () => {
    const writeText = jest.fn((_text: string) => Promise.resolve());
    Object.assign(navigator, { clipboard: { writeText } });
    const panel = await open({ latest: runView() });
    find(panel, '[data-id="copy"]')?.click();
    await settle();
    expect(writeText).toHaveBeenCalledWith('The **answer** for Ann.');
    expect(findAll(panel, '[role="status"]').some((status) => status.textContent === 'Answer copied.')).toBe(
      true,
    );
    find(panel, '[data-id="sent"]')?.click();
    expect(LightningModal.open).toHaveBeenCalledWith(
      expect.objectContaining({ label: 'What was sent', sent: SENT }),
    );
    openStream();
    find(panel, '[data-id="rerun"]')?.click();
    await settle();
    expect(startRun).toHaveBeenCalledTimes(1);
  });

  it('keeps what the user thinks of the answer', async () => {
    const panel = await open({ latest: runView() });
    jest.mocked(sendFeedback).mockResolvedValue(json(runView({ feedback: { rating: 'up', reason: null } })));
    find(panel, '[data-id="up"]')?.click();
    await settle();
    expect(sendFeedback).toHaveBeenCalledWith({ runId: 'run-1', rating: 'up', reason: null });
    expect(find(panel, '[data-id="reason"]')).not.toBeNull();
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
    failPrompts({ message: 'No access to RunController.' });
    await settle();
    expect(textOf(find(panel, '[role="alert"]')!)).toContain('No access to RunController.');
    jest.mocked(getLatest).mockResolvedValue(json({ run: null }));
    jest.mocked(prompts).mockResolvedValue([SUMMARY]);
    find(panel, '[data-id="retry"]')?.click();
    await settle();
    expect(find(panel, '[data-id="no-answer"]')).not.toBeNull();
  });

  it('stops listening when it leaves the page', async () => {
    jest.mocked(subscribe).mockReturnValue({ id: 'subscription' });
    const panel = await open();
    panel.remove();
    expect(unsubscribe).toHaveBeenCalledWith({ id: 'subscription' });
  });
});
