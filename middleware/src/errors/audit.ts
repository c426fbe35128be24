import { row } from './error-facts.ts';

/** Searching, exporting and revealing what is on record. */
export const AUDIT = {
  AUDIT_PERMISSION_REQUIRED: row(
    403,
    false,
    'You may not do this with the audit.',
    'An admin assigns you the permission set BYOM Auditor. The attempt is on record.',
  ),
  REASON_REQUIRED: row(
    422,
    false,
    'Values are only shown for a reason of at least 10 characters.',
    'Say why you need to see them. The attempt is on record, and so will the reason be.',
  ),
  VALUES_GONE: row(
    410,
    false,
    'The real values of this run are no longer kept.',
    'Only the masked text is left; open it in the audit.',
  ),
  EXPORT_NOT_FOUND: row(
    404,
    false,
    'There is no such export that waits to be fetched.',
    'Start a new export: each is fetched once, within a minute.',
  ),
  EXPORT_BROKEN: row(
    500,
    true,
    'The export ended before its file was complete.',
    'Do not use the part that has arrived. Start a new export.',
  ),
  EXPORT_NOT_FETCHED: row(410, true, 'Nobody fetched the export in time.', 'Start a new export.'),
} as const;
