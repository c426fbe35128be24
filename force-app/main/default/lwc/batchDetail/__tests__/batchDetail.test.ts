import LightningConfirm from 'lightning/confirm';
import BatchDetail from 'c/batchDetail';
import * as requests from 'c/batchRequests';
import { accessibilityIssues, clearPage, find, press, settle, show, textOf, toastTitles } from 'test/page';
import { BATCH_ID, batchView, countsWith, DRAFT, WITH_ERRORS } from 'test/batches';
import { refusal } from 'test/models';

jest.mock('c/batchRequests', () => ({
  ...jest.requireActual<object>('c/batchRequests'),
  batch: jest.fn(),
  act: jest.fn(),
  items: jest.fn(() => Promise.resolve({ items: [], next: null })),
  recordNames: jest.fn(() => Promise.resolve({})),
}));

const asked = jest.mocked(requests);
const ended = batchView({ state: 'done', counts: countsWith({ answered: 8 }) });

async function open() {
  const element = show('c-batch-detail', BatchDetail as never, { batchId: BATCH_ID }) as HTMLElement;
  await settle();
  return element;
}
const state = (element: HTMLElement) =>
  find<HTMLElement & { label: string }>(element, '[data-id="state"]')?.label;

describe('c-batch-detail', () => {
  beforeEach(() => {
    asked.batch.mockResolvedValue(ended);
  });
  afterEach(clearPage);

  it('shows a batch and puts the focus on its name', async () => {
    asked.batch.mockResolvedValue(WITH_ERRORS);
    const element = await open();
    expect(state(element)).toBe('Done with errors');
    expect(textOf(element)).toContain('All Cases');
    expect(find(element, '[role="progressbar"]')).not.toBeNull();
    expect(find(element, '[data-cause="PROVIDER_TIMEOUT"]')).not.toBeNull();
    expect(element.shadowRoot?.activeElement?.textContent).toBe('Open cases');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('shows the estimate of one that is not started, and starts it', async () => {
    asked.batch.mockResolvedValueOnce(DRAFT);
    const element = await open();
    expect(textOf(find(element, '[data-id="estimate"]')!)).toContain('0.039 USD');
    asked.act.mockResolvedValueOnce(ended);
    const titles = toastTitles(element);
    await press(element, 'start');
    expect(asked.act).toHaveBeenCalledWith(BATCH_ID, 'start');
    expect(titles).toEqual(['Open cases was started.']);
    expect(state(element)).toBe('Done');
  });

  it('asks before it cancels; a draft is discarded and left', async () => {
    asked.batch.mockResolvedValueOnce(batchView({ state: 'paused', counts: countsWith({ waiting: 3 }) }));
    const element = await open();
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    await press(element, 'cancel');
    expect(asked.act).not.toHaveBeenCalled();
    expect(jest.mocked(LightningConfirm.open).mock.calls[0]![0].message).toContain('3 waiting records');
    clearPage();
    asked.batch.mockResolvedValueOnce(DRAFT);
    const draft = await open();
    const back = jest.fn();
    draft.addEventListener('back', back);
    asked.act.mockResolvedValueOnce({ ...DRAFT, state: 'cancelled' });
    await press(draft, 'cancel');
    expect(LightningConfirm.open).not.toHaveBeenCalled();
    expect(back).toHaveBeenCalled();
  });

  it('shows a refusal and what is true now', async () => {
    asked.batch.mockResolvedValue(WITH_ERRORS);
    const element = await open();
    asked.act.mockRejectedValueOnce(refusal('BATCH_STATE_WRONG', 'The batch runs already.'));
    await press(element, 'retry');
    expect(textOf(find(element, '[role="alert"]')!)).toContain('The batch runs already.');
    expect(state(element)).toBe('Done with errors');
  });

  it('waits, and says why there is nothing', async () => {
    asked.batch.mockReturnValueOnce(new Promise(() => {}));
    expect(find(await open(), 'lightning-spinner')).not.toBeNull();
    clearPage();
    asked.batch.mockRejectedValueOnce(refusal('BATCH_NOT_FOUND', 'There is no such batch.'));
    const element = await open();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('There is no such batch.');
    find(element, 'c-run-error')!.dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(state(element)).toBe('Done');
  });
});
