import type { ProviderErrorCode } from '../../core/provider-error.ts';

/** What a provider's sentence tells where no word of it does. The first row that fits counts. Patterns take linear time. */
export interface Saying {
  says: RegExp;
  code: ProviderErrorCode;
}

/**
 * Which of the four limits it is, once it is known to be one (HTTP 429). Read are the message and the names of the quotas
 * that Google lists. A limit per minute needs no row: it is what remains.
 */
export const LIMITS: readonly Saying[] = [
  // OpenAI and Groq: one request alone is over the limit per minute, so that waiting never helps.
  { says: /request too large|requested tokens exceed|too large for model/i, code: 'MODEL_REQUEST_TOO_LARGE' },
  // Vertex AI without a quota of one's own: what all customers share is used up, and that page says so.
  { says: /error-code-429/, code: 'MODEL_AT_CAPACITY' },
  { says: /capacity exceeded|at capacity|no capacity|insufficient capacity/i, code: 'MODEL_AT_CAPACITY' },
  {
    says: /per[ _-]?day|\b(?:RPD|TPD)\b|daily|per[ _-]?month|monthly|per[ -]?week/i,
    code: 'MODEL_QUOTA_EXHAUSTED',
  },
  {
    says: /insufficient (?:quota|credit|balance|funds)|(?:out of|more) credits|credits? (?:is |are )?(?:depleted|exhausted)|spend(?:ing)? limit/i,
    code: 'MODEL_QUOTA_EXHAUSTED',
  },
];

/** What a refused request suffers from, where the status only says that it was refused. */
export const REFUSALS: readonly Saying[] = [
  {
    says: /context (?:length|window|size|limit)|maximum context|(?:prompt|input|messages?|request) (?:is|are|was|were) too long|too many (?:input |prompt |total )?tokens|reduce the length of the (?:messages|prompt|input)|input token count|prompt contains \d+ tokens|exceeds? (?:the )?(?:model'?s )?(?:maximum|max) (?:number of |input |prompt )?tokens/i,
    code: 'MODEL_CONTEXT_TOO_LONG',
  },
  {
    says: /content (?:management )?(?:filter|policy)|responsible ai|flagged (?:as|for|by)|inappropriate content|safety (?:system|filter)/i,
    code: 'MODEL_CONTENT_FILTERED',
  },
  {
    says: /api key (?:not valid|is invalid|expired)|invalid api key|incorrect api key/i,
    code: 'MODEL_AUTHENTICATION_FAILED',
  },
  {
    says: /model [^.]{0,120}(?:does not exist|not found|is not supported|not available|decommissioned|deprecated)|not a chat model|no such model/i,
    code: 'MODEL_NOT_FOUND',
  },
  { says: /payload size exceeds/i, code: 'MODEL_REQUEST_TOO_LARGE' },
  { says: /user location is not supported/i, code: 'MODEL_PERMISSION_DENIED' },
  {
    says: /insufficient (?:balance|credit|funds)|credit balance is too low|reached your [^.]{0,40}usage limits/i,
    code: 'MODEL_QUOTA_EXHAUSTED',
  },
];

/** The code of the first row that fits, else null. */
export const codeOfSaying = (rows: readonly Saying[], message: string): ProviderErrorCode | null =>
  rows.find(({ says }) => says.test(message))?.code ?? null;
