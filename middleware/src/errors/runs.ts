import type { CoreErrorCode } from '../core/core-error.ts';
import { row, type ErrorFacts } from './error-facts.ts';

/** Runs and the configuration they need. */
export const RUN = {
  RUN_NOT_FOUND: row(404, false, 'There is no such run of yours.', 'Start a new run.'),
  RUN_NOT_ENDED: row(409, true, 'The run has not ended yet.', 'Wait for its end, then rate it.'),
  RUN_INTERRUPTED: row(
    500,
    true,
    'The service stopped while the model was answering.',
    'Run the prompt again.',
  ),
  RUN_DEADLINE_EXCEEDED: row(
    504,
    true,
    'The run took longer than it may.',
    'Run the prompt again; if it happens often, choose a faster model.',
  ),
  PROMPT_NOT_FOUND: row(
    404,
    false,
    'There is no active prompt of this name.',
    'Choose a prompt from the list, or ask a prompt manager.',
  ),
  PROMPT_NOT_APPROVED: row(
    409,
    false,
    'The prompt has no approved version.',
    'Ask a prompt manager to have a version approved.',
  ),
  TEMPLATE_FIELD_UNKNOWN: row(
    422,
    false,
    "The template names a field that is not in the prompt's mapping.",
    'A prompt manager must correct the template or add the field to the mapping.',
  ),
  MODEL_PAUSED: row(
    503,
    true,
    'The model failed too often and is left alone for a moment.',
    'Try again after that time; if it happens often, an admin tests the connection of the model.',
  ),
  MODEL_BUSY: row(
    503,
    true,
    'The model had no place free until the end of the time: its calls are limited.',
    'Try again later; if it happens often, an admin raises the limits of the model.',
  ),
  MODEL_OUT_OF_REGION: row(
    409,
    false,
    'The model works in another region than the one the prompt was given to.',
    'Choose a default model in the same region, or name the region in its record.',
  ),
  MODEL_OUTPUT_INVALID: row(
    502,
    true,
    'The model did not answer in the form that was asked for, not even when told what was wrong.',
    'Run the prompt again; if it happens often, choose a model that can give structured output.',
  ),
  CREDENTIAL_MISSING: row(
    503,
    false,
    'The key of the model is not stored here.',
    'An admin sets it under Models and Credentials, or an operator stores it with the command credentials set.',
  ),
  CREDENTIAL_MALFORMED: row(
    409,
    false,
    'The key of the model is not of the form its platform takes.',
    'An admin sets it again under Models and Credentials, in the form that is named.',
  ),
  CREDENTIAL_HOST_REFUSED: row(
    409,
    false,
    'The key of the model may not be sent to this host.',
    "An admin corrects the model's endpoint, or sets the key again and names the host with it.",
  ),
  EXTERNAL_DETECTOR_UNAVAILABLE: row(
    503,
    true,
    'The external detector does not answer, so nothing was sent.',
    'Try again in a minute. An admin checks the detector, or sets On Outage of its masking rule to Go On.',
  ),
  RECORD_NOT_FOUND: row(
    404,
    false,
    'The record does not exist, or you may not see it.',
    'Check the record and your access to it.',
  ),
} as const;

/** Codes of core/: configuration a prompt manager or an admin must correct. */
export const CORE: Record<Exclude<CoreErrorCode, keyof typeof RUN>, ErrorFacts> = {
  TEMPLATE_INVALID: row(
    422,
    false,
    "The prompt's template cannot be read.",
    'A prompt manager must correct the template.',
  ),
  MAPPING_INVALID: row(
    422,
    false,
    'The data context mapping is not complete or not valid.',
    'A prompt manager must correct the mapping.',
  ),
  MODEL_NOT_CONFIGURED: row(
    409,
    false,
    'No model is set for this prompt.',
    'Set a model on the prompt version, or mark one as the organization default.',
  ),
  MODEL_NOT_ACTIVE: row(
    409,
    false,
    "The prompt's model is not active.",
    'Ask an admin to activate the model, or choose another one.',
  ),
  MASKING_RULE_INVALID: row(
    422,
    false,
    'A masking rule cannot be followed, so nothing is sent.',
    'An admin corrects or deactivates the rule that is named, under Masking.',
  ),
  BATCH_FILTER_INVALID: row(
    422,
    false,
    'The filter is not a condition that is accepted.',
    "Write conditions such as Status = 'New' AND CreatedDate = LAST_N_DAYS:30; sub-queries, functions and comments are not taken.",
  ),
  EGRESS_LEAK: row(
    500,
    false,
    'A protected value was still in the outgoing text, so nothing was sent.',
    'Tell an admin which record and prompt it was.',
  ),
};
