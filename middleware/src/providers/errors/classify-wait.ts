/** When a provider asks to be tried again: from headers, from the body, from its sentence. */

const UNITS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** "try again in 1.2s", "retry in 34.07s", "try again in 6m0s", "retry after 59 seconds" */
const SENTENCE = /\b(?:again|retry) (?:in|after) (\d[\d.hms ]{0,20}(?:econds?|inutes?)?)/i;
/** Seconds and milliseconds since 1970 are larger numbers than any time to wait. */
const EPOCH_SECONDS = 1e9;
const EPOCH_MILLISECONDS = 1e12;

/** The headers in which hosts tell when a limit is open again, next to what remains of it. */
const RESETS: readonly [reset: string, remaining: string][] = [
  ['x-ratelimit-reset-requests', 'x-ratelimit-remaining-requests'],
  ['x-ratelimit-reset-tokens', 'x-ratelimit-remaining-tokens'],
  ['x-ratelimit-reset', 'x-ratelimit-remaining'],
];

/** Milliseconds to wait, from the most exact source there is; null where nothing says. `now` is in milliseconds since 1970. */
export function waitOf(
  headers: Headers | null,
  said: { message: string; retryDelay: string | null },
  isLimit: boolean,
  now: number,
): number | null {
  return (
    exactly(headers?.get('retry-after-ms')) ??
    retryAfter(headers?.get('retry-after'), now) ??
    (said.retryDelay === null ? null : durationOf(said.retryDelay)) ??
    durationOf(SENTENCE.exec(said.message)?.[1] ?? '') ??
    (isLimit && headers ? resetOf(headers, now) : null)
  );
}

function exactly(value: string | null | undefined): number | null {
  const milliseconds = Number(value ?? NaN);
  return milliseconds >= 0 ? milliseconds : null;
}

/** Seconds or a date (RFC 9110 10.2.3). */
function retryAfter(value: string | null | undefined, now: number): number | null {
  if (!value) return null;
  const seconds = Number(value);
  if (!Number.isNaN(seconds)) return Math.max(0, seconds * 1000);
  const wait = durationOf(value) ?? Date.parse(value) - now;
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}

/** The limit that is used up; where none says that it is, nothing is known. */
function resetOf(headers: Headers, now: number): number | null {
  const waits = RESETS.flatMap(([reset, remaining]) => {
    if (headers.get(remaining) !== '0') return [];
    const value = headers.get(reset);
    const wait = value === null ? null : momentOf(value, now);
    return wait === null ? [] : [wait];
  });
  return waits.length > 0 ? Math.max(...waits) : null;
}

function momentOf(value: string, now: number): number | null {
  const number = Number(value);
  if (Number.isNaN(number)) return durationOf(value);
  if (number >= EPOCH_MILLISECONDS) return Math.max(0, number - now);
  if (number >= EPOCH_SECONDS) return Math.max(0, number * 1000 - now);
  return number * 1000;
}

/** "6m0s", "11.122s", "20ms", "1h30m", "59 seconds": milliseconds; null for anything else. */
export function durationOf(text: string): number | null {
  const plain = text.replace(/[. ]+$/, '').replace(/ ?(s|m)(?:econds?|inutes?)$/i, '$1');
  if (!/^(?:\d+(?:\.\d+)? ?(?:ms|[smhd]) ?)+$/i.test(plain)) return null;
  let sum = 0;
  for (const [, number, unit] of plain.matchAll(/(\d+(?:\.\d+)?) ?(ms|[smhd])/gi)) {
    sum += Number(number) * UNITS[unit!.toLowerCase()]!;
  }
  return Math.round(sum);
}
