import type { DueTime } from '../batch-ports.ts';
import type { BatchRecord, BatchRequest, BatchSource } from '../batch-record.ts';
import type { PromptConfiguration } from '../ports.ts';
import type { Caller } from '../run-record.ts';
import { requireBatchPermission, type BatchParts } from './batch-parts.ts';
import { prepareEstimate } from './estimate.ts';
import { openSource, refuseTooMany, type OpenSource } from './source.ts';

/** A batch as a person asks for it. */
export interface BatchInput {
  name?: string | undefined;
  prompt: string;
  source: BatchSource;
  writeTo: string | null;
  skipUnchanged: boolean;
  start: boolean;
}

/** What a batch is made of, checked. */
export interface CheckedBatch {
  configuration: PromptConfiguration;
  source: OpenSource;
  request: Omit<BatchRequest, 'traceId'>;
}

/** Lists that are read at the same time: each holds a connection to the database while the org gives its pages. */
const READ_AT_ONCE = 2;
const turns = createTurns(READ_AT_ONCE);

/**
 * Puts a batch on record with all its records and an estimate of what it will cost; it starts at once when that is asked for.
 * Nothing is kept of a batch that is refused, with BATCH_…, PROMPT_…, LIST_VIEW_NOT_FOUND, or REQUEST_INVALID. Null: another
 * process has dealt with the due time.
 */
export async function createBatch(
  parts: BatchParts,
  caller: Caller,
  input: BatchInput,
  traceId: string,
  due?: DueTime,
): Promise<BatchRecord | null> {
  const { configuration, source, request } = await checkBatch(parts, caller, input);
  const estimate = await prepareEstimate(parts, caller, configuration);
  const name = input.name?.trim() || configuration.version.promptLabel;
  const batch = { caller, name, request: { ...request, traceId }, start: input.start };
  const made = await turns(() => parts.batches.create(batch, source.pages(), estimate, due));
  if (made) {
    const { batchId, estimate: reckoned } = made;
    const facts = { orgId: caller.orgId, userId: caller.userId, batchId, records: reckoned?.runs, traceId };
    parts.log.info(facts, 'batch-created');
  }
  return made;
}

/** Whether this person may run this prompt over these records, and put the answers where they are wanted. */
export async function checkBatch(
  parts: BatchParts,
  caller: Caller,
  { prompt, source, writeTo, skipUnchanged }: Omit<BatchInput, 'name' | 'start'>,
): Promise<CheckedBatch> {
  refuseTooMany(source);
  await requireBatchPermission(parts, caller);
  const configuration = await parts.configuration.load(caller.orgId, prompt);
  const { promptApiName, promptLabel, objectName } = configuration.version;
  const field = writeTo === null ? null : await parts.fields.check(caller, objectName, writeTo);
  const open = await openSource(parts, caller, source, objectName);
  const told = { kind: open.kind, text: open.text };
  const request = { promptApiName, promptLabel, objectName, source: told, writeTo: field, skipUnchanged };
  return { configuration, source: open, request };
}

/** At most so many at a time; the others wait for their turn. */
function createTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = most;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
