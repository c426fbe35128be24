import AuditUsage from 'c/auditUsage';
import * as requests from 'c/auditRequests';
import { refusal } from 'test/models';
import { accessibilityIssues, clearPage, enter, find, findAll, fire, settle, show, textOf } from 'test/page';

jest.mock('c/auditRequests', () => ({
  ...jest.requireActual<object>('c/auditRequests'),
  usage: jest.fn(),
}));

const asked = jest.mocked(requests);
const ROWS = [
  {
    key: 'a',
    label: 'GPT',
    status: 'Answered',
    currencyCode: 'USD',
    runs: 3,
    cost: 0.5,
    totalMs: 3000,
    timed: 3,
  },
  { key: 'b', label: 'Mistral', status: 'Failed', currencyCode: 'EUR', runs: 1, cost: 2, timed: 0 },
];

async function open() {
  const element = show('c-audit-usage', AuditUsage);
  await settle();
  return element;
}
const bars = (element: HTMLElement) =>
  findAll(find(element, 'c-usage-chart')!, '[title]').map(({ title }) => title);

describe('c-audit-usage', () => {
  beforeEach(() => {
    asked.usage.mockResolvedValue(ROWS);
  });
  afterEach(clearPage);

  it('shows runs by model as bars, and everything in the table beside them', async () => {
    const element = await open();
    expect(bars(element)).toEqual(['GPT: 3', 'Mistral: 1']);
    expect(findAll(element, 'tbody tr').map(textOf)).toEqual(['GPT3000.50 USD1.0 s', 'Mistral1102.00 EUR']);
    expect(textOf(find(element, '[data-id="summary"]')!)).toBe(
      '4 runs, 1 failed · 0 tokens · 0.50 USD + 2.00 EUR · 2 models',
    );
    expect(await accessibilityIssues(element)).toEqual([]);
  });

  it('shows another measure of the same sums, costs of one currency at a time', async () => {
    const element = await open();
    await enter(element, { measure: 'cost' });
    expect(bars(element)).toEqual(['Mistral: 2.00 EUR', 'GPT: ']);
    await enter(element, { currency: 'USD' });
    expect(bars(element)).toEqual(['GPT: 0.50 USD', 'Mistral: ']);
    expect(asked.usage).toHaveBeenCalledTimes(1);
  });

  it('counts anew by day over another time, with a column for every day', async () => {
    const element = await open();
    await enter(element, { range: '7', dimension: 'day' });
    const [dimension, from, to] = asked.usage.mock.calls.at(-1)!;
    expect([dimension, (to - from) / 86_400_000]).toEqual(['day', 7]);
    expect(bars(element)).toHaveLength(7);
  });

  it('says when nothing was run, and why it cannot count', async () => {
    asked.usage.mockResolvedValueOnce([]);
    const element = await open();
    expect(textOf(find(element, '[data-id="summary"]')!)).toBe('Nothing was run in this time.');
    asked.usage.mockRejectedValueOnce(refusal('ORG_BUSY', 'Salesforce is busy.'));
    await enter(element, { dimension: 'team' });
    expect(textOf(find(element, '[role="alert"]')!)).toContain('Salesforce is busy.');
    fire(find(element, 'c-run-error'), 'retry');
    await settle();
    expect(find(element, 'tbody')).not.toBeNull();
  });
});
