import type { GuardrailAssessment, GuardrailTraceAssessment } from '@aws-sdk/client-bedrock-runtime';
import type { ContentVerdict } from '../../core/provider.ts';

/** One finding, whatever policy it is of. */
interface Finding {
  type?: string | undefined;
  name?: string | undefined;
  action?: string | undefined;
  confidence?: string | undefined;
  detected?: boolean | undefined;
}

/**
 * What a guardrail found in a prompt or an answer, by the name of the topic, the kind of content or the kind of data. Matched
 * words and values are left out: they are text of the prompt.
 * Fields: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_GuardrailAssessment.html
 */
export function verdictsOf(on: ContentVerdict['on'], assessment: GuardrailAssessment): ContentVerdict[] {
  const { topicPolicy, contentPolicy, wordPolicy, sensitiveInformationPolicy } = assessment;
  const all: Finding[] = [
    ...(topicPolicy?.topics ?? []),
    ...(contentPolicy?.filters ?? []),
    ...(wordPolicy?.customWords ?? []).map((word) => ({ ...word, name: 'CUSTOM_WORD' })),
    ...(wordPolicy?.managedWordLists ?? []),
    ...(sensitiveInformationPolicy?.piiEntities ?? []),
    ...(sensitiveInformationPolicy?.regexes ?? []),
    ...(assessment.contextualGroundingPolicy?.filters ?? []),
  ];
  return strictest(
    all.filter(isFound).map((finding) => ({
      on,
      category: finding.name ?? finding.type ?? 'UNKNOWN',
      severity: finding.confidence ?? (finding.action === 'ANONYMIZED' ? 'ANONYMIZED' : null),
      filtered: finding.action === 'BLOCKED',
    })),
  );
}

/** One verdict per category: the same kind of data may be found many times. */
function strictest(verdicts: ContentVerdict[]): ContentVerdict[] {
  const byCategory = new Map<string, ContentVerdict>();
  for (const verdict of verdicts) {
    const known = byCategory.get(verdict.category);
    if (!known || (verdict.filtered && !known.filtered)) byCategory.set(verdict.category, verdict);
  }
  return [...byCategory.values()];
}

/** With everything reported, what was looked for in vain is there too. */
const isFound = ({ action, detected }: Finding): boolean =>
  detected === true || (detected !== false && action !== undefined && action !== 'NONE');

/** The verdicts in the trace of a conversation: per guardrail one assessment of the prompt and several of the answer. */
export function verdictsOfTrace(trace: GuardrailTraceAssessment | undefined): ContentVerdict[] {
  const prompt = Object.values(trace?.inputAssessment ?? {});
  const answer = Object.values(trace?.outputAssessments ?? {}).flat();
  return [
    ...prompt.flatMap((assessment) => verdictsOf('prompt', assessment)),
    ...answer.flatMap((assessment) => verdictsOf('answer', assessment)),
  ];
}
