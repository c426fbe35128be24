import { instructed, readOutput, repairRequest } from '../core/structured-output.ts';
import type { ModelReply, ModelRequest, OutputSchema } from '../core/provider.ts';
import { AppError } from '../errors.ts';

/** An answer that satisfies its schema. */
export interface StructuredAnswer {
  reply: ModelReply;
  value: unknown;
  /** True when the model had to be told what was wrong with its first answer. */
  repaired: boolean;
}

/**
 * Asks for an answer that satisfies a JSON schema. A `native` model gets the schema as its provider wants it, another one is
 * told in words. An answer that does not satisfy it is given back once, with what is wrong; then MODEL_OUTPUT_INVALID. `ask`
 * makes one call, and is told whether it is the repair.
 */
export async function askStructured(
  request: ModelRequest & { output: OutputSchema },
  native: boolean,
  ask: (request: ModelRequest, repair: boolean) => Promise<ModelReply>,
): Promise<StructuredAnswer> {
  const { output } = request;
  const asked = native ? request : instructed(request);
  const first = await ask(asked, false);
  const read = readAnswer(first, output);
  if ('value' in read) return { reply: first, value: read.value, repaired: false };
  const second = await ask(repairRequest(asked, first.text, read.problems), true);
  const repaired = readAnswer(second, output);
  if ('value' in repaired) return { reply: second, value: repaired.value, repaired: true };
  throw new AppError('MODEL_OUTPUT_INVALID', { detail: output.name });
}

function readAnswer(reply: ModelReply, output: OutputSchema) {
  try {
    return readOutput(reply.text, output);
  } catch (cause) {
    throw new AppError('MODEL_INVALID_REQUEST', { cause, detail: `schema ${output.name}` });
  }
}
