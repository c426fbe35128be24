import type { RunReader } from '../ports.ts';

const PAGE = 500;

/** The masked text on record for a run, null when none arrived. */
export async function arrivedText(journal: Pick<RunReader, 'events'>, runId: string): Promise<string | null> {
  let text = '';
  for (let sequence = 0; ;) {
    const events = await journal.events(runId, sequence, PAGE);
    for (const event of events) {
      if (event.type === 'text') text += event.text;
      sequence = event.sequence;
    }
    if (events.length < PAGE) return text || null;
  }
}
