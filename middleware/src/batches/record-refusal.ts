import type { RefusalTurns } from '../auditing-ports.ts';
import { toAppError, type ErrorCode } from '../errors.ts';
import type { ActRecorder } from '../ports.ts';
import type { Caller } from '../run-record.ts';

export interface RefusalParts {
  acts: ActRecorder;
  refusals: RefusalTurns;
}

/** Refusals that an auditor wants to know of: somebody asked for what is not theirs, or tried to slip something into a query. */
const AUDITED: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'BATCH_PERMISSION_REQUIRED',
  'BATCH_FILTER_INVALID',
  'BATCH_FILTER_FIELD_HIDDEN',
]);

/**
 * Does `work`, and puts its refusal on record where it matters, once a minute for the same person and reason. What was asked for
 * is named by prompt and kind of source only: a filter can hold values.
 */
export async function recordRefusal<T>(
  { acts, refusals }: RefusalParts,
  caller: Caller,
  { asked, prompt, traceId }: { asked: 'batch' | 'schedule'; prompt: string; traceId: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    const code = auditedCode(thrown);
    if (code === null) throw thrown;
    const attempt = { caller, asked: `${asked} ${code}`, runId: null };
    const heldBack = await refusals.take(attempt);
    if (heldBack !== null) await record(acts, refusals, attempt, { asked, prompt, heldBack }, traceId, code);
    throw thrown;
  }
}

async function record(
  acts: ActRecorder,
  refusals: RefusalTurns,
  attempt: { caller: Caller; asked: string; runId: null },
  { asked, prompt, heldBack }: { asked: string; prompt: string; heldBack: number },
  traceId: string,
  errorCode: ErrorCode,
): Promise<void> {
  const facts = { asked, prompt, ...(heldBack > 0 && { heldBack }) };
  const act = { kind: 'refusal' as const, status: 'failed' as const, recordId: null, channel: 'batch' };
  try {
    await acts.record(attempt.caller, { ...act, traceId, facts, errorCode });
  } catch (cause) {
    await refusals.giveBack(attempt).catch(() => undefined);
    throw cause;
  }
}

/** The code of a refusal that is audited; null for any other failure. What core refuses has its code too. */
function auditedCode(thrown: unknown): ErrorCode | null {
  if (!(thrown instanceof Error)) return null;
  const { code } = toAppError(thrown);
  return AUDITED.has(code) ? code : null;
}
