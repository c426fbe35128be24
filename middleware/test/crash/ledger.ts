/** What one client asked for and what it was told. */
export interface Entry {
  /** Its Idempotency-Key. */
  key: string;
  person: string;
  recordId: string;
  /** Ids of runs that were acknowledged for this key, each once. */
  runIds: Set<string>;
  /** How often it was sent. */
  sent: number;
}

/** The clients' memory: it outlives every process that is killed. */
export interface Ledger {
  entries: Entry[];
  /** Answers that are neither an acknowledgement nor "try again", each as a sentence. */
  refusals: string[];
  /** "Try again" by code, and connections that broke. */
  turnedAway: Map<string, number>;
  /** What readers of streams found wrong, each as a sentence. */
  misreadings: string[];
  /** Streams that were read to their end, and how often a reader had to go on at another process. */
  streamsRead: number;
  streamsResumed: number;
}

/** Nothing remembered yet. */
export const createLedger = (): Ledger => ({
  entries: [],
  refusals: [],
  turnedAway: new Map(),
  misreadings: [],
  streamsRead: 0,
  streamsResumed: 0,
});

/** Every id that a client was promised. */
export const acknowledged = ({ entries }: Ledger): string[] => entries.flatMap(({ runIds }) => [...runIds]);
