import { InvokeModelCommand, InvokeModelWithResponseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import type {
  InvokeOptions,
  ModelConnection,
  ModelEvent,
  ModelRequest,
  ModelUsage,
} from '../../core/provider.ts';
import { openBedrock, type BedrockCall } from './client.ts';
import { regionOfProfile } from './connection.ts';
import { streamError } from './events.ts';
import { invokeBody } from './invoke-body.ts';
import { replyOfBody, startInvokeStream, type InvokeFacts } from './invoke-reply.ts';
import type { Watch } from '../calls/watch.ts';
import { reportedUsage } from '../wire/reported-usage.ts';

/** Asks with InvokeModel: the model's own body, passed on by AWS as it is. */
export async function* askInvokeModel(
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  const { technology } = connection;
  const body = new TextEncoder().encode(JSON.stringify(invokeBody(request, technology)));
  const input = { modelId: technology, body, contentType: 'application/json', accept: 'application/json' };
  const call = openBedrock(connection, watch, options);
  const facts = (requestId: string | undefined): InvokeFacts => ({
    request,
    requestId: requestId ?? null,
    region: regionOfProfile(technology),
    counted: countedIn(call.connection.headers()),
  });
  if (request.stream) {
    yield* streamed(call, input, facts, watch);
    return;
  }
  const answer = await call.client.send(new InvokeModelCommand(input));
  const reply = replyOfBody(parsed(answer.body), facts(answer.$metadata.requestId));
  yield { type: 'text', text: reply.text };
  yield { type: 'reply', reply };
}

async function* streamed(
  { client, connection }: BedrockCall,
  input: ConstructorParameters<typeof InvokeModelWithResponseStreamCommand>[0],
  facts: (requestId: string | undefined) => InvokeFacts,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  try {
    const answer = await client.send(new InvokeModelWithResponseStreamCommand(input));
    const { requestId } = answer.$metadata;
    const stream = startInvokeStream(() => facts(requestId));
    watch.known.providerRequestId = requestId ?? null;
    for await (const event of answer.body ?? []) {
      const text = event.chunk ? stream.take(parsed(event.chunk.bytes)) : '';
      if (text !== '') yield { type: 'text', text };
    }
    yield { type: 'reply', reply: stream.finished() };
  } catch (error) {
    throw streamError(error);
  } finally {
    await connection.close();
  }
}

const parsed = (bytes: Uint8Array | undefined): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html: AWS counts for models that do not tell. */
function countedIn(headers: Headers): ModelUsage | null {
  const [input, output] = ['input', 'output'].map((side) =>
    Number(headers.get(`x-amzn-bedrock-${side}-token-count`) ?? NaN),
  );
  return reportedUsage(input, Number.isNaN(output) ? null : output);
}
