import type { ErrorCode } from '../errors.ts';
import { INPUTS } from './inputs.ts';
import { BODY_ERRORS, WITH_TOKEN, type Route } from './route.ts';

/** Refusals of everything that asks the org as the person and as the integration user. */
const ADMIN_ERRORS: ErrorCode[] = [
  'MODEL_ADMIN_REQUIRED',
  'ORG_USER_NOT_APPROVED',
  'ORG_USER_MISMATCH',
  'ORG_UNREACHABLE',
  'ORG_CONFIGURATION_UNREADABLE',
  'DATABASE_UNREACHABLE',
];

/** Models and credentials. */
export const ADMINISTRATION_ROUTES: Route[] = [
  {
    ...WITH_TOKEN,
    id: 'readCatalogue',
    method: 'get',
    path: '/v1/catalogue',
    summary: 'Platforms and their current models, with prices of today: what fills a new model record.',
    answer: '200 {platforms, models}',
    errors: [],
  },
  {
    ...WITH_TOKEN,
    id: 'testModel',
    method: 'post',
    path: '/v1/models/:modelId/test',
    summary:
      'Asks a model a few harmless questions, at most 60 seconds long, and says what worked. It is on record like every run.',
    answer: '200 {status, checks, testedAt, model, cost}',
    errors: [...ADMIN_ERRORS, 'MODEL_RECORD_NOT_FOUND', 'MODEL_RETIRED', 'CONNECTION_TEST_RUNNING'],
  },
  {
    ...WITH_TOKEN,
    id: 'listCredentials',
    method: 'get',
    path: '/v1/credentials',
    summary: "The org's credentials and the installation's, with the models that use them. Never a secret.",
    answer: '200 {credentials}',
    errors: ADMIN_ERRORS,
  },
  {
    ...WITH_TOKEN,
    id: 'setCredential',
    method: 'put',
    path: '/v1/credentials/:name',
    summary:
      'Stores a secret with the hosts it may be sent to. The placeholder of the list keeps what is stored. The secret before stays usable for overlapHours.',
    body: INPUTS.setCredential,
    answer:
      '200, or 201 when it is new, {name, scope, hosts, secret, updatedAt, updatedBy, previousUntil, usedBy}',
    errors: [
      ...BODY_ERRORS,
      ...ADMIN_ERRORS,
      'CREDENTIAL_NAME_INVALID',
      'CREDENTIAL_NOT_EDITABLE',
      'CREDENTIAL_NOT_FOUND',
      'CREDENTIAL_HOSTS_NEED_SECRET',
      'CREDENTIAL_HOST_INVALID',
      'SECRET_EMPTY',
      'SECRET_INVALID',
    ],
  },
  {
    ...WITH_TOKEN,
    id: 'deleteCredential',
    method: 'delete',
    path: '/v1/credentials/:name',
    summary: "Deletes a credential of the org's own that no model uses any more.",
    answer: '204',
    errors: [
      ...ADMIN_ERRORS,
      'CREDENTIAL_NAME_INVALID',
      'CREDENTIAL_NOT_EDITABLE',
      'CREDENTIAL_NOT_FOUND',
      'CREDENTIAL_IN_USE',
    ],
  },
];
