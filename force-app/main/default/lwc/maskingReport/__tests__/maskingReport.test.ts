import MaskingReport from 'c/maskingReport';
import * as requests from 'c/maskingRequests';
import type { Report } from 'c/maskingRequests';
import { accessibilityIssues, clearPage, enter, find, findAll, press, settle, show, textOf } from 'test/page';
import { refusal } from 'test/models';

jest.mock('c/maskingRequests', () => ({
  ...jest.requireActual<object>('c/maskingRequests'),
  mappings: jest.fn(),
  report: jest.fn(),
}));

const asked = jest.mocked(requests);
const REPORT: Report = {
  records: 5,
  fields: [
    {
      path: 'Description',
      treatment: 'send',
      label: null,
      filled: 4,
      counts: { Person: { record: 3, name: 1 }, Email: { detector: 2 } },
      sentAsStored: 1,
    },
    {
      path: 'Contact.Name',
      treatment: 'mask',
      label: 'Person',
      filled: 5,
      counts: { Person: { field: 5 } },
      sentAsStored: 0,
    },
  ],
  residual: {},
  external: null,
};

async function open() {
  const element = show('c-masking-report', MaskingReport);
  await settle();
  return element;
}
async function run(element: HTMLElement) {
  await enter(element, { mapping: 'Case_Summary', size: '5' });
  await press(element, 'run');
}

describe('c-masking-report', () => {
  beforeEach(() => {
    asked.mappings.mockResolvedValue([
      { apiName: 'Case_Summary', label: 'Case summary', objectLabel: 'Cases' },
    ]);
    asked.report.mockResolvedValue(REPORT);
  });
  afterEach(clearPage);

  it('says per field how much is filled, what is masked and what is sent as stored', async () => {
    const element = await open();
    expect(find(element, '[data-id="empty"]')).not.toBeNull();
    await run(element);
    expect(asked.report).toHaveBeenCalledWith('Case_Summary', 5);
    expect(findAll(element, 'tbody tr').map(textOf)).toEqual([
      'DescriptionSend44 Person (Record search, Name in text), 2 Email (Detector)1',
      'Contact.NameMaskPerson55 Person (Mapped field)0',
    ]);
    expect(textOf(find(element, '[data-id="summary"]')!)).toBe(
      '5 records masked. 1 field sends values as they are stored.',
    );
    expect(textOf(find(element, '[data-id="residual"]')!)).toContain('sees nothing sensitive');
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('warns of what is left after masking', async () => {
    asked.report.mockResolvedValueOnce({ ...REPORT, residual: { Email: 2 } });
    const element = await open();
    await run(element);
    expect(textOf(find(element, '[role="alert"]')!)).toContain('still sees: 2 Email.');
  });

  it('says that the external detector did not answer', async () => {
    asked.report.mockResolvedValueOnce({
      ...REPORT,
      external: { status: 'unavailable', detail: 'Timed out.' },
    });
    const element = await open();
    await run(element);
    expect(textOf(find(element, '[data-id="external"]')!)).toContain('did not answer. Timed out.');
  });

  it('waits, says when there is no record, and why there is no report', async () => {
    const element = await open();
    let answer: (report: Report) => void = () => {};
    asked.report.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    await run(element);
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    expect(find<HTMLElement & { disabled: boolean }>(element, '[data-id="run"]')?.disabled).toBe(true);
    answer({ ...REPORT, records: 0 });
    await settle();
    expect(find(element, '[data-id="no-records"]')).not.toBeNull();
    asked.report.mockRejectedValueOnce(refusal('MAPPING_NOT_FOUND', 'There is no such mapping.'));
    await press(element, 'run');
    expect(textOf(find(element, '[role="alert"]')!)).toContain('There is no such mapping.');
    find(element, 'c-run-error')!.dispatchEvent(new CustomEvent('retry'));
    await settle();
    expect(find(element, 'tbody')).not.toBeNull();
  });
});
