import type { ErrorCode } from '../errors.ts';
import { AUDIT_INPUTS } from './audit-inputs.ts';
import { BODY_ERRORS, OPEN, WITH_TOKEN, type Route } from './route.ts';

const AUDIT_ERRORS: ErrorCode[] = [
  'AUDIT_PERMISSION_REQUIRED',
  'ORG_USER_NOT_APPROVED',
  'ORG_USER_MISMATCH',
  'ORG_UNREACHABLE',
  'DATABASE_UNREACHABLE',
];

/** What auditors do. The org says who may; refused attempts are on record. */
export const AUDIT_ROUTES: Route[] = [
  {
    ...OPEN,
    id: 'fetchExport',
    method: 'get',
    path: '/v1/audit/exports/:runId/file',
    access: 'ticket',
    summary:
      'The file of an export, once, read from the org as the person who asked for it. An answer that breaks off is no export: it is on record as failed.',
    answer: '200 text/csv or application/jsonl',
    errors: [
      'TICKET_MISSING',
      'TICKET_INVALID',
      'TICKET_USED',
      'TICKET_EXPIRED',
      'ORIGIN_NOT_ALLOWED',
      'EXPORT_NOT_FOUND',
      'ORG_REQUEST_REFUSED',
      'ORG_UNREACHABLE',
      'DATABASE_UNREACHABLE',
    ],
  },
  {
    ...WITH_TOKEN,
    id: 'searchSubject',
    method: 'get',
    path: '/v1/audit/subjects/:recordId',
    summary:
      'Everything that was done with a record: runs about it, and runs that had it beside the record they were about. The newest 1,000.',
    answer: '200 {recordId, interactions}',
    errors: ['REQUEST_INVALID', ...AUDIT_ERRORS],
  },
  {
    ...WITH_TOKEN,
    id: 'startExport',
    method: 'post',
    path: '/v1/audit/exports',
    summary:
      'Puts an export of interactions on record, as CSV or JSON lines, and gives the ticket that fetches its file.',
    body: AUDIT_INPUTS.startExport,
    answer: '202 {runId, ticket, ticketExpiresAt, fileUrl}',
    errors: [...BODY_ERRORS, 'REASON_REQUIRED', ...AUDIT_ERRORS],
  },
  {
    ...WITH_TOKEN,
    id: 'revealValues',
    method: 'post',
    path: '/v1/audit/reveals',
    summary:
      "The real values in the prompt and the answer of somebody's run, for a reason. That they were revealed is on record before they are given.",
    body: AUDIT_INPUTS.reveal,
    answer: '200 {runId, revealId, prompt, answer}',
    errors: [...BODY_ERRORS, 'REASON_REQUIRED', 'RUN_NOT_FOUND', 'VALUES_GONE', ...AUDIT_ERRORS],
  },
  {
    ...WITH_TOKEN,
    id: 'viewRelay',
    method: 'get',
    path: '/v1/audit/relay',
    summary: 'How far the audit in the org is behind, and what the org would not take.',
    answer: '200 {waiting, oldestSeconds, paused, dead}',
    errors: AUDIT_ERRORS,
  },
  {
    ...WITH_TOKEN,
    id: 'retryRelay',
    method: 'post',
    path: '/v1/audit/relay/retry',
    summary: 'Tries again what the org would not take.',
    body: AUDIT_INPUTS.retryRelay,
    answer: '200 {waiting, oldestSeconds, paused, dead}',
    errors: [...BODY_ERRORS, ...AUDIT_ERRORS],
  },
];
