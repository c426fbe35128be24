import type { ProviderErrorCode } from '../core/provider-error.ts';
import { row, type ErrorFacts } from './error-facts.ts';

/** Codes of providers/. */
export const PROVIDER: Record<ProviderErrorCode, ErrorFacts> = {
  MODEL_AUTHENTICATION_FAILED: row(
    502,
    false,
    'The model provider refused the key.',
    'An admin sets a valid key under Models and Credentials, or an operator with the command credentials set.',
  ),
  MODEL_PERMISSION_DENIED: row(
    502,
    false,
    'The key may not use this model.',
    "Ask an admin to check the key's rights at the provider.",
  ),
  MODEL_NOT_FOUND: row(
    502,
    false,
    'The provider does not know this model.',
    "Ask an admin to check the model's technology and endpoint.",
  ),
  MODEL_RATE_LIMITED: row(503, true, 'The model provider limits our requests.', 'Try again in a minute.'),
  MODEL_QUOTA_EXHAUSTED: row(
    503,
    false,
    'The quota at the model provider is used up.',
    'Wait for the next day, or ask an admin to raise the quota or pay the bill at the provider.',
  ),
  MODEL_REQUEST_TOO_LARGE: row(
    422,
    false,
    "The prompt alone is larger than the provider's limit per minute allows.",
    'Waiting does not help: choose another model, fewer records in the mapping, or a higher limit at the provider.',
  ),
  MODEL_AT_CAPACITY: row(
    503,
    true,
    'The provider has no capacity left for this model.',
    'Try again in a few minutes, or choose another model.',
  ),
  MODEL_OVERLOADED: row(503, true, 'The model provider is overloaded.', 'Try again in a minute.'),
  MODEL_CONTEXT_TOO_LONG: row(
    422,
    false,
    'The prompt is longer than the model can read.',
    'Choose a model with a larger context, or fewer records in the mapping.',
  ),
  MODEL_CONTENT_FILTERED: row(
    422,
    false,
    "The provider's content filter stopped the answer.",
    'Check the record text, or choose another model.',
  ),
  MODEL_REFUSED: row(
    422,
    false,
    'The model declined to answer.',
    'Change the prompt, or choose another model.',
  ),
  MODEL_INVALID_REQUEST: row(
    502,
    false,
    'The provider did not accept the request.',
    "Ask an admin to check the model's parameters.",
  ),
  MODEL_INPUT_UNSUPPORTED: row(
    422,
    false,
    'The prompt holds an image, and images are not sent to models yet.',
    'Leave the image out of the prompt.',
  ),
  MODEL_TIMEOUT: row(
    504,
    true,
    'The model did not answer in time.',
    'Try again; if it happens often, choose a faster model.',
  ),
  MODEL_UNREACHABLE: row(
    503,
    true,
    'The model provider cannot be reached.',
    "Try again in a minute; else check the model's endpoint.",
  ),
  MODEL_STREAM_BROKEN: row(
    502,
    true,
    'The connection to the model broke in the middle of the answer.',
    'Run the prompt again.',
  ),
  MODEL_REPLY_MALFORMED: row(
    502,
    true,
    'The provider answered in a form nobody can read.',
    "Run the prompt again; else check the model's endpoint.",
  ),
  MODEL_ANSWER_EMPTY: row(
    502,
    true,
    'The model gave an empty answer.',
    'Run the prompt again; if it happens often, give the model more output tokens or choose another one.',
  ),
  MODEL_CANCELLED: row(499, true, 'The run was cancelled.', 'Run the prompt again.'),
};
