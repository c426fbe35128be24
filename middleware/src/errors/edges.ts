import type { ProviderErrorCode } from '../core/provider.ts';
import { row, type ErrorFacts } from './error-facts.ts';

/** The org that asks. */
export const ORG = {
  ORG_UNREACHABLE: row(503, true, 'The Salesforce org does not answer.', 'Try again in a minute.'),
  ORG_LIMIT_EXCEEDED: row(
    503,
    true,
    'The Salesforce org has no API calls left.',
    'Try again later, or ask an admin to raise the limit.',
  ),
  ORG_USER_NOT_APPROVED: row(
    403,
    false,
    'The External Client App is not approved for this user.',
    'An admin adds the app to a permission set of the user.',
  ),
  ORG_API_ACCESS_DENIED: row(
    403,
    false,
    'The user has no API access.',
    'An admin grants the permission API Enabled.',
  ),
  ORG_USER_MISMATCH: row(
    403,
    false,
    'The org answered for another user than the one who asked.',
    'Check that username and user id in the token belong together.',
  ),
  ORG_TOKEN_REFUSED: row(
    502,
    false,
    'The org refused the sign-in of this service.',
    "Check the External Client App's consumer key, certificate and the audience.",
  ),
  ORG_REQUEST_REFUSED: row(
    502,
    false,
    'The org refused a request of this service.',
    "The operator's log names the reason; often a mapping's filter or order is not valid.",
  ),
  ORG_CONFIGURATION_UNREADABLE: row(
    502,
    false,
    'The configuration in the org cannot be read.',
    'Assign the permission set BYOM_Integration to the integration user.',
  ),
} as const;

/** Codes of providers/. */
export const PROVIDER: Record<ProviderErrorCode, ErrorFacts> = {
  MODEL_AUTHENTICATION_FAILED: row(
    502,
    false,
    'The model provider refused the key.',
    'An operator stores a valid key with the command credentials set.',
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
  MODEL_CANCELLED: row(499, true, 'The run was cancelled.', 'Run the prompt again.'),
};

/** The service itself. */
export const SERVICE = {
  DATABASE_UNREACHABLE: row(
    503,
    true,
    'The service cannot write its journal, so nothing was sent.',
    'Try again in a minute; an operator checks the database.',
  ),
  VAULT_KEY_WRONG: row(
    500,
    false,
    'The vault key does not open what is stored.',
    'An operator restores the key the data was stored with.',
  ),
  INTERNAL_ERROR: row(
    500,
    true,
    'Something unexpected happened.',
    'Try again; if it stays, give the trace id to the operator.',
  ),
} as const;
