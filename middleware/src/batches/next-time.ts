import type { ScheduleEvery } from '../batch-record.ts';

const HOUR = 3_600_000;
const DAYS: Partial<Record<ScheduleEvery, number>> = { day: 1, week: 7 };
const DAY = 24 * HOUR;

/** Whether the runtime knows a time zone by this IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The first time of a schedule that is later than `after`; null when there is none. Days and weeks keep the time on the clock of
 * the zone: where the clock jumps over it, the time is so much later as it jumped, and where it comes twice it is the first.
 */
export function nextTime(firstAt: Date, every: ScheduleEvery, timeZone: string, after: Date): Date | null {
  if (firstAt > after) return firstAt;
  if (every === 'once') return null;
  if (every === 'hour') {
    const hours = Math.floor((Number(after) - Number(firstAt)) / HOUR) + 1;
    return new Date(Number(firstAt) + hours * HOUR);
  }
  const step = DAYS[every]! * DAY;
  const first = clockOf(Number(firstAt), timeZone);
  // The clock of a zone moves by hours, never by days: one step before is early enough to begin with.
  let steps = Math.max(1, Math.floor((Number(after) - Number(firstAt)) / step) - 1);
  for (;;) {
    const time = timeOf(first + steps * step, timeZone);
    if (time > Number(after)) return new Date(time);
    steps += 1;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clock of the zone shows at a time, as if it were UTC. Both in milliseconds since 1970. */
function clockOf(time: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown + (((time % 1000) + 1000) % 1000);
}

/** The time at which the clock of the zone shows this. */
function timeOf(clock: number, timeZone: string): number {
  const offset = (time: number): number => clockOf(time, timeZone) - time;
  const before = clock - offset(clock - DAY);
  const behind = clock - offset(clock + DAY);
  // Both are right when the clock comes twice; the earlier one is meant. When it is jumped over neither is.
  const times = [before, behind].filter((time) => clockOf(time, timeZone) === clock);
  return times.length > 0 ? Math.min(...times) : before;
}
