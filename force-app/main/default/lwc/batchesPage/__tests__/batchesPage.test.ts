import BatchesPage from 'c/batchesPage';
import * as requests from 'c/batchRequests';
import { clearPage, find, findAll, fire, press, settle, show } from 'test/page';
import { BATCH_ID, scheduleView, WITH_ERRORS } from 'test/batches';

jest.mock('c/batchRequests', () => ({
  ...jest.requireActual<object>('c/batchRequests'),
  batches: jest.fn(),
  batch: jest.fn(),
  schedules: jest.fn(),
  items: jest.fn(() => Promise.resolve({ items: [], next: null })),
  recordNames: jest.fn(() => Promise.resolve({})),
}));

const asked = jest.mocked(requests);

async function open() {
  const element = show('c-batches-page', BatchesPage);
  await settle();
  return element;
}
async function activate(element: HTMLElement, position: number) {
  const tab = findAll<HTMLElement & { value: string }>(element, 'lightning-tab')[position]!;
  fire(tab, 'active');
  await settle();
}

describe('c-batches-page', () => {
  beforeEach(() => {
    asked.batches.mockResolvedValue([WITH_ERRORS]);
    asked.batch.mockResolvedValue(WITH_ERRORS);
    asked.schedules.mockResolvedValue([scheduleView({ lastBatchId: BATCH_ID })]);
  });
  afterEach(clearPage);

  it('goes from the list into a batch and back to its row', async () => {
    const element = await open();
    find(element, `[data-batch="${BATCH_ID}"]`)!.click();
    await settle();
    expect(find(element, 'c-batch-list')).toBeNull();
    await press(element, 'back');
    const list = find(element, 'c-batch-list');
    expect(list?.shadowRoot?.activeElement?.getAttribute('data-batch')).toBe(BATCH_ID);
  });

  it('shows schedules on demand, and leads to the last batch of one', async () => {
    const element = await open();
    expect(asked.schedules).not.toHaveBeenCalled();
    await activate(element, 1);
    find(element, `[data-batch="${BATCH_ID}"]`)!.click();
    await settle();
    expect(find(element, 'c-batch-detail')).not.toBeNull();
  });
});
