import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTimeZone, nextTime } from './next-time.ts';

const next = (first: string, every: 'once' | 'hour' | 'day' | 'week', zone: string, after: string) =>
  nextTime(new Date(first), every, zone, new Date(after))?.toISOString() ?? null;

test('a time that is still to come is the next one, and once is once', () => {
  assert.equal(
    next('2026-11-23T08:00:00Z', 'once', 'UTC', '2026-11-22T00:00:00Z'),
    '2026-11-23T08:00:00.000Z',
  );
  assert.equal(next('2026-11-23T08:00:00Z', 'once', 'UTC', '2026-11-23T08:00:00Z'), null);
});

test('a schedule that was missed for days goes on with the next time, not with all of them', () => {
  assert.equal(
    next('2026-01-01T06:30:00Z', 'hour', 'UTC', '2026-03-05T09:10:00Z'),
    '2026-03-05T09:30:00.000Z',
  );
  assert.equal(
    next('2026-01-01T06:30:00Z', 'day', 'UTC', '2026-03-05T09:10:00Z'),
    '2026-03-06T06:30:00.000Z',
  );
  assert.equal(
    next('2026-01-01T06:30:00Z', 'week', 'UTC', '2026-03-05T06:30:00Z'),
    '2026-03-12T06:30:00.000Z',
  );
});

test('nine in the morning in Berlin is nine in the morning in summer and winter', () => {
  // 29 March 2026: UTC+1 becomes UTC+2; 25 October 2026: back again.
  assert.equal(
    next('2026-03-28T08:00:00Z', 'day', 'Europe/Berlin', '2026-03-28T08:00:00Z'),
    '2026-03-29T07:00:00.000Z',
  );
  assert.equal(
    next('2026-10-24T07:00:00Z', 'day', 'Europe/Berlin', '2026-10-24T07:00:00Z'),
    '2026-10-25T08:00:00.000Z',
  );
  assert.equal(
    next('2026-10-20T07:00:00Z', 'week', 'Europe/Berlin', '2026-10-20T07:00:00Z'),
    '2026-10-27T08:00:00.000Z',
  );
});

test('a time that the clock jumps over comes an hour later, one that comes twice is taken once', () => {
  // 02:30 does not exist on 29 March 2026 in Berlin, and exists twice on 25 October.
  assert.equal(
    next('2026-03-28T01:30:00Z', 'day', 'Europe/Berlin', '2026-03-28T02:00:00Z'),
    '2026-03-29T01:30:00.000Z',
  );
  assert.equal(
    next('2026-03-28T01:30:00Z', 'day', 'Europe/Berlin', '2026-03-29T02:00:00Z'),
    '2026-03-30T00:30:00.000Z',
  );
  assert.equal(
    next('2026-10-24T00:30:00Z', 'day', 'Europe/Berlin', '2026-10-24T00:30:00Z'),
    '2026-10-25T00:30:00.000Z',
  );
  assert.equal(
    next('2026-10-24T00:30:00Z', 'day', 'Europe/Berlin', '2026-10-25T00:30:00Z'),
    '2026-10-26T01:30:00.000Z',
  );
  // Half an hour forward, on the other half of the year: Lord Howe Island, 4 October 2026.
  assert.equal(
    next('2026-10-02T22:00:00Z', 'day', 'Australia/Lord_Howe', '2026-10-02T22:30:00Z'),
    '2026-10-03T21:30:00.000Z',
  );
});

test('only time zones are time zones', () => {
  for (const name of ['UTC', 'Europe/Berlin', 'America/Sao_Paulo']) assert.ok(isTimeZone(name), name);
  for (const name of ['', 'Europe/Atlantis', 'now()', '../etc']) assert.ok(!isTimeZone(name), name);
});
