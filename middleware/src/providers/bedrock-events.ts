import { ProviderError } from '../core/provider-error.ts';
import { errorOfAwsEvent } from './classify-aws.ts';

/**
 * Events of a stream, and what goes wrong between them as a ProviderError: the exceptions that AWS sends inside a reply with
 * status 200, and messages whose checksum is wrong.
 */
export async function* namingErrors<Event>(
  events: AsyncIterable<Event> | Iterable<Event>,
): AsyncGenerator<Event> {
  try {
    yield* events;
  } catch (error) {
    throw errorOfAwsEvent(error) ?? (isUnreadable(error) ? malformed() : error);
  }
}

const malformed = (): ProviderError => new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });

/** The decoder's own complaints are plain Errors; those of the network have a code. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && error.name === 'Error' && !('code' in error);
