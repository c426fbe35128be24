/** SOQL date literals as half-open ranges of UTC days. Weeks start on Sunday, fiscal years in January. */

export interface DayRange {
  /** First day, `YYYY-MM-DD`. */
  start: string;
  /** The day after the last. */
  end: string;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR';

const fixed: Record<string, [Unit, number, number]> = {
  YESTERDAY: ['DAY', -1, 0],
  TODAY: ['DAY', 0, 1],
  TOMORROW: ['DAY', 1, 2],
  LAST_90_DAYS: ['DAY', -90, 1],
  NEXT_90_DAYS: ['DAY', 1, 91],
};

/** The days of `TODAY`, `LAST_MONTH`, `LAST_N_DAYS:30` …; undefined for a name that is none. */
export function dateLiteral(literal: string, now: Date): DayRange | undefined {
  const name = literal.toUpperCase().replace('_FISCAL_', '_');
  const known = fixed[name];
  if (known) return range(now, ...known);
  const single = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (single) {
    const offset = { LAST: -1, THIS: 0, NEXT: 1 }[single[1] as 'LAST' | 'THIS' | 'NEXT'];
    return range(now, single[2] as Unit, offset, offset + 1);
  }
  return counted(name, now);
}

/** LAST_N_DAYS includes today; the other LAST_N_ units end before the current one, NEXT_N_ ones start after it. */
function counted(name: string, now: Date): DayRange | undefined {
  const match = /^(LAST_N|NEXT_N|N)_(DAY|WEEK|MONTH|QUARTER|YEAR)S(_AGO)?:(\d+)$/.exec(name);
  if (!match) return undefined;
  const [, direction, unitName, ago, digits] = match;
  const unit = unitName as Unit;
  const count = Number(digits);
  if (direction === 'N') return ago ? range(now, unit, -count, -count + 1) : undefined;
  if (direction === 'NEXT_N') return range(now, unit, 1, count + 1);
  return range(now, unit, -count, unit === 'DAY' ? 1 : 0);
}

function range(now: Date, unit: Unit, from: number, to: number): DayRange {
  return { start: startOf(now, unit, from), end: startOf(now, unit, to) };
}

function startOf(now: Date, unit: Unit, offset: number): string {
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth();
  const day = now.getUTCDate();
  const starts: Record<Unit, number> = {
    DAY: Date.UTC(year, month, day + offset),
    WEEK: Date.UTC(year, month, day - now.getUTCDay() + 7 * offset),
    MONTH: Date.UTC(year, month + offset, 1),
    QUARTER: Date.UTC(year, month - (month % 3) + 3 * offset, 1),
    YEAR: Date.UTC(year + offset, 0, 1),
  };
  return new Date(starts[unit]).toISOString().slice(0, 10);
}
