import { row } from './error-facts.ts';

/** Requests that are refused before anything is done. */
export const REQUEST = {
  BODY_TOO_LARGE: row(
    413,
    false,
    'The request body is larger than 1 MB, or 32 MB for a batch.',
    'Send a smaller body.',
  ),
  BODY_MALFORMED: row(
    400,
    false,
    'The request body is not valid JSON.',
    'Send JSON with content type application/json.',
  ),
  REQUEST_INVALID: row(400, false, 'The request is not valid.', 'Correct the named part and send it again.'),
  IDEMPOTENCY_KEY_REUSED: row(
    409,
    false,
    'This Idempotency-Key belongs to another request.',
    'Use a new key for a new request; repeat a request with its own key and the same body.',
  ),
  ROUTE_NOT_FOUND: row(
    404,
    false,
    'There is nothing at this address.',
    'Check the method and the path against the API reference.',
  ),
  SERVER_BUSY: row(503, true, 'Too many runs are waiting.', 'Try again in a few seconds.'),
  STREAMS_TOO_MANY: row(
    429,
    true,
    'You have too many streams open.',
    'Close some of the pages that show a run; the run itself goes on.',
  ),
  SERVER_STOPPING: row(503, true, 'The service is restarting.', 'Try again in a few seconds.'),
} as const;

/** The org's signed token and the one-use tickets. */
export const ACCESS = {
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
