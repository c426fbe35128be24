import LightningConfirm from 'lightning/confirm';
import LightningModal from 'lightning/modal';
import BatchEditor from 'c/batchEditor';
import * as requests from 'c/batchRequests';
import {
  accessibilityIssues,
  clearPage,
  enter,
  field,
  find,
  findAll,
  press,
  settle,
  show,
  textOf,
} from 'test/page';
import { BATCH_ID, CHOICES, DRAFT, PROMPTS, scheduleView } from 'test/batches';
import { refusal } from 'test/models';

jest.mock('c/batchRequests', () => ({
  ...jest.requireActual<object>('c/batchRequests'),
  prompts: jest.fn(),
  choices: jest.fn(),
  create: jest.fn(),
  act: jest.fn(),
  createSchedule: jest.fn(),
}));
jest.mock('@salesforce/i18n/timeZone', () => ({ default: 'America/New_York' }), { virtual: true });

type Spy = ReturnType<typeof jest.fn>;
type Input = HTMLElement & { setCustomValidity: Spy; reportValidity: Spy };
const asked = jest.mocked(requests);
const { closed } = LightningModal as unknown as { closed: Spy };

async function open(mode: 'batch' | 'schedule' = 'batch') {
  const element = show('c-batch-editor', BatchEditor as never, { mode }) as HTMLElement;
  await settle();
  prepare(element);
  return element;
}
/** Base components are stand-ins here: what is reported at a field is what they were told. */
function prepare(element: HTMLElement) {
  for (const input of findAll<Input>(element, '[data-name]')) {
    input.setCustomValidity = jest.fn();
    input.reportValidity = jest.fn(() => true);
  }
}
async function fill(element: HTMLElement) {
  await enter(element, { prompt: 'Case_Summary' });
  prepare(element);
  await enter(element, { listView: '00B000000000001AAA' });
}
const said = (element: HTMLElement) => textOf(find(element, '[data-id="announcement"]')!);
const problemsAt = (element: HTMLElement, name: string) => field<Input>(element, name)!.setCustomValidity;

describe('c-batch-editor', () => {
  beforeEach(() => {
    asked.prompts.mockResolvedValue(PROMPTS);
    asked.choices.mockResolvedValue(CHOICES);
    asked.create.mockResolvedValue(DRAFT);
    asked.act.mockResolvedValue(DRAFT);
  });
  afterEach(clearPage);

  it('shows the estimate before it lets anybody start', async () => {
    const element = await open();
    expect(find(element, '[data-id="start"]')).toBeNull();
    await fill(element);
    expect(asked.choices).toHaveBeenCalledWith('Case');
    await press(element, 'estimate');
    expect(asked.create.mock.calls[0]![0]).toMatchObject({
      prompt: 'Case_Summary',
      source: { listViewId: '00B000000000001AAA', object: 'Case' },
    });
    const estimate = find(element, 'section[data-id="estimate"]')!;
    expect(textOf(estimate)).toContain('12,000');
    expect(textOf(estimate)).toContain('the last 20 runs of this version; priced as GPT-5.');
    expect(said(element)).toBe('The estimate is there: 8 records.');
    expect(await accessibilityIssues(element)).toEqual([]);
    await press(element, 'start');
    expect(asked.act).toHaveBeenCalledWith(BATCH_ID, 'start');
    expect(closed).toHaveBeenCalledWith(BATCH_ID);
  });

  it('takes an estimate back when the form changes or is left', async () => {
    const element = await open();
    await fill(element);
    await press(element, 'estimate');
    await enter(element, { writeTo: 'Description' });
    expect(asked.act).toHaveBeenLastCalledWith(BATCH_ID, 'cancel');
    expect(find(element, '[data-id="start"]')).toBeNull();
    await press(element, 'estimate');
    jest.mocked(LightningConfirm.open).mockResolvedValueOnce(false);
    await press(element, 'cancel');
    expect(closed).not.toHaveBeenCalled();
    await press(element, 'cancel');
    expect(asked.act).toHaveBeenCalledTimes(2);
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('says at the field what is missing and what the gateway refuses', async () => {
    const element = await open();
    await press(element, 'estimate');
    expect(problemsAt(element, 'prompt')).toHaveBeenLastCalledWith('Complete this field.');
    expect(asked.create).not.toHaveBeenCalled();
    await enter(element, { prompt: 'Case_Summary', source: 'filter' });
    prepare(element);
    await enter(element, { filter: 'Secret__c = 1' });
    asked.create.mockRejectedValueOnce(refusal('BATCH_FILTER_FIELD_HIDDEN', 'You may not see Secret__c.'));
    await press(element, 'estimate');
    expect(problemsAt(element, 'filter').mock.calls.flat().join()).toContain('You may not see Secret__c.');
    asked.create.mockRejectedValueOnce(refusal('BATCH_PERMISSION_REQUIRED', 'You may not run batches.'));
    await press(element, 'estimate');
    expect(textOf(find(element, '[role="alert"]')!)).toContain('You may not run batches.');
  });

  it('saves a schedule in the time zone of the person; one in the past is refused at its field', async () => {
    const element = await open('schedule');
    expect(textOf(find(element, '[data-id="time-zone"]')!)).toContain('America/New York');
    await fill(element);
    await enter(element, { name: 'Mornings', day: '2020-01-01' });
    asked.createSchedule.mockRejectedValueOnce(refusal('SCHEDULE_IN_THE_PAST', 'This moment is over.'));
    await press(element, 'save');
    expect(problemsAt(element, 'day').mock.calls.flat().join()).toContain('This moment is over.');
    asked.createSchedule.mockResolvedValueOnce(scheduleView());
    await press(element, 'save');
    expect(asked.createSchedule).toHaveBeenLastCalledWith(
      expect.objectContaining({
        firstAt: '2020-01-01T12:00:00.000Z',
        every: 'day',
        timeZone: 'America/New_York',
        name: 'Mornings',
      }),
    );
    expect(closed).toHaveBeenCalledWith('Mornings');
  });

  it('waits for the prompts, and says when there is none or why', async () => {
    asked.prompts.mockReturnValueOnce(new Promise(() => {}));
    expect(find(await open(), 'lightning-spinner')).not.toBeNull();
    clearPage();
    asked.prompts.mockResolvedValueOnce([]);
    expect(find(await open(), '[data-id="no-prompt"]')).not.toBeNull();
    clearPage();
    asked.prompts.mockRejectedValueOnce(refusal('UNEXPECTED', 'Something went wrong.'));
    expect(textOf(find(await open(), '[role="alert"]')!)).toContain('Something went wrong.');
  });
});
