import type { ModelProfile } from '../core/types.ts';
import type { PromptFacts, RunRecord } from '../run-record.ts';

/** How far a run has come: what its ending is made of, whatever the end. Times are milliseconds since 1970. */
export interface Progress {
  created: number;
  started: number | null;
  prompt: PromptFacts | null;
  /** The model that was asked last, with the masked text it got. */
  asked: { model: ModelProfile; requestText: string; sentAt: number } | null;
  firstTokenAt: number | null;
  repliedAt: number | null;
  /** Masked text that has arrived. */
  text: string;
}

/** The progress of a run that has just been taken from the queue. */
export function createProgress(run: RunRecord): Progress {
  return {
    created: run.createdAt.getTime(),
    started: null,
    prompt: null,
    asked: null,
    firstTokenAt: null,
    repliedAt: null,
    text: '',
  };
}
