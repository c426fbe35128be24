/** The trace of a run: which models were asked, or were to be asked, and what came of each. */
import { formatCost, formatDuration, formatTokens } from 'c/runView';
import type { Attempt, Layer, RunView } from 'c/runView';

export interface AttemptLine {
  key: string;
  model: string;
  layer: string;
  outcome: string;
  reason: string;
  code: string;
  waited: string;
  duration: string;
  tokens: string;
  cost: string;
}

const OUTCOMES: Record<Attempt['outcome'], string> = {
  answered: 'Answered',
  failed: 'Failed',
  skipped: 'Not asked',
};

/** One line per attempt, in order. */
export function attemptLines(run: RunView | null): AttemptLine[] {
  return (run?.attempts ?? []).map((attempt, position) => ({
    key: String(position),
    model: attempt.attempt > 1 ? `${attempt.name}, attempt ${attempt.attempt}` : attempt.name,
    layer: attempt.layer,
    outcome: OUTCOMES[attempt.outcome],
    reason: attempt.reason,
    code: attempt.code ?? '',
    waited: attempt.waitedMs > 0 ? formatDuration(attempt.waitedMs) : '',
    duration: formatDuration(attempt.durationMs),
    tokens: formatTokens(attempt.usage),
    cost: formatCost(attempt.cost),
  }));
}

const LAYERS: readonly Layer[] = ['prompt version', 'organization default', 'platform default'];

/** The layer of a stand-in, with whom it stands in for: `platform default, in place of GPT`; '' when the first layer that was tried answered. */
export function standInOf(run: RunView | null): string {
  const answered = run?.attempts?.find(({ outcome }) => outcome === 'answered');
  if (!answered) {
    return '';
  }
  const rank = LAYERS.indexOf(answered.layer);
  const before = (run?.attempts ?? []).filter(({ layer }) => LAYERS.indexOf(layer) < rank);
  const names = [...new Set(before.map(({ name }) => name))];
  return names.length > 0 ? `${answered.layer}, in place of ${names.join(' and ')}` : '';
}
