import { AppError } from '../errors.ts';
import type { Caller } from '../run-record.ts';

/** More than anybody's open pages need; each stream asks the database again and again. */
export const MOST_STREAMS = 20;

/** Counts the open streams of each person in this process. `open` throws STREAMS_TOO_MANY, or gives what closes it. */
export function createOpenStreams(): { open(caller: Caller): () => void } {
  const counts = new Map<string, number>();
  return {
    open({ orgId, userId }) {
      const person = `${orgId} ${userId}`;
      const before = counts.get(person) ?? 0;
      if (before >= MOST_STREAMS) throw new AppError('STREAMS_TOO_MANY');
      counts.set(person, before + 1);
      return () => {
        const left = (counts.get(person) ?? 1) - 1;
        if (left > 0) counts.set(person, left);
        else counts.delete(person);
      };
    },
  };
}
