/** Runs as the middleware would show them, for tests. */
import type { Attempt, RunView, SentView } from 'c/runView';

export const RECORD_ID = '500000000000001AAA';

export const SENT: SentView = {
  system: 'You are careful.',
  prompt: 'Case of PERSON-K7-0001, reach EMAIL-K7-0001.\n[redacted]',
  model: {
    apiName: 'Builtin',
    name: 'Builtin Summarizer',
    platform: 'builtin',
    technology: 'extractive-1',
    region: 'local',
  },
  route: [{ model: 'Builtin', reason: 'the organization default' }],
  sentAt: '2026-11-22T06:00:00.000Z',
  maskCounts: { PERSON: 2, EMAIL: 1 },
  leftOut: [{ field: 'Account.AnnualRevenue', reason: 'NOT_VISIBLE' }],
};

/** An answered run; `changes` make it another one. */
export function runView(changes: Partial<RunView> = {}): RunView {
  return {
    runId: 'run-1',
    status: 'answered',
    prompt: { apiName: 'Case_Summary', label: 'Case Summary', version: 1 },
    subject: { recordId: RECORD_ID, object: 'Case' },
    answer: 'The **answer** for Ann.',
    answerFormat: 'markdown',
    partial: null,
    notice: 'This answer is extractive.',
    sent: SENT,
    usage: { inputTokens: 300, outputTokens: 12, source: 'reported' },
    cost: { amount: '0.0012', currency: 'USD' },
    timings: { totalMs: 1400 },
    finishReason: 'stop',
    error: null,
    feedback: null,
    traceId: 'trace-1',
    startedAt: '2026-11-22T06:00:00.000Z',
    endedAt: '2026-11-22T06:00:01.400Z',
    ...changes,
  };
}

/** An attempt that answered; `changes` make it another one. */
function attempt(changes: Partial<Attempt>): Attempt {
  return {
    model: 'GPT',
    name: 'GPT',
    layer: 'prompt version',
    attempt: 1,
    outcome: 'answered',
    code: null,
    reason: 'the model of the prompt version',
    waitedMs: 0,
    durationMs: 300,
    usage: null,
    cost: null,
    providerRequestId: null,
    ...changes,
  };
}

/** A run whose model was limited twice, so that the platform default answered. */
export const FELL_BACK = runView({
  notice: 'GPT did not answer (its requests are limited): the platform default, Builtin, answered instead.',
  layer: 'platform default',
  attempts: [
    attempt({ outcome: 'failed', code: 'MODEL_RATE_LIMITED' }),
    attempt({ outcome: 'failed', code: 'MODEL_RATE_LIMITED', attempt: 2, waitedMs: 1000 }),
    attempt({
      model: 'Builtin',
      name: 'Builtin',
      layer: 'platform default',
      usage: { inputTokens: 300, outputTokens: 12, source: 'reported' },
    }),
  ],
});

/** A failed run. */
export function failedRun(changes: Partial<NonNullable<RunView['error']>> = {}): RunView {
  const error = {
    code: 'MODEL_TIMEOUT',
    message: 'The model did not answer.',
    hint: 'Try again.',
    retryable: true,
    ...changes,
  };
  return runView({ status: 'failed', answer: null, error, notice: null });
}

/** A response whose body gives `chunks` one by one; an Error among them breaks the stream there. */
export function streamOf(chunks: (string | Error)[], status = 200): Response {
  const rest = [...chunks];
  const read = async () => {
    const next = rest.shift();
    if (next instanceof Error) {
      throw next;
    }
    return next === undefined ? { done: true } : { done: false, value: new TextEncoder().encode(next) };
  };
  return { ok: status < 400, status, body: { getReader: () => ({ read }) } } as unknown as Response;
}

/** One event in the wire format. */
export function eventText(id: number, event: string, data: unknown): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
