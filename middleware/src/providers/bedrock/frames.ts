import { ProviderError } from '../../core/provider-error.ts';

/** Of one message: https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html#streaming-event-stream */
const SMALLEST = 16;
/** The SDK takes the length that a message claims at its word and sets aside as much memory. */
const LARGEST = 16 * 1024 * 1024;

/**
 * The messages of a binary event stream, one at a time and whole, unread. Throws MODEL_REPLY_MALFORMED for a length that no
 * message has, MODEL_STREAM_BROKEN when the stream ends inside one.
 */
export async function* wholeFrames(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let held = 0;
  let wanted = 4;
  for await (const chunk of body) {
    pieces.push(chunk);
    held += chunk.byteLength;
    while (held >= wanted) {
      const whole = Buffer.concat(pieces.splice(0));
      const length = whole.readUInt32BE(0);
      if (length < SMALLEST || length > LARGEST) throw new ProviderError('MODEL_REPLY_MALFORMED');
      if (held >= length) yield whole.subarray(0, length);
      const rest = held >= length ? whole.subarray(length) : whole;
      wanted = held >= length ? 4 : length;
      held = rest.byteLength;
      if (held > 0) pieces.push(rest);
    }
  }
  if (held > 0) throw new ProviderError('MODEL_STREAM_BROKEN');
}
