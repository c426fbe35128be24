import type { ErrorCode } from '../errors.ts';
import { INPUTS } from './inputs.ts';
import { BODY_ERRORS, WITH_TOKEN, type Route } from './route.ts';

/** Refusals of everything that asks the org as the person and as the integration user. */
const ORG_ERRORS: ErrorCode[] = [
  'ORG_USER_NOT_APPROVED',
  'ORG_USER_MISMATCH',
  'ORG_UNREACHABLE',
  'ORG_CONFIGURATION_UNREADABLE',
  'DATABASE_UNREACHABLE',
];
const ADMIN_ERRORS: ErrorCode[] = ['MODEL_ADMIN_REQUIRED', ...ORG_ERRORS];
const MASKING_ERRORS: ErrorCode[] = ['MASKING_ADMIN_REQUIRED', ...ORG_ERRORS];
/** Of what masks records of the org. */
const RECORD_ERRORS: ErrorCode[] = [
  'MASKING_RULE_INVALID',
  'MAPPING_NOT_FOUND',
  'MAPPING_INVALID',
  'RECORD_NOT_FOUND',
  'ORG_REQUEST_REFUSED',
];

/** Models, credentials and masking. */
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
  {
    ...WITH_TOKEN,
    id: 'listMaskTypes',
    method: 'get',
    path: '/v1/masking/types',
    summary:
      'Everything that can be masked, with the operators its values may be shown by and what looks for it.',
    answer: '200 {types}',
    errors: MASKING_ERRORS,
  },
  {
    ...WITH_TOKEN,
    id: 'previewMasking',
    method: 'post',
    path: '/v1/masking/preview',
    summary:
      'A text, or a record as the person sees it, masked with the saved rules or with those that are sent along. Nothing of it is kept.',
    body: INPUTS.previewMasking,
    answer: '200 {values, counts, external}',
    errors: [...BODY_ERRORS, ...MASKING_ERRORS, ...RECORD_ERRORS],
  },
  {
    ...WITH_TOKEN,
    id: 'checkMaskPattern',
    method: 'post',
    path: '/v1/masking/patterns/check',
    summary: 'Tries a pattern on a sample. A pattern that cannot be used is answered with what to change.',
    body: INPUTS.checkMaskPattern,
    answer: '200 {valid, reason, matches}',
    errors: [...BODY_ERRORS, ...MASKING_ERRORS],
  },
  {
    ...WITH_TOKEN,
    id: 'reportMasking',
    method: 'post',
    path: '/v1/masking/report',
    summary:
      'What a mapping would expose, counted over the newest records that the person sees, at most 60 seconds long. Never a value.',
    body: INPUTS.reportMasking,
    answer: '200 {records, fields, residual, external}',
    errors: [...BODY_ERRORS, ...MASKING_ERRORS, ...RECORD_ERRORS],
  },
];
