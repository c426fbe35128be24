import type { ModelInterface } from '../../core/provider.ts';
import type { Platform } from '../../core/types.ts';

/** What a reply leaves for the next turn, and who understands it: another platform would refuse it. */
interface Continuation {
  format: ModelInterface;
  platform: Platform;
  kept: unknown;
}

/** Marks what is kept with whom it belongs to; null where nothing is. */
export const toContinuation = (
  format: ModelInterface,
  platform: Platform,
  kept: unknown,
): Continuation | null => (kept === null ? null : { format, platform, kept });

/** What was kept for this format and platform; null for a turn that another model wrote. */
export function continuationOf(continuation: unknown, format: ModelInterface, platform: Platform): unknown {
  const given = (continuation ?? {}) as Partial<Continuation>;
  return given.format === format && given.platform === platform ? (given.kept ?? null) : null;
}
