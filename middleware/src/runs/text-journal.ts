/** Pieces of an answer on their way to the journal. */
export interface TextJournal {
  add(text: string): void;
  /** Ends the writing and gives what was not written: the end of the run takes it along. Never rejects. */
  finish(): Promise<string>;
}

/** All runs of a process write at the same moments, so that what they say shares statements. */
const BEAT_MILLISECONDS = 80;
const FULL_CHARACTERS = 600;

/**
 * Writes streamed text in batches, one after the other: a transaction per word would cost more than the words are
 * worth, and a person does not see 40 ms, which it waits on average. A batch that cannot be written stays for the next
 * one, or for the end.
 */
export function createTextJournal(write: (text: string) => Promise<void>): TextJournal {
  let waiting = '';
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    writing = writing.then(async () => {
      const batch = waiting;
      if (batch === '') return;
      waiting = '';
      try {
        await write(batch);
      } catch {
        waiting = batch + waiting;
      }
    });
  };
  return {
    add(text) {
      waiting += text;
      if (waiting.length >= FULL_CHARACTERS) flush();
      else timer ??= setTimeout(flush, BEAT_MILLISECONDS - (Date.now() % BEAT_MILLISECONDS));
    },
    async finish() {
      if (timer) clearTimeout(timer);
      timer = null;
      await writing;
      const rest = waiting;
      waiting = '';
      return rest;
    },
  };
}
