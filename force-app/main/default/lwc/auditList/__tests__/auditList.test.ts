import AuditList from 'c/auditList';
import * as requests from 'c/auditRequests';
import { auditRow, RUN_ID } from 'test/audit';
import { refusal } from 'test/models';
import {
  accessibilityIssues,
  clearPage,
  enter,
  find,
  findAll,
  fire,
  press,
  settle,
  show,
  textOf,
} from 'test/page';

jest.mock('c/auditRequests', () => ({
  ...jest.requireActual<object>('c/auditRequests'),
  page: jest.fn(),
  choices: jest.fn(),
  people: jest.fn(),
}));

const asked = jest.mocked(requests);

async function open() {
  const element = show('c-audit-list', AuditList);
  await settle();
  return element;
}

describe('c-audit-list', () => {
  beforeEach(() => {
    asked.page.mockResolvedValue({ rows: [auditRow()], more: false });
    asked.choices.mockResolvedValue({ prompts: [{ value: 'p1', label: 'Case summary' }], models: [] });
    asked.people.mockResolvedValue([{ value: '005000000000001AAA', label: 'Samuel Ortiz', detail: 's@x' }]);
  });
  afterEach(clearPage);

  it('lists the newest of the last thirty days, and opens one', async () => {
    const element = await open();
    expect(asked.page).toHaveBeenCalledTimes(1);
    expect(asked.page.mock.calls[0]![0].fromAt).toMatch(/^\d{4}-/);
    expect(textOf(find(element, 'tbody tr')!)).toContain('Case summary');
    expect(textOf(find(element, '[data-id="summary"]')!)).toBe('1 interaction.');
    const opened = jest.fn();
    element.addEventListener('open', (event) => opened((event as CustomEvent<string>).detail));
    find(element, `[data-run="${RUN_ID}"]`)!.click();
    expect(opened).toHaveBeenCalledWith(RUN_ID);
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('narrows by every filter and lets all of them go', async () => {
    const element = await open();
    await press(element, 'more-filters');
    await enter(element, {
      status: 'Failed',
      kind: 'Prompt',
      promptId: 'p1',
      modelId: 'm1',
      search: 'Samuel Ortiz',
    });
    expect(asked.page.mock.calls.at(-1)![0]).toMatchObject({
      status: 'Failed',
      kind: 'Prompt',
      promptId: 'p1',
      modelId: 'm1',
      userId: '005000000000001AAA',
    });
    await press(element, 'clear');
    expect(Object.keys(asked.page.mock.calls.at(-1)![0])).toEqual(['fromAt']);
  });

  it('goes on to older ones behind the last, and says why it cannot', async () => {
    asked.page.mockResolvedValueOnce({ rows: [auditRow()], more: true });
    const element = await open();
    expect(textOf(find(element, '[data-id="summary"]')!)).toBe(
      'The newest 1 interaction. There are older ones.',
    );
    asked.page.mockRejectedValueOnce(refusal('ORG_BUSY', 'Salesforce is busy.'));
    await press(element, 'older');
    expect(textOf(find(element, '[role="alert"]')!)).toContain('Salesforce is busy.');
    asked.page.mockResolvedValueOnce({
      rows: [auditRow({ runId: 'older', name: 'AI-0000000' })],
      more: false,
    });
    fire(find(element, 'c-run-error'), 'retry');
    await settle();
    expect(asked.page.mock.calls.at(-1)![1]?.runId).toBe(RUN_ID);
    expect(findAll(element, 'tbody tr')).toHaveLength(2);
  });

  it('waits, and says when nothing fits', async () => {
    let answer: (found: { rows: []; more: false }) => void = () => {};
    asked.page.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const element = await open();
    expect(find(element, 'lightning-spinner')).not.toBeNull();
    answer({ rows: [], more: false });
    await settle();
    expect(find(element, '[data-id="empty"]')).not.toBeNull();
  });
});
