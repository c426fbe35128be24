import type { BatchWrites, FieldValue, FieldWriter, Fingerprint } from '../batch-ports.ts';
import type { DueWrite, WriteResult } from '../batch-record.ts';
import { restoreText } from '../core/masking/restore.ts';
import { ERRORS, toAppError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { RunReader, RunVaults } from '../ports.ts';
import { comparable, fitText, wordsOf } from './fit-text.ts';

/** What writing answers into records is given by main.ts. */
export interface WriteBackParts {
  writes: BatchWrites;
  fields: FieldWriter;
  journal: Pick<RunReader, 'find'>;
  vaults: RunVaults;
  fingerprint: Fingerprint;
  log: Log;
}

const AT_ONCE = 25;
const SIDE_BY_SIDE = 5;
const LONGEST_WAIT_MILLISECONDS = 10 * 60_000;
/**
 * The org tells the time of a change to the second. A record that was changed in this very second could be changed by a human
 * once more without a sign, so it is left alone for a moment.
 */
const FRESH_MILLISECONDS = 2_000;
const CLOCKS_DIFFER_MILLISECONDS = 5_000;

/** What a write of one record came to: a result, or how many milliseconds to wait before it is tried again. */
type Outcome = WriteResult | { wait: number };

/**
 * Writes answers that are due into their records, as the person whose batch it is; says how many it dealt with. At least once,
 * and twice is as good as once. A field is written where it is blank or holds what we wrote last, and no human has changed the
 * record since it was read. While the org is away the answers wait.
 */
export async function writeAnswers(parts: WriteBackParts): Promise<number> {
  const writes = await parts.writes.claim(AT_ONCE);
  const [first] = writes;
  if (!first) return 0;
  const { caller, objectName, field } = first;
  const recordIds = [...new Set(writes.map(({ recordId }) => recordId))];
  try {
    const [values, remembered] = await Promise.all([
      parts.fields.read(caller, objectName, field.name, recordIds),
      parts.writes.remembered(caller.orgId, field.name, recordIds),
    ]);
    for (let at = 0; at < writes.length; at += SIDE_BY_SIDE) {
      const some = writes.slice(at, at + SIDE_BY_SIDE);
      await Promise.all(
        some.map(async (write) => {
          const { recordId } = write;
          const value = values.get(recordId) ?? null;
          await finish(parts, write, await writeOne(parts, write, value, remembered.get(recordId) ?? []));
        }),
      );
    }
  } catch (thrown) {
    await postponeAll(parts, writes, thrown);
  }
  return writes.length;
}

async function writeOne(
  parts: WriteBackParts,
  write: DueWrite,
  value: FieldValue | null,
  remembered: string[],
): Promise<Outcome> {
  const text = await answerFor(parts, write);
  if (text === null || value === null) return 'failed';
  const age = Date.now() - Date.parse(value.modifiedAt);
  if (age < FRESH_MILLISECONDS && age > -CLOCKS_DIFFER_MILLISECONDS) return { wait: FRESH_MILLISECONDS };
  const stands = comparable(value.text);
  const purpose = purposeOf(write);
  const hash = parts.fingerprint.of(comparable(text), purpose);
  if (stands === comparable(text)) {
    await parts.writes.settle(write, hash);
    return 'written';
  }
  const ours = remembered.some((known) => parts.fingerprint.matches(known, stands, purpose));
  if (stands !== '' && !ours) {
    await parts.writes.settle(write, null);
    return 'kept';
  }
  await parts.writes.intend(write, hash);
  try {
    const target = { objectName: write.objectName, recordId: write.recordId, field: write.field.name };
    // Somebody was quicker than we: what they wrote is looked at, and kept, when it is read again.
    if (!(await parts.fields.write(write.caller, target, text, value.modifiedAt)))
      return { wait: FRESH_MILLISECONDS };
  } catch (thrown) {
    return outcomeOf(parts, write, thrown);
  }
  await parts.writes.settle(write, await hashOfWritten(parts, write, text, hash));
  return 'written';
}

/** The answer with its real values, as the field takes it; null when there is none or its values are no longer kept. */
async function answerFor(
  { journal, vaults }: WriteBackParts,
  { caller, runId, field }: DueWrite,
): Promise<string | null> {
  const run = await journal.find(caller, runId);
  const masked = run?.ending?.answer ?? null;
  if (!run || masked === null) return null;
  const vault = await vaults.open(caller, runId);
  if (!vault && Object.keys(run.sent?.maskCounts ?? {}).length > 0) return null;
  const answer = vault ? restoreText(masked, vault).text : masked;
  return fitText(answer, field, run.prompt?.outputType ?? 'markdown');
}

/** The org writes the tags of a rich text in its own way: what stands there then is ours, as long as the words are. */
async function hashOfWritten(
  parts: WriteBackParts,
  write: DueWrite,
  text: string,
  hash: string,
): Promise<string> {
  const { caller, objectName, recordId, field } = write;
  if (!field.rich) return hash;
  const values = await parts.fields.read(caller, objectName, field.name, [recordId]).catch(() => new Map());
  const stands = comparable((values.get(recordId) as FieldValue | undefined)?.text ?? null);
  return wordsOf(stands) === wordsOf(text) ? parts.fingerprint.of(stands, purposeOf(write)) : hash;
}

async function finish(parts: WriteBackParts, write: DueWrite, outcome: Outcome): Promise<void> {
  if (typeof outcome === 'string') await parts.writes.finish(write, outcome);
  else await parts.writes.postpone([write], new Date(Date.now() + outcome.wait));
}

function outcomeOf({ log }: WriteBackParts, write: DueWrite, thrown: unknown): Outcome {
  const { code, detail } = toAppError(thrown);
  const { runId, batchId, attempts } = write;
  log.warn({ runId, batchId, attempts, code, detail, cause: thrown }, 'write-back-failed');
  return ERRORS[code].retryable ? { wait: waitAfter(attempts) } : 'failed';
}

/** The call for all of them failed: they wait while that may pass, else none of them can be written. */
async function postponeAll(parts: WriteBackParts, writes: DueWrite[], thrown: unknown): Promise<void> {
  const outcome = outcomeOf(parts, writes[0]!, thrown);
  if (typeof outcome !== 'string') await parts.writes.postpone(writes, new Date(Date.now() + outcome.wait));
  else for (const write of writes) await parts.writes.finish(write, outcome);
}

const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MILLISECONDS, 1_000 * 2 ** Math.min(attempts, 10));

/** Equal texts in two fields or records have different hashes. */
const purposeOf = ({ caller, recordId, field }: DueWrite): string =>
  `field:${caller.orgId}:${recordId}:${field.name}`;
