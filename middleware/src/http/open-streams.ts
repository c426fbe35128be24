import { AppError } from '../errors.ts';
import type { Counts } from '../observing-ports.ts';
import type { Caller } from '../run-record.ts';

/** More than anybody's open pages need; each stream asks the database again and again. */
export const MOST_STREAMS = 20;

/** The streams that are open in this process. */
export interface OpenStreams {
  /** One more of this person; gives what closes it. Throws STREAMS_TOO_MANY. */
  open(caller: Caller): () => void;
}

/** Counts the open streams of each person in this process. */
export function createOpenStreams(told?: Pick<Counts, 'streams'>): OpenStreams {
  const counts = new Map<string, number>();
  return {
    open({ orgId, userId }) {
      const person = `${orgId} ${userId}`;
      const before = counts.get(person) ?? 0;
      if (before >= MOST_STREAMS) throw new AppError('STREAMS_TOO_MANY');
      counts.set(person, before + 1);
      told?.streams(1);
      return () => {
        const left = (counts.get(person) ?? 1) - 1;
        if (left > 0) counts.set(person, left);
        else counts.delete(person);
        told?.streams(-1);
      };
    },
  };
}
