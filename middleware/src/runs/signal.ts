import { AppError } from '../errors.ts';

/** Why a run is stopped from outside; the reason of its abort signal. */
export type StopReason = 'CANCELLED' | 'RUN_DEADLINE_EXCEEDED' | OpenReason;

/** This process stops, or has lost its claim: another one goes on with the run, which is therefore not ended. */
type OpenReason = 'HANDED_OVER' | 'LEASE_LOST';

/** Settles like `work`, or rejects as soon as the signal is aborted; `work` itself then goes on unheard. */
export function raceWithSignal<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new AppError('MODEL_CANCELLED'));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** True when the run is left as it is for another process. */
export const leavesRunOpen = (signal: AbortSignal): boolean =>
  signal.aborted && (signal.reason === 'HANDED_OVER' || signal.reason === 'LEASE_LOST');

/** The reason an aborted signal carries, null for one that is not aborted. */
export function stopReason(signal: AbortSignal): StopReason | null {
  return signal.aborted ? (signal.reason as StopReason) : null;
}
