/** Dates and times in UTC, in the forms Apex reads and writes. */
import { DateValue, DatetimeValue } from './values.ts';

const DAY = 86_400_000;
const two = (value: number): string => String(value).padStart(2, '0');

export function dateText(date: DateValue): string {
  return new Date(date.day * DAY).toISOString().slice(0, 10);
}

/** `2026-11-22 10:05:00`. */
export function datetimeText(datetime: DatetimeValue): string {
  return new Date(datetime.milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}

/** `2026-11-22T10:05:00.000Z`. */
export function isoText(datetime: DatetimeValue): string {
  return new Date(datetime.milliseconds).toISOString();
}

export function makeDate(year: number, month: number, day: number): DateValue {
  return new DateValue(Date.UTC(year, month - 1, day) / DAY);
}

/** `2026-11-22`; undefined when the text is no date. */
export function parseDate(text: string): DateValue | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})(?: .*)?$/.exec(text);
  return match ? makeDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** `2026-11-22 10:05:00` or an ISO form with an offset; undefined when the text is neither. */
export function parseDatetime(text: string): DatetimeValue | undefined {
  const plain = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/.exec(text);
  const iso = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(text);
  if (!plain && !iso) return undefined;
  const milliseconds = Date.parse(
    plain ? `${plain[1]}T${plain[2]}Z` : text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'),
  );
  return Number.isNaN(milliseconds) ? undefined : new DatetimeValue(milliseconds);
}

export function dateOf(datetime: DatetimeValue): DateValue {
  return new DateValue(Math.floor(datetime.milliseconds / DAY));
}

export function startOf(date: DateValue): DatetimeValue {
  return new DatetimeValue(date.day * DAY);
}

export function calendarOf(milliseconds: number): {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  millisecond: number;
} {
  const date = new Date(milliseconds);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

/** Adds months as the platform does: a day that the month does not have becomes its last day. */
export function addMonths(date: DateValue, months: number): DateValue {
  const { year, month, day } = calendarOf(date.day * DAY);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return makeDate(last.getUTCFullYear(), last.getUTCMonth() + 1, Math.min(day, last.getUTCDate()));
}

const patternParts: Record<string, (parts: ReturnType<typeof calendarOf>) => string> = {
  yyyy: (parts) => String(parts.year),
  MM: (parts) => two(parts.month),
  dd: (parts) => two(parts.day),
  HH: (parts) => two(parts.hour),
  mm: (parts) => two(parts.minute),
  ss: (parts) => two(parts.second),
  SSS: (parts) => String(parts.millisecond).padStart(3, '0'),
  "''": () => "'",
};

/** SimpleDateFormat with yyyy MM dd HH mm ss SSS and quoted text, in UTC; undefined for any other letter. */
export function formatPattern(datetime: DatetimeValue, pattern: string): string | undefined {
  const parts = calendarOf(datetime.milliseconds);
  let text = '';
  for (const [piece] of pattern.matchAll(/''|'[^']*'|([A-Za-z])\1*|[^A-Za-z']+/g)) {
    const known = patternParts[piece];
    if (known) text += known(parts);
    else if (piece.startsWith("'")) text += piece.slice(1, -1);
    else if (/[A-Za-z]/.test(piece)) return undefined;
    else text += piece;
  }
  return text;
}
