/** Conditional requests: If-Modified-Since and If-Unmodified-Since against a record's LastModifiedDate, to the second. */
import { OrgError } from '../errors.ts';
import type { Row } from '../ports.ts';
import type { ApiCall } from './route.ts';

/** Whether the request asks for a condition at all. */
export function isConditional(call: ApiCall): boolean {
  return 'if-modified-since' in call.headers || 'if-unmodified-since' in call.headers;
}

/**
 * 'unchanged' when the record was not changed after If-Modified-Since. Throws PRECONDITION_FAILED (412) when it was
 * changed after If-Unmodified-Since, and BAD_REQUEST when a change names no time.
 */
export function checkConditions(call: ApiCall, record: Row): 'unchanged' | 'go on' {
  const changed = Math.floor(Date.parse(String(record.LastModifiedDate)) / 1000) * 1000;
  const unmodified = timeOf(call, 'if-unmodified-since');
  if (unmodified !== null && changed > unmodified)
    throw new OrgError('PRECONDITION_FAILED', 'The record was changed after the time of If-Unmodified-Since');
  const modified = timeOf(call, 'if-modified-since');
  return modified !== null && changed <= modified && call.method === 'GET' ? 'unchanged' : 'go on';
}

/** A reader's time that is no time is passed over, as HTTP says; a writer's is refused, as the platform says. */
function timeOf(call: ApiCall, header: string): number | null {
  const text = call.headers[header];
  if (text === undefined) return null;
  const time = Date.parse(text);
  if (!Number.isNaN(time)) return time;
  if (call.method === 'GET') return null;
  throw new OrgError('BAD_REQUEST', `Invalid value of ${header}: ${text}`);
}
