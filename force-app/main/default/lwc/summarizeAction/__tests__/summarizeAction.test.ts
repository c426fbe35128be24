import SummarizeAction from 'c/summarizeAction';
import prompts from '@salesforce/apex/RunController.prompts';
import startRun from '@salesforce/apex/RunController.start';
import { publish } from 'lightning/messageService';
import { clearPage, show } from 'test/page';
import { RECORD_ID } from 'test/runs';

jest.mock('@salesforce/apex/RunController.prompts', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/RunController.start', () => ({ default: jest.fn() }), { virtual: true });

const CASE_SUMMARY = {
  apiName: 'Case_Summary',
  label: 'Case Summary',
  description: null,
  summarizeAction: true,
};
const asked = jest.mocked(prompts);
const started = jest.mocked(startRun);

function setUp() {
  const element = show('c-summarize-action', SummarizeAction, { recordId: RECORD_ID, objectApiName: 'Case' });
  const toasts: { title: string; message: string; variant: string }[] = [];
  element.addEventListener('lightning__showtoast', (event) => toasts.push((event as CustomEvent).detail));
  return { element, toasts };
}

describe('c-summarize-action', () => {
  afterEach(clearPage);

  it('starts the summary and tells the panel on the page', async () => {
    asked.mockResolvedValue([{ ...CASE_SUMMARY, apiName: 'Other', summarizeAction: false }, CASE_SUMMARY]);
    started.mockResolvedValue(JSON.stringify({ runId: 'run-1', ticket: 'secret' }));
    const { element, toasts } = setUp();
    await element.invoke();
    expect(started).toHaveBeenCalledWith({
      promptName: 'Case_Summary',
      recordId: RECORD_ID,
      channel: 'salesforce',
    });
    const message = jest.mocked(publish).mock.calls[0]?.[2];
    expect(message).toEqual({ runId: 'run-1', recordId: RECORD_ID, promptName: 'Case_Summary' });
    expect(toasts).toMatchObject([{ title: 'Summarizing…', variant: 'info' }]);
  });

  it('says so when no prompt is meant for it', async () => {
    asked.mockResolvedValue([{ ...CASE_SUMMARY, summarizeAction: false }]);
    const { element, toasts } = setUp();
    await element.invoke();
    expect(started).not.toHaveBeenCalled();
    expect(toasts).toMatchObject([{ variant: 'warning' }]);
  });

  it('shows why it could not start, and can be pressed again', async () => {
    asked.mockResolvedValue([CASE_SUMMARY]);
    started.mockRejectedValue({
      body: { message: '{"code":"GATEWAY_UNREACHABLE","message":"No answer.","hint":"Wait."}' },
    });
    const { element, toasts } = setUp();
    await element.invoke();
    await element.invoke();
    expect(toasts).toHaveLength(2);
    expect(toasts[0]).toMatchObject({ message: 'No answer. Wait.', variant: 'error' });
  });

  it('starts one run for a double press', async () => {
    asked.mockResolvedValue([CASE_SUMMARY]);
    started.mockResolvedValue(JSON.stringify({ runId: 'run-1' }));
    const { element } = setUp();
    await Promise.all([element.invoke(), element.invoke()]);
    expect(started).toHaveBeenCalledTimes(1);
  });
});
