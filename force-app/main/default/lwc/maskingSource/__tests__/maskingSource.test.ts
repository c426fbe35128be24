import MaskingSource from 'c/maskingSource';
import * as requests from 'c/maskingRequests';
import {
  accessibilityIssues,
  clearPage,
  enter,
  field,
  find,
  fire,
  press,
  settle,
  show,
  textOf,
} from 'test/page';
import { refusal } from 'test/models';

jest.mock('c/maskingRequests', () => ({
  ...jest.requireActual<object>('c/maskingRequests'),
  mappings: jest.fn(),
  records: jest.fn(),
}));

const asked = jest.mocked(requests);
const CASES = { apiName: 'Case_Summary', label: 'Case summary', objectLabel: 'Cases' };
const RECORD = { id: '500000000000001AAA', name: '00001001', detail: 'Login fails' };
const NAME = '00001001 · Login fails';

async function open() {
  const element = show('c-masking-source', MaskingSource);
  const chosen: unknown[] = [];
  element.addEventListener('choose', (event) => chosen.push((event as CustomEvent).detail));
  await settle();
  return { element, chosen };
}

async function openRecord() {
  const opened = await open();
  fire(find(opened.element, '[data-id="kind"]'), 'change', { value: 'record' });
  await settle();
  return opened;
}

describe('c-masking-source', () => {
  beforeEach(() => {
    asked.mappings.mockResolvedValue([CASES]);
    asked.records.mockResolvedValue([RECORD]);
  });
  afterEach(() => {
    jest.useRealTimers();
    clearPage();
  });

  it('waits for a pause in typing, then tells of the text once', async () => {
    const { element, chosen } = await open();
    jest.useFakeTimers();
    fire(field(element, 'text'), 'change', { value: 'Ask Ing' });
    jest.advanceTimersByTime(200);
    fire(field(element, 'text'), 'change', { value: 'Ask Ingrid' });
    jest.advanceTimersByTime(200);
    expect(chosen).toEqual([]);
    jest.advanceTimersByTime(200);
    expect(chosen).toEqual([{ text: 'Ask Ingrid' }]);
  });

  it('brings an example, at once', async () => {
    const { element, chosen } = await open();
    await press(element, 'example');
    expect(chosen).toHaveLength(1);
    expect(field(element, 'text')?.value).toContain('@fjordline.example');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('chooses a record of a mapping by its name', async () => {
    const { element, chosen } = await openRecord();
    await enter(element, { mapping: 'Case_Summary' });
    expect(asked.records).toHaveBeenCalledWith('Case_Summary', '');
    await enter(element, { record: NAME });
    expect(chosen.at(-1)).toEqual({ mapping: 'Case_Summary', recordId: RECORD.id });
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('looks for what is typed, and chooses the record of an id at once', async () => {
    const { element, chosen } = await openRecord();
    await enter(element, { mapping: 'Case_Summary' });
    jest.useFakeTimers();
    fire(field(element, 'record'), 'change', { value: RECORD.id });
    jest.advanceTimersByTime(300);
    jest.useRealTimers();
    await settle();
    expect(asked.records).toHaveBeenLastCalledWith('Case_Summary', RECORD.id);
    expect(field(element, 'record')?.value).toBe(NAME);
    expect(chosen.at(-1)).toEqual({ mapping: 'Case_Summary', recordId: RECORD.id });
  });

  it('forgets the record of another mapping', async () => {
    const { element, chosen } = await openRecord();
    await enter(element, { mapping: 'Case_Summary', record: NAME });
    await enter(element, { mapping: 'Account_360' });
    expect(chosen.at(-1)).toBeNull();
    expect(field(element, 'record')?.value).toBe('');
  });

  it('says why there are no mappings, and asks again', async () => {
    asked.mappings.mockRejectedValueOnce(refusal('NO_CONNECTION', 'Salesforce did not answer.'));
    const { element } = await openRecord();
    expect(textOf(find(element, '[role="alert"]')!)).toContain('did not answer');
    find(element, 'c-run-error')!.dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(find(element, '[role="alert"]')).toBeNull();
    expect(asked.mappings).toHaveBeenCalledTimes(2);
  });
});
