/** What *Test connection* found, as the middleware tells it and as people read it. */

export interface ConnectionCheck {
  name: string;
  outcome: 'passed' | 'failed' | 'not supported';
  milliseconds?: number | null;
  code?: string | null;
  detail?: string | null;
  hint?: string | null;
}

export interface ConnectionResult {
  status: 'passed' | 'partly' | 'failed';
  checks: ConnectionCheck[];
  testedAt: string;
  /** The model the provider says answered. */
  model?: string | null;
  cost?: { amount: string; currency: string } | null;
}

export interface CheckLine {
  key: string;
  label: string;
  help: string;
  outcome: string;
  icon: string;
  variant: string;
  time: string;
  code: string;
  detail: string;
  hint: string;
}

const CHECKS: Record<string, { label: string; help: string }> = {
  reachable: { label: 'Reachable', help: 'The address answers.' },
  authentication: { label: 'Authentication', help: 'The credential is accepted.' },
  answer: { label: 'Answer', help: 'The model answers a short question.' },
  'first token': { label: 'First word', help: 'Time until the answer begins.' },
  json: { label: 'JSON', help: 'It answers in the form asked for.' },
  tools: { label: 'Tools', help: 'It calls a tool it is offered.' },
};

const OUTCOMES: Record<ConnectionCheck['outcome'], { label: string; icon: string; variant: string }> = {
  passed: { label: 'Passed', icon: 'utility:success', variant: 'success' },
  failed: { label: 'Failed', icon: 'utility:error', variant: 'error' },
  'not supported': { label: 'Not supported', icon: 'utility:ban', variant: '' },
};

const VERDICTS: Record<ConnectionResult['status'], string> = {
  passed: 'The model answers, and does all that its record promises.',
  partly: 'The model answers, but not all that its record promises works.',
  failed: 'The model does not answer.',
};

/** The stored JSON of a result; null when there is none that can be read. */
export function readResult(text: string | null | undefined): ConnectionResult | null {
  try {
    const result = JSON.parse(text ?? '') as Partial<ConnectionResult> | null;
    return Array.isArray(result?.checks) ? (result as ConnectionResult) : null;
  } catch {
    return null;
  }
}

/** `420 ms`, `1.2 s`; empty when the time is not known. */
export function timeText(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined) {
    return '';
  }
  return milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}

/** How long the test's answer took. */
export function latencyOf(result: ConnectionResult | null): string {
  return timeText(result?.checks.find(({ name }) => name === 'answer')?.milliseconds);
}

/** One line per check, in the order they were made. */
export function checkLines(result: ConnectionResult): CheckLine[] {
  return result.checks.map((check) => {
    const outcome = OUTCOMES[check.outcome];
    return {
      key: check.name,
      label: CHECKS[check.name]?.label ?? check.name,
      help: CHECKS[check.name]?.help ?? '',
      outcome: outcome.label,
      icon: outcome.icon,
      variant: outcome.variant,
      time: timeText(check.milliseconds),
      code: check.code ?? '',
      detail: check.detail ?? '',
      hint: check.hint ?? '',
    };
  });
}

/** The result in one sentence, with what failed. */
export function verdictOf(result: ConnectionResult): string {
  return VERDICTS[result.status];
}
