/** Date and Datetime, in UTC: the local org's users have no other time zone. */
import { UnsupportedApex } from '../errors.ts';
import {
  addMonths,
  calendarOf,
  dateOf,
  formatPattern,
  makeDate,
  parseDate,
  parseDatetime,
  startOf,
} from '../dates.ts';
import { throwApex } from '../platform-exceptions.ts';
import { DateValue, DatetimeValue } from '../values.ts';
import type { BuiltinType, Call } from './table.ts';

const DAY = 86_400_000;
const part = (date: DateValue | DatetimeValue) =>
  calendarOf(date instanceof DateValue ? date.day * DAY : date.milliseconds);
const later = (datetime: DatetimeValue, milliseconds: number) =>
  new DatetimeValue(datetime.milliseconds + milliseconds);

function moved(datetime: DatetimeValue, months: number): DatetimeValue {
  const day = dateOf(datetime);
  return later(startOf(addMonths(day, months)), datetime.milliseconds - startOf(day).milliseconds);
}

function format(datetime: DatetimeValue, pattern: string, call: Call): string {
  const text = formatPattern(datetime, pattern);
  if (text === undefined) throw new UnsupportedApex(`date pattern ${pattern}`, call.site);
  return text;
}

function inZone(datetime: DatetimeValue, pattern: string, zone: string, call: Call): string {
  if (zone !== 'UTC' && zone !== 'GMT') throw new UnsupportedApex(`time zone ${zone}`, call.site);
  return format(datetime, pattern, call);
}

export const dateType: BuiltinType = {
  name: 'Date',
  methods: {
    'addDays(Integer)': (date: DateValue, [days]) => new DateValue(date.day + days),
    'addMonths(Integer)': (date: DateValue, [months]) => addMonths(date, months),
    'addYears(Integer)': (date: DateValue, [years]) => addMonths(date, years * 12),
    'day()': (date: DateValue) => part(date).day,
    'daysBetween(Date)': (date: DateValue, [other]) => other.day - date.day,
    'isSameDay(Date)': (date: DateValue, [other]) => other.day === date.day,
    'month()': (date: DateValue) => part(date).month,
    'toStartOfMonth()': (date: DateValue) => makeDate(part(date).year, part(date).month, 1),
    'year()': (date: DateValue) => part(date).year,
  },
  statics: {
    'newInstance(Integer,Integer,Integer)': (_, [year, month, day]) => makeDate(year, month, day),
    'today()': (_, __, { frame }) => dateOf(new DatetimeValue(frame.machine.now())),
    'valueOf(String)': (_, [text], { site }) =>
      parseDate(text) ?? throwApex('TypeException', `Invalid date: ${text}`, site),
    'valueOf(Date)': (_, [date]) => date,
  },
};

export const datetimeType: BuiltinType = {
  name: 'Datetime',
  methods: {
    'addDays(Integer)': (datetime: DatetimeValue, [days]) => later(datetime, days * DAY),
    'addHours(Integer)': (datetime: DatetimeValue, [hours]) => later(datetime, hours * 3_600_000),
    'addMinutes(Integer)': (datetime: DatetimeValue, [minutes]) => later(datetime, minutes * 60_000),
    'addSeconds(Integer)': (datetime: DatetimeValue, [seconds]) => later(datetime, seconds * 1000),
    'addMonths(Integer)': (datetime: DatetimeValue, [months]) => moved(datetime, months),
    'addYears(Integer)': (datetime: DatetimeValue, [years]) => moved(datetime, years * 12),
    'date()': (datetime: DatetimeValue) => dateOf(datetime),
    'dateGmt()': (datetime: DatetimeValue) => dateOf(datetime),
    'day()': (datetime: DatetimeValue) => part(datetime).day,
    'format(String)': (datetime: DatetimeValue, [pattern], call) => format(datetime, pattern, call),
    'format(String,String)': (datetime: DatetimeValue, [pattern, zone], call) =>
      inZone(datetime, pattern, zone, call),
    'formatGmt(String)': (datetime: DatetimeValue, [pattern], call) => format(datetime, pattern, call),
    'getTime()': (datetime: DatetimeValue) => BigInt(datetime.milliseconds),
    'hour()': (datetime: DatetimeValue) => part(datetime).hour,
    'minute()': (datetime: DatetimeValue) => part(datetime).minute,
    'month()': (datetime: DatetimeValue) => part(datetime).month,
    'second()': (datetime: DatetimeValue) => part(datetime).second,
    'year()': (datetime: DatetimeValue) => part(datetime).year,
  },
  statics: {
    'newInstance(Long)': (_, [milliseconds]) => new DatetimeValue(Number(milliseconds)),
    'newInstance(Integer,Integer,Integer)': (_, [year, month, day]) => startOf(makeDate(year, month, day)),
    'newInstanceGmt(Integer,Integer,Integer)': (_, [year, month, day]) => startOf(makeDate(year, month, day)),
    'newInstance(Integer,Integer,Integer,Integer,Integer,Integer)': (
      _,
      [year, month, day, hour, minute, second],
    ) => new DatetimeValue(Date.UTC(year, month - 1, day, hour, minute, second)),
    'newInstanceGmt(Integer,Integer,Integer,Integer,Integer,Integer)': (
      _,
      [year, month, day, hour, minute, second],
    ) => new DatetimeValue(Date.UTC(year, month - 1, day, hour, minute, second)),
    'now()': (_, __, { frame }) => new DatetimeValue(frame.machine.now()),
    'valueOf(String)': (_, [text], { site }) =>
      parseDatetime(text) ?? throwApex('TypeException', `Invalid date/time: ${text}`, site),
    'valueOfGmt(String)': (_, [text], { site }) =>
      parseDatetime(text) ?? throwApex('TypeException', `Invalid date/time: ${text}`, site),
  },
};
