import { FAILURE_POLICY, type ModelFailureCode } from './failure-policy.ts';
import type { ModelLayer } from './types.ts';

/** The part of a run's trace that a person is told of. */
export interface NoticedAttempt {
  name: string;
  layer: ModelLayer | null;
  outcome: 'answered' | 'failed' | 'skipped';
  code: string | null;
}

const WORDS: Record<string, string> = {
  MODEL_NOT_ACTIVE: 'it is not active',
  MODEL_NOT_CONFIGURED: 'it is not there any more',
  MODEL_OUT_OF_REGION: 'it works in another region',
};

/** A sentence for the answer that another model gave than the first one named; null when that one answered itself. */
export function standInNotice(attempts: readonly NoticedAttempt[]): string | null {
  const answered = attempts.find(({ outcome }) => outcome === 'answered');
  const before = new Map<string, string>();
  for (const { name, layer, code } of attempts) {
    if (answered && layer !== answered.layer) before.set(name, wordsOf(code));
  }
  if (!answered || before.size === 0) return null;
  const names = [...before.keys()].join(' and ');
  const reasons = [...before.values()].join('; ');
  return `${names} did not answer (${reasons}): the ${answered.layer}, ${answered.name}, answered instead.`;
}

const wordsOf = (code: string | null): string =>
  FAILURE_POLICY[code as ModelFailureCode]?.words ?? WORDS[code ?? ''] ?? 'it could not be asked';
