/** Of the time a run may take, what is left to the model once it has waited for its turn. */
const SHARE_FOR_THE_ANSWER = 0.1;
/** With another model at hand nobody waits longer for this one. */
const LONGEST_WAIT_WITH_STAND_IN_MS = 10_000;

/**
 * Milliseconds a run waits for its turn at a model whose calls are limited, when so many are left of its deadline: a call that
 * begins with no time to be answered would only cost money.
 */
export function waitForTurnMs(timeLeftMs: number, deadlineMs: number, standIn: boolean): number {
  const most = Math.max(0, timeLeftMs - deadlineMs * SHARE_FOR_THE_ANSWER);
  return standIn ? Math.min(most, LONGEST_WAIT_WITH_STAND_IN_MS) : most;
}
