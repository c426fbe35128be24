/** What the providers' words for the end of an answer mean, collected from their references a second time. */

import type { FinishReason } from '../../middleware/src/core/provider.ts';

const MEANINGS: [FinishReason, string][] = [
  [
    'stop',
    'stop end_turn stop_sequence eos STOP COMPLETE STOP_SEQUENCE FINISH completed complete NONE endoftext',
  ],
  [
    'length',
    'length max_tokens max_output_tokens MAX_TOKENS LENGTH model_length model_context_window_exceeded incomplete budget_exceeded ERROR_LIMIT',
  ],
  ['tool-calls', 'tool_calls function_call tool_use TOOL_CALL TOOL_CALLS requires_action'],
  [
    'content-filter',
    'content_filter content_filtered guardrail_intervened GUARDRAIL_INTERVENED SAFETY RECITATION LANGUAGE BLOCKLIST PROHIBITED_CONTENT SPII MODEL_ARMOR IMAGE_SAFETY CONTENT_FILTERED ERROR_TOXIC OTHER_BLOCKED',
  ],
  ['refusal', 'refusal'],
];

const MEANING = new Map(
  MEANINGS.flatMap(([reason, words]) => words.split(' ').map((word) => [word, reason])),
);

/** Our word for the provider's; null for a word that is not known here. */
export const meaningOf = (word: string): FinishReason | null => MEANING.get(word) ?? null;
