import { ConverseCommand, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import type { InvokeOptions, ModelConnection, ModelEvent, ModelRequest } from '../../core/provider.ts';
import { openBedrock } from './client.ts';
import { regionOfProfile } from './connection.ts';
import { converseRequest } from './converse-request.ts';
import { readConverse, replyOfConverse, usageOfConverse } from './converse-reply.ts';
import { startConverseStream, type ConverseEvent } from './converse-stream.ts';
import { streamError } from './events.ts';
import type { Watch } from '../calls/watch.ts';

/** Asks with Converse, or with ConverseStream where a stream is wanted. */
export async function* askConverse(
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  const input = converseRequest(request, connection.technology);
  const call = openBedrock(connection, watch, options);
  const region = regionOfProfile(connection.technology);
  if (!request.stream) {
    const answer = await call.client.send(new ConverseCommand(input));
    const reply = replyOfConverse(readConverse(answer), request, answer.$metadata.requestId ?? null, region);
    yield { type: 'text', text: reply.text };
    yield { type: 'reply', reply };
    return;
  }
  try {
    const answer = await call.client.send(new ConverseStreamCommand(input));
    const requestId = answer.$metadata.requestId ?? null;
    const stream = startConverseStream();
    watch.known.providerRequestId = requestId;
    for await (const event of answer.stream ?? []) {
      const text = stream.take(event as ConverseEvent);
      watch.known.usage = usageOfConverse(stream.message.usage);
      if (text !== '') yield { type: 'text', text };
    }
    yield { type: 'reply', reply: replyOfConverse(stream.finished(), request, requestId, region) };
  } catch (error) {
    // The SDK reads the first event before it gives the stream: that may be an exception already.
    throw streamError(error);
  } finally {
    await call.connection.close();
  }
}
