import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import BatchSchedules from 'c/batchSchedules';
import * as requests from 'c/batchRequests';
import {
  accessibilityIssues,
  clearPage,
  find,
  findAll,
  press,
  settle,
  show,
  textOf,
  toastTitles,
} from 'test/page';
import { BATCH_ID, scheduleView } from 'test/batches';
import { refusal } from 'test/models';

jest.mock('c/batchRequests', () => ({
  ...jest.requireActual<object>('c/batchRequests'),
  schedules: jest.fn(),
  deleteSchedule: jest.fn(),
}));

const asked = jest.mocked(requests);

async function open() {
  const element = show('c-batch-schedules', BatchSchedules);
  await settle();
  return element;
}

describe('c-batch-schedules', () => {
  beforeEach(() => {
    asked.schedules.mockResolvedValue([scheduleView()]);
  });
  afterEach(clearPage);

  it('says what starts when, and opens the last batch', async () => {
    asked.schedules.mockResolvedValue([
      scheduleView({ lastBatchId: BATCH_ID }),
      scheduleView({ scheduleId: 'other', name: 'Once in May', every: 'once', active: false, nextAt: null }),
    ]);
    const element = await open();
    const opened = jest.fn();
    element.addEventListener('open', (event) => opened((event as CustomEvent<string>).detail));
    expect(findAll(element, 'tbody tr').map(textOf)).toEqual([
      'Every morningCase summaryAll CasesEvery dayEurope/BerlinOpen the last batch of Every morning',
      'Once in MayCase summaryAll CasesOnceEurope/BerlinNot againNone yet',
    ]);
    find(element, `[data-batch="${BATCH_ID}"]`)!.click();
    expect(opened).toHaveBeenCalledWith(BATCH_ID);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('makes one and shows the list anew', async () => {
    const element = await open();
    const titles = toastTitles(element);
    jest.mocked(LightningModal.open).mockResolvedValueOnce('Every morning');
    await press(element, 'new');
    expect(jest.mocked(LightningModal.open).mock.calls[0]![0]).toMatchObject({ mode: 'schedule' });
    expect(titles).toEqual(['Every morning was saved.']);
    expect(asked.schedules).toHaveBeenCalledTimes(2);
  });

  it('asks before it deletes, and shows a refusal at the schedule', async () => {
    const element = await open();
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    await press(element, 'delete');
    expect(asked.deleteSchedule).not.toHaveBeenCalled();
    asked.deleteSchedule.mockRejectedValueOnce(refusal('SCHEDULE_NOT_FOUND', 'It is gone already.'));
    await press(element, 'delete');
    expect(textOf(find(element, '[data-refusal="Every morning"]')!)).toContain('It is gone already.');
    const titles = toastTitles(element);
    await press(element, 'delete');
    expect(titles).toEqual(['Every morning was deleted.']);
  });

  it('says so when there is none, waits, and says why there is no list', async () => {
    asked.schedules.mockResolvedValue([]);
    expect(textOf(find(await open(), '[data-id="empty"]')!)).toContain('No schedule yet.');
    clearPage();
    asked.schedules.mockReturnValueOnce(new Promise(() => {}));
    expect(find(await open(), 'lightning-spinner')).not.toBeNull();
    clearPage();
    asked.schedules.mockRejectedValueOnce(refusal('BATCH_PERMISSION_REQUIRED', 'You may not run batches.'));
    expect(textOf(find(await open(), '[role="alert"]')!)).toContain('You may not run batches.');
  });
});
