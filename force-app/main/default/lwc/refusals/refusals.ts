/** What was refused on a page with many rows: each refusal is shown at the row it belongs to. */
import type { RunError } from 'c/runView';

/** By the row it was refused for. */
export type Refusals = Record<string, RunError>;

/** With this refusal in place of the row's last one; null takes that away. It offers no retry: the row's own action is one. */
export function withRefusal(refusals: Refusals, row: string, refusal: RunError | null): Refusals {
  const { [row]: _before, ...others } = refusals;
  return refusal ? { ...others, [row]: { ...refusal, retryable: false } } : others;
}
