import type { CoreErrorCode } from './core/core-error.ts';
import type { ProviderErrorCode } from './core/provider.ts';

/** What is known about a code. `status` is the HTTP status when a request is refused with it. */
export interface ErrorFacts {
  status: number;
  retryable: boolean;
  message: string;
  hint: string;
}

const row = (status: number, retryable: boolean, message: string, hint: string): ErrorFacts => ({
  status,
  retryable,
  message,
  hint,
});

/** Requests that are refused before anything is done. */
const REQUEST = {
  BODY_TOO_LARGE: row(413, false, 'The request body is larger than 1 MB.', 'Send a smaller body.'),
  BODY_MALFORMED: row(
    400,
    false,
    'The request body is not valid JSON.',
    'Send JSON with content type application/json.',
  ),
  REQUEST_INVALID: row(400, false, 'The request is not valid.', 'Correct the named part and send it again.'),
  ROUTE_NOT_FOUND: row(
    404,
    false,
    'There is nothing at this address.',
    'Check the method and the path against the API reference.',
  ),
  SERVER_BUSY: row(503, true, 'Too many runs are waiting.', 'Try again in a few seconds.'),
  SERVER_STOPPING: row(503, true, 'The service is restarting.', 'Try again in a few seconds.'),
} as const;

/** The org's signed token and the one-use tickets. */
const ACCESS = {
  TOKEN_MISSING: row(
    401,
    false,
    'The request carries no token.',
    'Call through the Named Credential BYOM_Gateway.',
  ),
  TOKEN_MALFORMED: row(
    401,
    false,
    'The token is not a signed JSON Web Token.',
    'Use an External Credential with protocol JWT.',
  ),
  TOKEN_ALGORITHM_REFUSED: row(
    401,
    false,
    'The token is not signed with RS256.',
    'Choose RS256 in the External Credential.',
  ),
  TOKEN_ORG_UNKNOWN: row(
    401,
    false,
    'The token is from an org that is not registered here.',
    'Register the org with the command register-org.',
  ),
  TOKEN_SIGNATURE_INVALID: row(
    401,
    false,
    "The token is not signed by one of the org's registered certificates.",
    'Download the certificate BYOM_Signing from Setup and register it with the command register-org.',
  ),
  TOKEN_AUDIENCE_WRONG: row(
    401,
    false,
    'The token is meant for another service.',
    'Set the claim aud to urn:byom:gateway in the External Credential.',
  ),
  TOKEN_EXPIRED: row(
    401,
    true,
    'The token has expired.',
    'Send a new request; if it happens again, check the clock of this machine.',
  ),
  TOKEN_FROM_THE_FUTURE: row(401, true, 'The token is not valid yet.', 'Check the clock of this machine.'),
  TOKEN_LIFETIME_TOO_LONG: row(
    401,
    false,
    'The token is valid for more than 300 seconds.',
    'Set the claim exp to at most 300 seconds from now.',
  ),
  TOKEN_CLAIMS_INVALID: row(
    401,
    false,
    'A claim of the token is missing or wrong.',
    'The token needs iss (org id), sub (username), uid (user id), aud and exp.',
  ),
  TICKET_MISSING: row(
    401,
    false,
    'The request carries no ticket.',
    'Get a ticket for this run and send it as Bearer.',
  ),
  TICKET_INVALID: row(401, false, 'The ticket is not one for this run.', 'Get a new ticket for this run.'),
  TICKET_USED: row(
    401,
    false,
    'The ticket was used already.',
    'Each ticket opens one stream; get a new one.',
  ),
  TICKET_EXPIRED: row(
    401,
    false,
    'The ticket is older than 60 seconds.',
    'Get a new ticket and use it at once.',
  ),
  ORIGIN_NOT_ALLOWED: row(
    403,
    false,
    "The page is not of the org's Lightning origin.",
    'Register the right Lightning origin with the command register-org.',
  ),
} as const;

/** Runs and the configuration they need. */
const RUN = {
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
  CREDENTIAL_MISSING: row(
    503,
    false,
    'The key of the model is not stored here.',
    'An operator stores it with the command credentials set.',
  ),
  RECORD_NOT_FOUND: row(
    404,
    false,
    'The record does not exist, or you may not see it.',
    'Check the record and your access to it.',
  ),
} as const;

/** Codes of core/: configuration a prompt manager or an admin must correct. */
const CORE: Record<Exclude<CoreErrorCode, keyof typeof RUN>, ErrorFacts> = {
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
    'Set a model on the prompt version, or mark one as the organisation default.',
  ),
  MODEL_NOT_ACTIVE: row(
    409,
    false,
    "The prompt's model is not active.",
    'Ask an admin to activate the model, or choose another one.',
  ),
  EGRESS_LEAK: row(
    500,
    false,
    'A protected value was still in the outgoing text, so nothing was sent.',
    'Tell an admin which record and prompt it was.',
  ),
};

/** The org that asks. */
const ORG = {
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
const PROVIDER: Record<ProviderErrorCode, ErrorFacts> = {
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
const SERVICE = {
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

/** Every code the service can answer with: the source of docs/reference/errors.md. */
export const ERRORS = { ...REQUEST, ...ACCESS, ...RUN, ...CORE, ...ORG, ...PROVIDER, ...SERVICE } as const;

export type ErrorCode = keyof typeof ERRORS;
