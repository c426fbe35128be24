import { AppError } from '../errors.ts';
import type { ModelProfile } from '../core/types.ts';
import type { ModelAdministration } from '../ports.ts';
import type { Caller, RunEnding, RunRecord } from '../run-record.ts';
import { CONNECTION_TEST } from '../runs/connection-test-run.ts';
import { endForSure } from '../runs/end-for-sure.ts';
import { answeredEnding, failedEnding, totalsOf } from '../runs/ending.ts';
import { createProgress, type Progress } from '../runs/progress.ts';
import type { RunParts } from '../runs/run-parts.ts';
import type { StopReason } from '../runs/signal.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';
import { checkConnection, type CheckedConnection } from './check-connection.ts';
import { statusOf, type ConnectionResult } from './connection-result.ts';
import { requireAdmin } from './require-admin.ts';

export interface ConnectionTestParts extends RunParts {
  administration: ModelAdministration;
  /** Tests that run in this process, so that one model is not asked by two at a time. */
  testing: Set<string>;
}

/** Less than Apex waits. */
const DEADLINE_MILLISECONDS = 60_000;

/**
 * Asks a model a few harmless questions and says what worked. It is a run like any other: on record before anything leaves,
 * with what it used and cost, and in the audit trail. Throws MODEL_ADMIN_REQUIRED, MODEL_RECORD_NOT_FOUND, MODEL_RETIRED,
 * CONNECTION_TEST_RUNNING; what the model does wrong is in the result. Aborting `gone` ends it.
 */
export async function testConnection(
  parts: ConnectionTestParts,
  caller: Caller,
  { modelId, traceId }: { modelId: string; traceId: string },
  gone: AbortSignal,
): Promise<ConnectionResult> {
  await requireAdmin(parts.administration, caller);
  const model = await findModel(parts, caller, modelId);
  const key = `${caller.orgId} ${model.id}`;
  if (parts.testing.has(key)) throw new AppError('CONNECTION_TEST_RUNNING', { detail: model.apiName });
  parts.testing.add(key);
  const stop = stopWhen(gone, Math.min(DEADLINE_MILLISECONDS, parts.settings.runDeadlineMs));
  try {
    return await recorded(parts, caller, model, traceId, stop.signal);
  } finally {
    stop.clear();
    parts.testing.delete(key);
  }
}

/** The model as its record is now: what the configuration remembers may be half a minute old. */
async function findModel(parts: ConnectionTestParts, caller: Caller, modelId: string): Promise<ModelProfile> {
  if (!isSalesforceId(modelId)) throw new AppError('MODEL_RECORD_NOT_FOUND');
  const models = await parts.administration.models(caller.orgId);
  const model = models.find(({ id }) => toId18(id) === toId18(modelId));
  if (!model) throw new AppError('MODEL_RECORD_NOT_FOUND');
  if (model.status === 'Retired') throw new AppError('MODEL_RETIRED', { detail: model.apiName });
  return model;
}

async function recorded(
  parts: ConnectionTestParts,
  caller: Caller,
  model: ModelProfile,
  traceId: string,
  signal: AbortSignal,
): Promise<ConnectionResult> {
  const run = await parts.journal.create(caller, { ...CONNECTION_TEST, traceId });
  const progress = createProgress(run);
  await parts.journal.start(run.runId);
  progress.started = parts.time.now();
  let checked: CheckedConnection;
  try {
    checked = await checkConnection(parts, run, progress, model, signal);
  } catch (thrown) {
    // Not the model's doing: the journal is away, or something nobody foresaw.
    parts.log.error({ traceId, runId: run.runId, cause: thrown }, 'connection-test-failed');
    void endForSure(parts, run, failedEnding(progress, thrown, signal), progress).catch(() => undefined);
    throw thrown;
  }
  await endForSure(parts, run, endingOf(progress, checked, signal), progress);
  return resultOf(run, progress, checked);
}

/** A model that answered has answered, whatever else failed. */
function endingOf(progress: Progress, { failure }: CheckedConnection, signal: AbortSignal): RunEnding {
  const reply = progress.call?.reply;
  return reply && !failure ? answeredEnding(progress, reply) : failedEnding(progress, failure, signal);
}

function resultOf(run: RunRecord, progress: Progress, { checks }: CheckedConnection): ConnectionResult {
  return {
    status: statusOf(checks),
    checks,
    testedAt: run.createdAt.toISOString(),
    model: progress.call?.reply?.model ?? null,
    cost: totalsOf(progress.attempts).cost,
    runId: run.runId,
  };
}

/** A signal that says why: the time is over, or nobody waits for the result any more. */
function stopWhen(gone: AbortSignal, milliseconds: number): { signal: AbortSignal; clear(): void } {
  const controller = new AbortController();
  const abort = (reason: StopReason): void => controller.abort(reason);
  const cancel = (): void => abort('CANCELLED');
  const timer = setTimeout(() => abort('RUN_DEADLINE_EXCEEDED'), milliseconds);
  if (gone.aborted) cancel();
  gone.addEventListener('abort', cancel, { once: true });
  return {
    signal: controller.signal,
    clear() {
      clearTimeout(timer);
      gone.removeEventListener('abort', cancel);
    },
  };
}
