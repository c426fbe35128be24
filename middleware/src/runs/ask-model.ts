import { requestOf } from '../core/model-messages.ts';
import type { ModelReply, OutputSchema } from '../core/provider.ts';
import type { ModelCandidate } from '../core/types.ts';
import { toAppError } from '../errors.ts';
import { askAgain, type Line } from './ask-again.ts';
import type { Conversation } from './attempt.ts';
import { skippedAttempt } from './attempt-record.ts';
import { connectModel } from './connect-model.ts';
import type { RunParts } from './run-parts.ts';

/** Asks one candidate for the answer of a run. With `output` nothing is shown before the answer satisfies the schema. */
export async function askModel(
  parts: RunParts,
  conversation: Conversation,
  candidate: ModelCandidate,
  standIn: boolean,
  output: OutputSchema | null,
  signal: AbortSignal,
): Promise<ModelReply> {
  const { model, reason } = candidate;
  const line = await connect(parts, conversation, candidate, standIn);
  const { system, prompt } = conversation.masked.prompt;
  const request = requestOf(model, system, prompt);
  if (!output) {
    // Nobody reads an item of a batch along: its text is on record with its end, and a process that dies has shown nothing.
    const show = conversation.run.batchId === null;
    const wish = { candidate, request, reason, ownWords: [], show };
    const reply = await askAgain(parts, conversation, line, wish, signal);
    if (!show) showAtOnce(parts, conversation, reply.text);
    return reply;
  }
  // Loaded when a prompt needs it: the schema compiler is not small.
  const { askStructured } = await import('./ask-structured.ts');
  const native = model.capabilities.includes('Structured Output');
  const ownWords = [JSON.stringify(output.schema)];
  const { reply } = await askStructured({ ...request, output }, native, (turn, repair) => {
    const why = repair ? 'asked to put its answer into the form of the schema' : reason;
    const wish = { candidate, request: turn, reason: why, ownWords, show: false };
    return askAgain(parts, conversation, line, wish, signal);
  });
  showAtOnce(parts, conversation, reply.text);
  return reply;
}

/** A model that cannot be connected was not asked, and the trace says why. */
async function connect(
  parts: RunParts,
  { run, progress }: Conversation,
  candidate: ModelCandidate,
  standIn: boolean,
): Promise<Line> {
  try {
    return { ...(await connectModel(parts, run.caller.orgId, candidate.model)), standIn };
  } catch (thrown) {
    const { code, message, detail } = toAppError(thrown);
    progress.attempts.push(skippedAttempt(candidate, code, detail ?? message));
    throw thrown;
  }
}

/** An answer that was held back until it was known to be valid: it goes into the journal with the end of the run. */
function showAtOnce({ time }: RunParts, { progress }: Conversation, text: string): void {
  progress.firstTokenAt = time.now();
  progress.text = text;
  progress.unwritten = text;
}
