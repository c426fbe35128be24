import LightningModal from 'lightning/modal';
import BatchList from 'c/batchList';
import * as requests from 'c/batchRequests';
import { accessibilityIssues, clearPage, find, findAll, press, settle, show, textOf } from 'test/page';
import { BATCH_ID, batchView, countsWith, DRAFT, WITH_ERRORS } from 'test/batches';
import { refusal } from 'test/models';

jest.mock('c/batchRequests', () => ({
  ...jest.requireActual<object>('c/batchRequests'),
  batches: jest.fn(),
}));

const asked = jest.mocked(requests);
const paused = batchView({ state: 'paused', counts: countsWith({ answered: 4, waiting: 4 }) });

async function open(properties: object = {}) {
  const element = show('c-batch-list', BatchList as never, properties) as HTMLElement;
  await settle();
  return element;
}
const lines = (element: HTMLElement) => findAll(element, 'tbody tr').map(textOf);

describe('c-batch-list', () => {
  beforeEach(() => {
    asked.batches.mockResolvedValue([paused]);
  });
  afterEach(clearPage);

  it('lists batches with how far they are, without estimates nobody wanted', async () => {
    asked.batches.mockResolvedValue([
      WITH_ERRORS,
      { ...DRAFT, batchId: 'draft' },
      batchView({ state: 'cancelled', startedAt: null, name: 'Unwanted' }),
    ]);
    const element = await open();
    expect(lines(element)).toEqual([
      'Open casesCase summaryAll Cases8 of 8 records20.015 USD',
      'Open casesCase summaryAll Cases0',
    ]);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('opens a batch, and a new one as soon as it was started', async () => {
    const element = await open();
    const opened: string[] = [];
    element.addEventListener('open', (event) => opened.push((event as CustomEvent<string>).detail));
    find(element, `[data-batch="${BATCH_ID}"]`)!.click();
    jest.mocked(LightningModal.open).mockResolvedValueOnce('new-batch');
    await press(element, 'new');
    await press(element, 'new');
    expect(opened).toEqual([BATCH_ID, 'new-batch']);
  });

  it('gives the focus back to the batch somebody comes from', async () => {
    const element = await open({ cameFrom: BATCH_ID });
    expect(element.shadowRoot?.activeElement?.getAttribute('data-batch')).toBe(BATCH_ID);
  });

  it('says so when there is none, waits, and says why there is no list', async () => {
    asked.batches.mockResolvedValue([]);
    expect(textOf(find(await open(), '[data-id="empty"]')!)).toContain('No batch yet.');
    clearPage();
    asked.batches.mockReturnValueOnce(new Promise(() => {}));
    expect(find(await open(), 'lightning-spinner')).not.toBeNull();
    clearPage();
    asked.batches.mockRejectedValueOnce(refusal('BATCH_PERMISSION_REQUIRED', 'You may not run batches.'));
    const element = await open();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('You may not run batches.');
    find(element, 'c-run-error')!.dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(find(element, '[role="alert"]')).toBeNull();
  });
});
