import { DAY_MS, costsText, currenciesOf, everyDay, groupsOf, summaryOf, valueText } from 'c/auditUsageView';
import type { UsageRow } from 'c/auditView';

const row = (changes: Partial<UsageRow>): UsageRow => ({
  key: 'a',
  label: 'GPT',
  status: 'Answered',
  currencyCode: 'USD',
  runs: 2,
  inputTokens: 100,
  outputTokens: 20,
  cost: 0.5,
  totalMs: 3000,
  timed: 2,
  ...changes,
});
const ROWS = [
  row({}),
  row({ status: 'Failed', cost: 0, runs: 1, timed: 0, totalMs: undefined }),
  row({ currencyCode: 'EUR', cost: 1.25, runs: 1, timed: 1, totalMs: 1500 }),
  row({ key: 'b', label: 'Mistral', currencyCode: 'EUR', runs: 5 }),
  row({
    key: undefined,
    label: undefined,
    status: 'Failed',
    currencyCode: undefined,
    cost: undefined,
    runs: 1,
  }),
];

describe('c/auditUsageView', () => {
  it('adds rows of one group up and keeps currencies apart', () => {
    const groups = groupsOf('model', ROWS);
    expect(groups.map(({ label, runs, failures }) => [label, runs, failures])).toEqual([
      ['Mistral', 5, 0],
      ['GPT', 4, 1],
      ['No model was asked', 1, 1],
    ]);
    expect(costsText(groups[1]!)).toBe('0.50 USD + 1.25 EUR');
    expect(currenciesOf(groups)).toEqual(['EUR', 'USD']);
    expect(summaryOf(groups, 'model')).toBe(
      '10 runs, 2 failed · 600 tokens · 1.75 EUR + 0.50 USD · 3 models',
    );
    expect(summaryOf([], 'model')).toBe('Nothing was run in this time.');
  });

  it('gives every measure in words', () => {
    const [, group] = groupsOf('model', ROWS);
    const words = (['runs', 'failures', 'tokens', 'cost', 'time'] as const).map((measure) =>
      valueText(group!, measure, 'USD'),
    );
    expect(words).toEqual(['4', '1', '360', '0.50 USD', '1.5 s']);
  });

  it('shows days in their order, those without runs too', () => {
    const groups = groupsOf('day', [row({ key: '2026-11-20' }), row({ key: '2026-11-18' })]);
    const from = Date.UTC(2026, 10, 17);
    expect(everyDay(groups, from, from + 4 * DAY_MS).map(({ key, runs }) => `${key} ${runs}`)).toEqual([
      '2026-11-17 0',
      '2026-11-18 2',
      '2026-11-19 0',
      '2026-11-20 2',
    ]);
  });
});
