/** Sums of usage as the page shows them. Pure. */
import { capital, numberText } from 'c/auditView';
import type { Dimension, UsageRow } from 'c/auditView';

export type Measure = 'runs' | 'failures' | 'tokens' | 'cost' | 'time';

/** One group: a model, a prompt, a person, a team or a day. */
export interface UsageGroup {
  key: string;
  label: string;
  runs: number;
  failures: number;
  inputTokens: number;
  outputTokens: number;
  /** Currency → amount. */
  costs: Record<string, number>;
  totalMs: number;
  timed: number;
}

/** Days are counted in UTC, as the sums of the platform are. */
export const DAY_MS = 86_400_000;

const NOBODY: Record<Dimension, string> = {
  model: 'No model was asked',
  prompt: 'No prompt',
  user: 'Unknown person',
  team: 'No team',
  day: 'No day',
};

/** Rows of the same group added up; days in their order, everything else by its runs. */
export function groupsOf(dimension: Dimension, rows: readonly UsageRow[]): UsageGroup[] {
  const groups = new Map<string, UsageGroup>();
  for (const row of rows) {
    const key = row.key ?? '';
    const group = groups.get(key) ?? emptyGroup(key, row.label ?? NOBODY[dimension]);
    groups.set(key, group);
    add(group, row);
  }
  const byDay = (a: UsageGroup, b: UsageGroup) => a.key.localeCompare(b.key);
  const byRuns = (a: UsageGroup, b: UsageGroup) => b.runs - a.runs || a.label.localeCompare(b.label);
  return [...groups.values()].sort(dimension === 'day' ? byDay : byRuns);
}

function emptyGroup(key: string, label: string): UsageGroup {
  const counts = { runs: 0, failures: 0, inputTokens: 0, outputTokens: 0, totalMs: 0, timed: 0 };
  return { key, label, costs: {}, ...counts };
}

function add(group: UsageGroup, row: UsageRow): void {
  group.runs += row.runs;
  group.failures += row.status === 'Failed' ? row.runs : 0;
  group.inputTokens += row.inputTokens ?? 0;
  group.outputTokens += row.outputTokens ?? 0;
  group.totalMs += row.totalMs ?? 0;
  group.timed += row.timed;
  if (row.currencyCode && row.cost) {
    group.costs[row.currencyCode] = (group.costs[row.currencyCode] ?? 0) + row.cost;
  }
}

/** Days of a range, each with its group; one without runs is a day too. */
export function everyDay(groups: readonly UsageGroup[], from: number, to: number): UsageGroup[] {
  const known = new Map(groups.map((group) => [group.key, group]));
  const days: UsageGroup[] = [];
  for (let time = from; time < to; time += DAY_MS) {
    const key = new Date(time).toISOString().slice(0, 10);
    days.push(known.get(key) ?? emptyGroup(key, key));
  }
  return days;
}

/** All groups as one. */
export function totalOf(groups: readonly UsageGroup[]): UsageGroup {
  const total = emptyGroup('', 'Total');
  for (const group of groups) {
    total.runs += group.runs;
    total.failures += group.failures;
    total.inputTokens += group.inputTokens;
    total.outputTokens += group.outputTokens;
    total.totalMs += group.totalMs;
    total.timed += group.timed;
    for (const [currency, amount] of Object.entries(group.costs)) {
      total.costs[currency] = (total.costs[currency] ?? 0) + amount;
    }
  }
  return total;
}

/** Currencies of the groups, the one of most groups first. */
export function currenciesOf(groups: readonly UsageGroup[]): string[] {
  const counts = new Map<string, number>();
  for (const currency of groups.flatMap(({ costs }) => Object.keys(costs))) {
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  return [...counts].sort(([a, one], [b, two]) => two - one || a.localeCompare(b)).map(([name]) => name);
}

const VALUES: Record<Measure, (group: UsageGroup, currency: string) => number> = {
  runs: ({ runs }) => runs,
  failures: ({ failures }) => failures,
  tokens: ({ inputTokens, outputTokens }) => inputTokens + outputTokens,
  cost: ({ costs }, currency) => costs[currency] ?? 0,
  time: ({ totalMs, timed }) => (timed === 0 ? 0 : totalMs / timed),
};

/** What a group's bar is as long as; of costs, those in one currency. */
export function valueOf(group: UsageGroup, measure: Measure, currency: string): number {
  return VALUES[measure](group, currency);
}

/** Amounts in all their currencies: `1.25 EUR + 0.0031 USD`. */
export function costsText({ costs }: UsageGroup): string {
  return Object.entries(costs)
    .map(([currency, amount]) => `${amountText(amount)} ${currency}`)
    .join(' + ');
}

/** Two decimals for money that matters, more for what is less than a cent. */
export function amountText(amount: number): string {
  const digits = amount >= 1 ? 2 : 6;
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: digits });
}

/** The value of a bar in words. */
export function valueText(group: UsageGroup, measure: Measure, currency: string): string {
  const value = valueOf(group, measure, currency);
  if (measure === 'cost') {
    return value === 0 ? '' : `${amountText(value)} ${currency}`;
  }
  return measure === 'time' ? timeText(group) : numberText(value);
}

/** The average in seconds; '' when no run was timed. */
export function timeText({ totalMs, timed }: UsageGroup): string {
  return timed === 0 ? '' : `${(totalMs / timed / 1000).toFixed(1)} s`;
}

/** One sentence for the eye and the screen reader. */
export function summaryOf(groups: readonly UsageGroup[], dimension: Dimension): string {
  const total = totalOf(groups);
  if (total.runs === 0) {
    return 'Nothing was run in this time.';
  }
  const one = total.runs === 1;
  const cost = costsText(total);
  return [
    `${numberText(total.runs)} ${one ? 'run' : 'runs'}, ${numberText(total.failures)} failed`,
    `${numberText(total.inputTokens + total.outputTokens)} tokens`,
    ...(cost ? [cost] : []),
    `${groups.length} ${groups.length === 1 ? dimension : `${dimension}s`}`,
  ].join(' · ');
}

/** The dimensions to choose from. */
export const DIMENSIONS = (['model', 'prompt', 'user', 'team', 'day'] as const).map((value) => ({
  value,
  label: capital(value === 'user' ? 'person' : value),
}));
