import { ownAddress } from '../core/platforms.ts';
import type { TracedCall, TracedRun } from '../observing-ports.ts';
import type { AttemptRecord, RunEnding, RunRecord } from '../run-record.ts';
import type { Call, Progress } from './progress.ts';

/** How a run went, in times, counts and names: nothing of what was asked or answered. */
export function tracedRun(run: RunRecord, progress: Progress, ending: RunEnding): TracedRun {
  const { created, started, contextReadAt, maskedAt, masks, prompt, calls } = progress;
  const endedAt = Date.now();
  // What was asked before another process took the run over is not among its calls.
  const attempts = progress.attempts
    .filter(({ outcome }) => outcome !== 'skipped')
    .slice(-calls.length || Infinity);
  return {
    ...{ runId: run.runId, traceId: run.traceId, traceParent: run.traceParent ?? null },
    ...{ promptApiName: run.promptApiName, promptVersion: prompt?.version ?? null },
    ...{ status: ending.status, code: ending.error?.code ?? null },
    ...{ createdAt: created, startedAt: started ?? endedAt, contextReadAt, maskedAt, masked: masks, endedAt },
    calls: calls.map((call, index) => tracedCall(call, attempts[index], endedAt)),
  };
}

function tracedCall(call: Call, attempt: AttemptRecord | undefined, endedAt: number): TracedCall {
  const { model } = call.candidate;
  const duration = attempt?.durationMs ?? null;
  return {
    ...{ platform: model.platform, technology: model.technology, model: model.apiName },
    address: model.endpoint ?? ownAddress(model.platform, model.region),
    streamed: model.capabilities.includes('Streaming'),
    ...{ temperature: model.temperature, topP: model.topP, maxTokens: model.maxTokens },
    ...{
      attempt: call.attempt,
      waitedMs: call.waitedMs,
      sentAt: call.sentAt,
      firstTokenAt: call.firstTokenAt,
    },
    endedAt: duration === null ? endedAt : call.sentAt + duration,
    code: attempt?.code ?? null,
    answeredBy: call.reply?.model ?? null,
    finishReason: call.reply?.finish.unified ?? null,
    usage: call.reply?.usage ?? null,
  };
}
