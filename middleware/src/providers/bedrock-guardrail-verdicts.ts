import type { GuardrailAssessment, GuardrailTraceAssessment } from '@aws-sdk/client-bedrock-runtime';
import type { ContentVerdict } from '../core/provider.ts';

/** One finding, whatever policy it is of. */
interface Finding {
  type?: string | undefined;
  name?: string | undefined;
  action?: string | undefined;
  confidence?: string | undefined;
  detected?: boolean | undefined;
}

/**
 * What a guardrail found in a prompt or an answer. Matched words and values are left out: they are text of the prompt.
 * Fields: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_GuardrailAssessment.html
 */
export function verdictsOf(on: ContentVerdict['on'], assessment: GuardrailAssessment): ContentVerdict[] {
  const { topicPolicy, contentPolicy, wordPolicy, sensitiveInformationPolicy } = assessment;
  const named = (prefix: string, findings: Finding[] | undefined): [string, Finding][] =>
    (findings ?? []).map((finding) => [
      [prefix, finding.name ?? finding.type].filter(Boolean).join(': '),
      finding,
    ]);
  const all = [
    ...named(
      'topic',
      topicPolicy?.topics?.map(({ type: _, ...topic }) => topic),
    ),
    ...named('', contentPolicy?.filters),
    ...named('custom word', wordPolicy?.customWords),
    ...named('word list', wordPolicy?.managedWordLists),
    ...named('personal data', sensitiveInformationPolicy?.piiEntities),
    ...named('pattern', sensitiveInformationPolicy?.regexes),
    ...named('grounding', assessment.contextualGroundingPolicy?.filters),
  ];
  return all
    .filter(([, finding]) => isFound(finding))
    .map(([category, finding]) => ({
      on,
      category,
      severity: finding.confidence ?? (finding.action === 'ANONYMIZED' ? 'ANONYMIZED' : null),
      filtered: finding.action === 'BLOCKED',
    }));
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
