import { textOf } from '../core/model-messages.ts';
import type { ModelRequest } from '../core/provider.ts';
import type { SentRecord } from '../run-record.ts';
import type { Conversation } from './attempt.ts';
import type { Call } from './progress.ts';

/** What is about to leave, with why it goes to this model and what came of the models before it. */
export function sentRecord(
  { progress, masked, leftOut, subjects = [] }: Conversation,
  request: ModelRequest,
  call: Call,
): SentRecord {
  const { id, apiName, name, platform, technology, region } = call.candidate.model;
  const before = progress.attempts.map(({ model, reason }) => ({ model, reason }));
  return {
    system: request.system,
    prompt: writtenOut(request),
    model: { id, apiName, name, platform, technology, region, prices: call.prices },
    layer: call.candidate.layer,
    route: [...before, { model: apiName, reason: call.reason }],
    // Copies: what is added to an attempt later was not known when this left.
    attempts: progress.attempts.map((one) => ({ ...one })),
    sentAt: new Date(call.sentAt).toISOString(),
    idempotencyKey: call.idempotencyKey,
    maskCounts: masked.prompt.maskCounts,
    layerCounts: masked.prompt.layerCounts ?? {},
    undetected: progress.undetected,
    leftOut,
    subjects,
  };
}

/** A conversation as one text; a single question is the question itself. */
function writtenOut({ messages }: ModelRequest): string {
  const turns = messages.map((message) => {
    if (message.role === 'user') return textOf(message.content);
    if (message.role === 'assistant') return message.text;
    return message.results.map(({ content }) => content).join('\n');
  });
  return turns.join('\n\n---\n\n');
}
