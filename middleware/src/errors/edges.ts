import { row } from './error-facts.ts';

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
