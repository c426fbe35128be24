import { ProviderError, type ProviderErrorFacts } from '../core/provider-error.ts';
import { errorOfAwsEvent } from './classify-aws.ts';

/**
 * Events of a stream, and what goes wrong between them as a ProviderError with these facts: the exceptions that AWS sends
 * inside a reply with status 200, and messages whose checksum is wrong.
 */
export async function* namingErrors<Event>(
  events: AsyncIterable<Event> | Iterable<Event>,
  facts: () => ProviderErrorFacts,
): AsyncGenerator<Event> {
  try {
    yield* events;
  } catch (error) {
    throw errorOfAwsEvent(error, facts()) ?? (isUnreadable(error) ? malformed(facts()) : error);
  }
}

const malformed = (facts: ProviderErrorFacts): ProviderError =>
  new ProviderError('MODEL_REPLY_MALFORMED', facts);

/** The decoder's own complaints are plain Errors; those of the network have a code. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && error.name === 'Error' && !('code' in error);
