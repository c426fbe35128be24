import BatchFailures from 'c/batchFailures';
import * as requests from 'c/batchRequests';
import { accessibilityIssues, clearPage, find, findAll, press, settle, show, textOf } from 'test/page';
import type { BatchView } from 'c/batchView';
import { batchView, countsWith, failedItem, WITH_ERRORS } from 'test/batches';
import { refusal } from 'test/models';

jest.mock('c/batchRequests', () => ({
  ...jest.requireActual<object>('c/batchRequests'),
  items: jest.fn(),
  recordNames: jest.fn(),
}));
const mockNavigate = jest.fn();
jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const NavigationMixin = (Base: new () => object) =>
    class extends Base {
      [Navigate](page: unknown) {
        mockNavigate(page);
      }
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate }) };
});

const asked = jest.mocked(requests);

async function open(batch = WITH_ERRORS) {
  const element = show('c-batch-failures', BatchFailures as never, { batch });
  await settle();
  return element as unknown as HTMLElement & { batch: BatchView };
}
const lines = (element: HTMLElement) => findAll(element, 'tbody tr').map(textOf);

describe('c-batch-failures', () => {
  beforeEach(() => {
    asked.items.mockResolvedValue({ items: [failedItem(1), failedItem(2)], next: null });
    asked.recordNames.mockResolvedValue({ [failedItem(1).recordId]: '00001001' });
  });
  afterEach(clearPage);

  it('says each cause with what to do, and links the records by name', async () => {
    const element = await open();
    expect(textOf(find(element, '[data-cause="PROVIDER_TIMEOUT"]')!)).toBe(
      '2 recordsThe model did not answer in time.Try again.PROVIDER_TIMEOUT',
    );
    expect(lines(element)).toEqual([
      '00001001The model did not answer in time. Try again.',
      `${failedItem(2).recordId}The model did not answer in time. Try again.`,
    ]);
    find(element, 'tbody a')!.click();
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: { recordId: failedItem(1).recordId, actionName: 'view' },
    });
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('shows more on demand, and leaves what somebody reads as it is', async () => {
    asked.items.mockResolvedValueOnce({ items: [failedItem(1)], next: 1 });
    const element = await open();
    asked.items.mockResolvedValueOnce({ items: [failedItem(2)], next: null });
    await press(element, 'more');
    expect(lines(element)).toHaveLength(2);
    expect(find(element, '[data-id="more"]')).toBeNull();
    element.batch = batchView({ counts: countsWith({ failed: 3 }) });
    await settle();
    expect(asked.items.mock.calls.map(([, , after]) => after)).toEqual([null, 1]);
  });

  it('asks again only when there are other failures, and shows nothing without one', async () => {
    const element = await open();
    element.batch = { ...WITH_ERRORS };
    await settle();
    expect(asked.items).toHaveBeenCalledTimes(1);
    element.batch = { ...WITH_ERRORS, counts: countsWith({ answered: 5, failed: 3 }) };
    await settle();
    expect(asked.items).toHaveBeenCalledTimes(2);
    element.batch = batchView();
    await settle();
    expect(textOf(element)).toBe('');
  });

  it('says why the records cannot be shown; the ids do without their names', async () => {
    asked.items.mockRejectedValueOnce(refusal('BATCH_NOT_FOUND', 'There is no such batch.'));
    expect(textOf(find(await open(), '[role="alert"]')!)).toContain('There is no such batch.');
    clearPage();
    asked.recordNames.mockRejectedValueOnce(new Error('gone'));
    expect(lines(await open())[0]).toContain(failedItem(1).recordId);
  });
});
