/** The claims that this process holds: with which number it may write a run. */
export interface Leases {
  take(runId: string, lease: number): void;
  /** Null for a run that this process has not claimed. */
  of(runId: string): number | null;
  drop(runId: string): void;
}

/** None at first. */
export function createLeases(): Leases {
  const held = new Map<string, number>();
  return {
    take: (runId, lease) => void held.set(runId, lease),
    of: (runId) => held.get(runId) ?? null,
    drop: (runId) => void held.delete(runId),
  };
}
