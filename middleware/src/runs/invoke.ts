import { singleTurn } from '../core/model-messages.ts';
import type { ModelReply, ModelRequest } from '../core/provider.ts';
import { findLeaks } from '../core/masking/egress.ts';
import type { PreparedPrompt } from '../core/masked-prompt.ts';
import type { LeftOutField, ModelCandidate, ModelProfile } from '../core/types.ts';
import { AppError, toAppError } from '../errors.ts';
import type { PromptFacts, RouteStep, RunRecord, SentRecord } from '../run-record.ts';
import { connectModel } from './connect-model.ts';
import type { Progress } from './progress.ts';
import type { RunParts } from './run-parts.ts';
import { createTextJournal } from './text-journal.ts';

/** What the providers' formats call those who speak. */
const ROLES = ['system', 'user', 'assistant', 'developer'];

export interface Invocation {
  run: RunRecord;
  progress: Progress;
  masked: PreparedPrompt;
  leftOut: LeftOutField[];
  candidates: ModelCandidate[];
}

/**
 * Asks the candidates in order and gives the first reply. Moves on only after a failure the policy names, and never
 * after text has arrived. Each attempt is on record before it leaves; what cannot be recorded is not sent.
 */
export async function invoke(
  parts: RunParts,
  invocation: Invocation,
  signal: AbortSignal,
): Promise<ModelReply> {
  const { candidates, progress } = invocation;
  const route: RouteStep[] = [];
  for (const [index, { model, reason }] of candidates.entries()) {
    route.push({ model: model.apiName, reason });
    try {
      return await askModel(parts, invocation, model, route, signal);
    } catch (thrown) {
      const { code } = toAppError(thrown);
      const last = index === candidates.length - 1;
      const mayMoveOn = parts.settings.fallbackOn.includes(code) && progress.text === '' && !signal.aborted;
      if (last || !mayMoveOn) throw thrown;
      route.push({ model: model.apiName, reason: `failed with ${code}, which the policy names` });
    }
  }
  throw new AppError('MODEL_NOT_CONFIGURED');
}

async function askModel(
  parts: RunParts,
  invocation: Invocation,
  model: ModelProfile,
  route: RouteStep[],
  signal: AbortSignal,
): Promise<ModelReply> {
  const { run, progress, masked } = invocation;
  const provider = await parts.loadProvider(model.platform);
  const { connection } = await connectModel(parts, run.caller.orgId, model);
  const request = requestFor(model, masked);
  const requestText = JSON.stringify(request);
  refuseLeaks([request.system, masked.prompt.prompt], masked);

  const sentAt = Date.now();
  const sent = sentRecord(invocation, model, route, sentAt);
  const open = await parts.journal.sent(run, progress.prompt as PromptFacts, sent, masked.vault);
  if (!open) throw new AppError('MODEL_CANCELLED');
  progress.asked = { model, requestText, sentAt };
  const inspection = inspectOutgoing(masked, model, [request.system, masked.prompt.prompt]);
  const options = {
    signal,
    idleTimeoutMs: parts.settings.modelIdleTimeoutMs,
    development: parts.settings.development,
    inspect: inspection.look,
  };
  try {
    return await receive(parts, invocation, provider.invoke(request, connection, options));
  } catch (thrown) {
    throw inspection.leak() ?? thrown;
  }
}

/**
 * The same look at the very bytes: adapters and SDKs may add to a request what nobody thought of. Texts that left the
 * adapter as they came were `looked` at already.
 */
function inspectOutgoing(masked: PreparedPrompt, model: ModelProfile, looked: string[]) {
  let leak: unknown = null;
  return {
    leak: () => leak,
    look(texts: string[]): void {
      try {
        const added = texts.filter((text) => !looked.includes(text));
        refuseLeaks(added, masked, [model.technology, ...ROLES]);
      } catch (thrown) {
        leak = thrown;
        throw thrown;
      }
    },
  };
}

/** Takes the reply as it arrives: every piece goes to the journal, the last event is the reply itself. */
async function receive(
  parts: RunParts,
  { run, progress }: Invocation,
  events: ReturnType<Awaited<ReturnType<RunParts['loadProvider']>>['invoke']>,
): Promise<ModelReply> {
  const text = createTextJournal((masked) => parts.journal.text(run.runId, masked));
  try {
    for await (const event of events) {
      if (event.type === 'reply') {
        progress.repliedAt = Date.now();
        return event.reply;
      }
      progress.firstTokenAt ??= Date.now();
      progress.text += event.text;
      text.add(event.text);
    }
    throw new AppError('MODEL_STREAM_BROKEN');
  } finally {
    await text.finish();
  }
}

function requestFor(model: ModelProfile, { prompt }: PreparedPrompt): ModelRequest {
  return {
    system: prompt.system,
    ...singleTurn(prompt.prompt),
    temperature: model.temperature,
    topP: model.topP,
    maxTokens: model.maxTokens,
    stream: model.capabilities.includes('Streaming'),
  };
}

/**
 * The last look at what goes out, by other code than the masking. The prompt author's own words are harmless, and so is
 * `alsoHarmless`: a contact named Claude is not given away by the name of the model.
 */
function refuseLeaks(texts: string[], { vault, literal }: PreparedPrompt, alsoHarmless: string[] = []): void {
  const leaks = findLeaks(asOne(texts), vault, asOne([literal.system, literal.prompt, ...alsoHarmless]));
  if (leaks.length === 0) return;
  throw new AppError('EGRESS_LEAK', {
    detail: leaks.map(({ type, count }) => `${type} ${count}`).join(', '),
  });
}

/** Apart from each other, so that no value is read across the end of one text. */
const asOne = (texts: string[]): string => texts.map((text) => JSON.stringify(text)).join('\n\n.\n\n');

function sentRecord(
  invocation: Invocation,
  model: ModelProfile,
  route: RouteStep[],
  sentAt: number,
): SentRecord {
  const { id, apiName, name, platform, technology, region, inputPrice, outputPrice, currency } = model;
  const { system, prompt, maskCounts } = invocation.masked.prompt;
  return {
    system,
    prompt,
    model: { id, apiName, name, platform, technology, region, inputPrice, outputPrice, currency },
    route: [...route],
    sentAt: new Date(sentAt).toISOString(),
    maskCounts,
    leftOut: invocation.leftOut,
  };
}
