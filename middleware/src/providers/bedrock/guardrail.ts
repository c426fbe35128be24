import { ApplyGuardrailCommand } from '@aws-sdk/client-bedrock-runtime';
import { PLAIN_REPLY, requestText, userText } from '../../core/model-messages.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type {
  InvokeOptions,
  ModelConnection,
  ModelEvent,
  ModelReply,
  ModelRequest,
} from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { openBedrock } from './client.ts';
import { verdictsOf } from './guardrail-verdicts.ts';
import type { Watch } from '../calls/watch.ts';

/** The text that the guardrail lets through: its own where it stepped in, the prompt as it was where it did not. */
export async function* askGuardrail(
  request: ModelRequest,
  connection: ModelConnection,
  options: InvokeOptions,
  watch: Watch,
): AsyncGenerator<ModelEvent> {
  const text = userText(request.messages);
  const { client } = openBedrock(connection, watch, options);
  const { identifier, version } = guardrailIn(connection.technology);
  const found = await client.send(
    new ApplyGuardrailCommand({
      guardrailIdentifier: identifier,
      guardrailVersion: version,
      source: 'INPUT',
      content: [{ text: { text } }],
    }),
  );
  if (found.action === undefined || !Array.isArray(found.assessments)) {
    throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
  }
  const output = (found.outputs ?? []).map((part) => part.text ?? '').join('\n');
  const intervened = found.action === 'GUARDRAIL_INTERVENED';
  const answer = intervened || output !== '' ? output : text;
  const reply: ModelReply = {
    text: answer,
    ...PLAIN_REPLY,
    finish: { unified: intervened ? 'content-filter' : 'stop', raw: found.action },
    // Guardrails count units of text, not tokens.
    usage: estimateUsage(requestText(request), answer),
    verdicts: found.assessments.flatMap((assessment) => verdictsOf('prompt', assessment)),
    providerRequestId: found.$metadata.requestId ?? null,
  };
  yield { type: 'text', text: answer };
  yield { type: 'reply', reply };
}

/** `id:version`, where the id may be an ARN with colons of its own; without a version the working draft. */
function guardrailIn(technology: string): { identifier: string; version: string } {
  const [, identifier = technology, version = 'DRAFT'] = /^(.+):(\d+|DRAFT)$/.exec(technology) ?? [];
  return { identifier, version };
}
