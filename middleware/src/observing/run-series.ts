import type { AttemptRecord, RunEnding, RunRecord } from '../run-record.ts';

/** One value for one series: the name of a metric without its prefix, its labels, and how much it grows or what is observed. */
export type Sample = [metric: string, labels: Record<string, string>, value: number];

/** Channels by name; what callers invent is counted together, so that nothing they write becomes a label. */
const CHANNELS = new Set(['salesforce', 'flow', 'batch', 'connection test']);

/** What the end of a run adds to the metrics. Labels are codes, types and API names of models: nothing of a person or record. */
export function seriesOf(run: RunRecord): Sample[] {
  const { ending, kind, channel, status } = run;
  const where = { status, channel: CHANNELS.has(channel) ? channel : 'other', kind };
  const samples: Sample[] = [['runs_total', where, 1]];
  if (!ending) return samples;
  if (ending.error) samples.push(['run_errors_total', { code: ending.error.code }, 1]);
  if (kind !== 'prompt') return samples;
  return [
    ...samples,
    ...phasesOf(ending),
    ...ending.attempts.flatMap(attemptSeries),
    ...fallbackOf(ending),
    ...masksOf(run),
  ];
}

/** What an act of the audit adds. Acts come through no channel of their own. */
export function actSeries(kind: string, status: string, code: string | null): Sample[] {
  const ended: Sample = ['runs_total', { status, channel: 'other', kind }, 1];
  return code === null ? [ended] : [ended, ['run_errors_total', { code }, 1]];
}

function phasesOf(ending: RunEnding): Sample[] {
  const { queueMs, contextMs, firstTokenMs, providerMs, totalMs } = ending.timings;
  const phases = {
    ...{
      queue: queueMs,
      context: contextMs,
      first_token: firstTokenMs,
      provider: providerMs,
      total: totalMs,
    },
    overhead: overheadMs(ending),
  };
  return Object.entries(phases).flatMap(([phase, milliseconds]): Sample[] =>
    milliseconds === null ? [] : [['run_seconds', { phase }, milliseconds / 1000]],
  );
}

/**
 * Milliseconds of a run that no line and no provider took: what this service, its database and the org cost. Null for a run
 * that asked no model.
 */
export function overheadMs({ timings, attempts }: Pick<RunEnding, 'timings' | 'attempts'>): number | null {
  const asked = attempts.filter(({ outcome }) => outcome !== 'skipped');
  if (asked.length === 0 || timings.totalMs === null) return null;
  const calls = asked.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  // What was waited before the first call is in the time of the queue already.
  const first = attempts.indexOf(asked[0]!);
  const waits = attempts.slice(first + 1).reduce((sum, { waitedMs }) => sum + waitedMs, 0);
  return Math.max(0, timings.totalMs - (timings.queueMs ?? 0) - calls - waits);
}

function attemptSeries(attempt: AttemptRecord): Sample[] {
  const { model, outcome, code, durationMs, waitedMs, usage, cost } = attempt;
  const samples: Sample[] = [['attempts_total', { model, outcome, code: code ?? '' }, 1]];
  if (durationMs !== null) samples.push(['model_call_seconds', { model }, durationMs / 1000]);
  if (waitedMs > 0) samples.push(['model_wait_seconds', { model }, waitedMs / 1000]);
  if (cost) samples.push(['cost_total', { model, currency: cost.currency }, Number(cost.amount)]);
  if (!usage) return samples;
  const { inputTokens, outputTokens, cachedTokens, cacheWriteTokens, reasoningTokens } = usage;
  const directions = {
    ...{ input: inputTokens, output: outputTokens },
    ...{ cached: cachedTokens, cache_write: cacheWriteTokens, reasoning: reasoningTokens },
  };
  for (const [direction, tokens] of Object.entries(directions))
    if (tokens > 0) samples.push(['tokens_total', { model, direction }, tokens]);
  return samples;
}

/** An answer of another model than the first one: which that was, and why it did not answer. */
function fallbackOf({ status, attempts }: RunEnding): Sample[] {
  const [first] = attempts;
  const last = attempts.at(-1);
  if (status !== 'answered' || !first || !last || first.model === last.model) return [];
  return [['fallbacks_total', { model: first.model, code: first.code ?? '' }, 1]];
}

const masksOf = ({ sent }: RunRecord): Sample[] =>
  Object.entries(sent?.maskCounts ?? {}).map(([type, count]) => ['masks_total', { type }, count]);
