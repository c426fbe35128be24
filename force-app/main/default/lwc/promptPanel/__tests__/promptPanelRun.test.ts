import cancelRun from '@salesforce/apex/RunController.cancel';
import getRun from '@salesforce/apex/RunController.get';
import sendFeedback from '@salesforce/apex/RunController.feedback';
import startRun from '@salesforce/apex/RunController.start';
import LightningModal from 'lightning/modal';
import { accessibilityIssues, clearPage, find, findAll, settle, textOf } from 'test/page';
import { announced, button, fetched, json, open, openStream, STARTED } from 'test/panel';
import { failedRun, RECORD_ID, runView, SENT, streamOf } from 'test/runs';

jest.mock('@salesforce/apex/RunController.prompts', () => jest.requireActual('test/prompts'), {
  virtual: true,
});
jest.mock('@salesforce/apex/RunController.start', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.get', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.ticket', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.cancel', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.latest', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.feedback', () => ({ default: jest.fn() }), { virtual: true });

describe('c-prompt-panel, a run', () => {
  beforeEach(() => {
    Object.assign(globalThis, { fetch: fetched });
    jest.mocked(startRun).mockResolvedValue(json(STARTED));
  });
  afterEach(clearPage);

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
});
