/** Not Salesforce: how the org fails when a test of a client asks it to. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { OrgError, saveError } from '../errors.ts';
import type { SaveError } from '../ports.ts';

/**
 * down: every API answers 503. limit: API calls answer that the day's are used up. lock: every saved row is locked.
 * storage: no row can be inserted. hang: requests are taken and not answered until the mode is set again.
 */
export const outageModes = ['none', 'down', 'limit', 'lock', 'storage', 'hang'] as const;

export type OutageMode = (typeof outageModes)[number];

export interface OutageState {
  mode: OutageMode;
  /** How many more calls it lasts; null = until it is set again. */
  calls: number | null;
}

export interface Outage {
  state(): OutageState;
  /** Also lets go of what hangs. */
  set(state: OutageState): void;
  /** Runs a request under the mode: throws OrgError, waits, or makes its saves fail. `gone`: the client has left. */
  during<T>(isApiCall: boolean, work: () => Promise<T>, gone?: () => boolean): Promise<T>;
  /** What is wrong with saving a row now; null = nothing. Outside of requests nothing ever is. */
  fault(inserts: boolean): SaveError | null;
}

/** What a request has met of the mode so far: all its saves meet the same. */
interface Met {
  fault: 'lock' | 'storage' | null | undefined;
}

const faults = {
  lock: saveError('UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record'),
  storage: saveError('STORAGE_LIMIT_EXCEEDED', 'storage limit exceeded'),
};

/** Nothing fails until somebody asks. */
export function createOutage(): Outage {
  let now: OutageState = { mode: 'none', calls: null };
  let release: () => void = () => undefined;
  let changed = new Promise<void>((resolve) => (release = resolve));
  const requests = new AsyncLocalStorage<Met>();
  const spend = (): void => {
    if (now.calls === null) return;
    now.calls -= 1;
    if (now.calls <= 0) now = { mode: 'none', calls: null };
  };
  const gate = async (isApiCall: boolean, gone: () => boolean): Promise<void> => {
    const { mode } = now;
    if (mode === 'down') {
      spend();
      throw new OrgError('SERVER_UNAVAILABLE', 'The server is temporarily unavailable');
    }
    if (mode === 'limit' && isApiCall) {
      spend();
      throw new OrgError('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    }
    if (mode !== 'hang') return;
    spend();
    await changed;
    // Clients that left just before the change are noticed before their requests go on.
    await new Promise((resolve) => setImmediate(resolve));
    if (gone()) throw new OrgError('SERVER_UNAVAILABLE', 'The client has left');
  };
  return {
    state: () => now,
    set(state) {
      now = { ...state };
      release();
      changed = new Promise((resolve) => (release = resolve));
    },
    async during(isApiCall, work, gone = () => false) {
      await gate(isApiCall, gone);
      return requests.run({ fault: undefined }, work);
    },
    fault(inserts) {
      const met = requests.getStore();
      if (!met) return null;
      const { mode } = now;
      if (met.fault === undefined) {
        if (mode !== 'lock' && (mode !== 'storage' || !inserts)) return null;
        met.fault = mode;
        spend();
      }
      if (met.fault === 'storage' && !inserts) return null;
      return met.fault && faults[met.fault];
    },
  };
}
