/** What the decision to ask a model once more is made of. */
export interface RetryQuestion {
  /** What the provider asked for; null when it named no time. */
  retryAfterMs: number | null;
  /** How often the model was asked, and how often it may be. */
  asked: number;
  attempts: number;
  /** Milliseconds until the deadline of the run. */
  timeLeftMs: number;
  /** Whether another model could take over. */
  standIn: boolean;
  /** From 0 to 1. */
  random: number;
}

/** Wait so long and ask again, or do not, and why. */
export type RetryAnswer = { waitMs: number } | { moveOn: string };

const BASE_MS = 500;
/** Nobody watches a spinner for longer than this, whatever the provider asks for. */
const LONGEST_WAIT_MS = 20_000;
/** With another model at hand it is not worth waiting longer. */
const LONGEST_WAIT_WITH_STAND_IN_MS = 5_000;

/**
 * The one retry policy. The waits grow from half a second, doubled each time, up to 20 s, each multiplied by chance so that
 * runs which failed together do not come back together. A time the provider names is never undercut: a little chance is added
 * to it, and when it is too long the model is not asked again.
 */
export function decideRetry(question: RetryQuestion): RetryAnswer {
  const { retryAfterMs, asked, attempts, timeLeftMs, standIn, random } = question;
  if (asked >= attempts) return { moveOn: attempts === 1 ? 'asked once' : `asked ${asked} times` };
  const backoff = Math.min(LONGEST_WAIT_MS, BASE_MS * 2 ** (asked - 1));
  const waitMs =
    retryAfterMs === null
      ? Math.round(random * backoff)
      : Math.min(LONGEST_WAIT_MS, Math.round(retryAfterMs + random * BASE_MS));
  const wanted = Math.max(retryAfterMs ?? 0, waitMs);
  if (wanted > LONGEST_WAIT_MS) return { moveOn: `the provider asks to wait ${inWords(wanted)}` };
  if (wanted >= timeLeftMs) return { moveOn: 'no time is left to wait' };
  if (standIn && wanted > LONGEST_WAIT_WITH_STAND_IN_MS)
    return { moveOn: `another model answers sooner than ${inWords(wanted)}` };
  return { waitMs };
}

/** A time in words, rounded up: "35 s", "3 min", "24 h". */
export function inWords(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds <= 120) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`;
}
