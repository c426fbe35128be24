import { row } from './error-facts.ts';

/** Batches: a prompt over many records, at once or by a schedule. */
export const BATCHES = {
  BATCH_PERMISSION_REQUIRED: row(
    403,
    false,
    'You may not run prompts over many records.',
    'An admin assigns you the permission set BYOM Prompt Manager, or another one with the custom permission Run Batches.',
  ),
  BATCH_NOT_FOUND: row(404, false, 'There is no such batch of yours.', 'Load the list of batches again.'),
  BATCH_TOO_LARGE: row(
    413,
    false,
    'A batch takes at most 1,000,000 records, the list of ids of a schedule at most 10,000.',
    'Divide the list, or narrow the filter.',
  ),
  BATCH_EMPTY: row(
    422,
    false,
    'There is no record to work on.',
    'Check the list or the filter, and your access to the records.',
  ),
  BATCH_FILTER_FIELD_HIDDEN: row(
    422,
    false,
    'The filter names a field that does not exist, or that you may not see.',
    'Leave the field out, or ask an admin for access to it.',
  ),
  BATCH_STATE_WRONG: row(
    409,
    false,
    'The batch is not in a state in which this can be done.',
    'Load the batch again to see its state.',
  ),
  BATCH_FIELD_NOT_WRITABLE: row(
    422,
    false,
    'The field for the answer is no text field that you may write.',
    'Choose a text field of the object, or ask an admin for access to it.',
  ),
  LIST_VIEW_NOT_FOUND: row(
    404,
    false,
    'There is no such list view, or you may not see it.',
    'Choose a list view of the object from the list.',
  ),
  SCHEDULE_NOT_FOUND: row(
    404,
    false,
    'There is no such schedule of yours.',
    'Load the list of schedules again.',
  ),
  SCHEDULE_IN_THE_PAST: row(
    422,
    false,
    'The first time of the schedule is over already.',
    'Choose a time from now on.',
  ),
} as const;
