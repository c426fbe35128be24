import { row } from './error-facts.ts';

/** Models, credentials and masking, as admins manage them. */
export const ADMINISTRATION = {
  MODEL_ADMIN_REQUIRED: row(
    403,
    false,
    'You may not manage models here.',
    'An admin assigns you the permission set BYOM Admin.',
  ),
  MASKING_ADMIN_REQUIRED: row(
    403,
    false,
    'You may not manage masking here.',
    'An admin assigns you the permission set BYOM Admin.',
  ),
  MAPPING_NOT_FOUND: row(
    404,
    false,
    'There is no data context mapping of this name with objects and fields.',
    'Load the page again and choose a mapping from the list.',
  ),
  MODEL_RECORD_NOT_FOUND: row(
    404,
    false,
    'There is no such model in the org.',
    'Load the page again: somebody may have deleted the model.',
  ),
  MODEL_RETIRED: row(
    409,
    false,
    'The model is retired, so it is not asked any more.',
    'Clone it and test the clone, or test another model.',
  ),
  CONNECTION_TEST_RUNNING: row(
    409,
    true,
    'The connection of this model is being tested right now.',
    'Wait for its result, at most a minute, and try again.',
  ),
  CREDENTIAL_NAME_INVALID: row(
    400,
    false,
    'This is no name for a credential.',
    'Use up to 80 letters, digits and underscores, a letter first. A key is never part of the name.',
  ),
  CREDENTIAL_NOT_FOUND: row(
    404,
    false,
    'There is no credential of this name.',
    'Set it with its secret, or load the page again: somebody may have deleted it.',
  ),
  CREDENTIAL_NOT_EDITABLE: row(
    409,
    false,
    'This credential belongs to the operator of the service, for all orgs.',
    'Choose another name for a key of your own, or ask the operator.',
  ),
  CREDENTIAL_IN_USE: row(
    409,
    false,
    'Models still use this credential.',
    'Name another credential in these models, or retire them.',
  ),
  CREDENTIAL_HOSTS_NEED_SECRET: row(
    400,
    false,
    'Where a secret may go is changed only together with the secret.',
    'Type the secret again beside the hosts.',
  ),
  CREDENTIAL_HOST_INVALID: row(
    400,
    false,
    'A host is not one that a secret can be sent to.',
    'Give the host as in the address of the model, for example models.example.com or models.example.com:8443.',
  ),
  SECRET_EMPTY: row(400, false, 'The secret is empty.', 'Type the secret as the provider gave it.'),
  SECRET_INVALID: row(
    400,
    false,
    'This cannot be a secret of any provider.',
    'Give the key on one line, or the JSON as the provider gave it.',
  ),
} as const;
