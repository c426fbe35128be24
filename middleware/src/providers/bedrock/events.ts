import { ProviderError } from '../../core/provider-error.ts';
import { errorOfAwsEvent } from '../errors/classify-aws.ts';

/**
 * What goes wrong in a stream, as a ProviderError where it can be named: the exceptions that AWS sends inside a reply with status
 * 200, and messages whose checksum is wrong. Anything else as it is.
 */
export function streamError(error: unknown): unknown {
  const unreadable = isUnreadable(error) && new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
  return errorOfAwsEvent(error) ?? (unreadable || error);
}

/** The decoder's own complaints are plain Errors; those of the network have a code. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && error.name === 'Error' && !('code' in error);
