/**
 * A circuit breaker as values: a model that keeps failing is left alone for a while, then tried with one call. The clock is
 * passed in, in milliseconds.
 */
export type Circuit =
  | { state: 'closed'; failuresInARow: number; recent: readonly boolean[]; underWay: number }
  | { state: 'open'; until: number; pausedMs: number }
  | { state: 'half-open'; pausedMs: number };

export interface CircuitRules {
  /** Failures in a row that open the circuit, unless as many calls are under way: failing is faster than answering. */
  failuresInARow: number;
  /** The last so many calls are looked at too: it opens when at least this share of them and of those under way failed. */
  window: number;
  share: number;
  /** How long it stays open the first time, and at most when probe after probe fails. */
  firstPauseMs: number;
  longestPauseMs: number;
}

export const CIRCUIT_RULES: CircuitRules = {
  failuresInARow: 5,
  window: 20,
  share: 0.5,
  firstPauseMs: 30_000,
  longestPauseMs: 300_000,
};

export const CLOSED: Circuit = { state: 'closed', failuresInARow: 0, recent: [], underWay: 0 };

/** May the model be asked? `probe`: yes, as the one call that finds out. A number: no, not before that time. */
export type Permission = 'ask' | 'probe' | { notBefore: number };

/** The permission for one call at this time, and the circuit after it was given. */
export function permit(circuit: Circuit, now: number): { permission: Permission; circuit: Circuit } {
  if (circuit.state === 'closed')
    return { permission: 'ask', circuit: { ...circuit, underWay: circuit.underWay + 1 } };
  // The probe is under way; when it fails, the pause begins anew.
  if (circuit.state === 'half-open') return { permission: { notBefore: now + 1_000 }, circuit };
  if (now < circuit.until) return { permission: { notBefore: circuit.until }, circuit };
  return { permission: 'probe', circuit: { state: 'half-open', pausedMs: circuit.pausedMs } };
}

/** How a permitted call went: `neither` when it says nothing of the model, such as a cancelled one. */
export type Outcome = 'worked' | 'failed' | 'neither';

/**
 * The circuit after a call. What a call that was under way when the circuit opened has to say comes too late: while it is not
 * closed, only the probe counts.
 */
export function settle(
  circuit: Circuit,
  permission: 'ask' | 'probe',
  outcome: Outcome,
  now: number,
  rules: CircuitRules = CIRCUIT_RULES,
): Circuit {
  if (permission === 'probe') {
    if (circuit.state !== 'half-open') return circuit;
    if (outcome === 'worked') return CLOSED;
    const pausedMs =
      outcome === 'failed' ? Math.min(circuit.pausedMs * 2, rules.longestPauseMs) : circuit.pausedMs;
    // A probe that found nothing out gives its place to the next call.
    return { state: 'open', until: outcome === 'failed' ? now + pausedMs : now, pausedMs };
  }
  return circuit.state === 'closed' ? settleClosed(circuit, outcome, now, rules) : circuit;
}

function settleClosed(
  circuit: Extract<Circuit, { state: 'closed' }>,
  outcome: Outcome,
  now: number,
  rules: CircuitRules,
): Circuit {
  const underWay = Math.max(0, circuit.underWay - 1);
  if (outcome === 'neither') return leastOf({ ...circuit, underWay });
  const failed = outcome === 'failed';
  const recent = [...circuit.recent, failed].slice(-rules.window);
  const failuresInARow = failed ? circuit.failuresInARow + 1 : 0;
  const failures = recent.filter(Boolean).length;
  const row = failuresInARow >= rules.failuresInARow && failuresInARow > underWay;
  const share = recent.length === rules.window && failures >= rules.share * (rules.window + underWay);
  if (failed && (row || share))
    return { state: 'open', until: now + rules.firstPauseMs, pausedMs: rules.firstPauseMs };
  return leastOf({ state: 'closed', failuresInARow, recent: failures === 0 ? [] : recent, underWay });
}

/** A circuit that remembers nothing is the one all begin with. */
const leastOf = (circuit: Extract<Circuit, { state: 'closed' }>): Circuit =>
  circuit.recent.length === 0 && circuit.underWay === 0 ? CLOSED : circuit;
