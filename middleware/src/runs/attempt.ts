import { requestText } from '../core/model-messages.ts';
import type { PreparedPrompt } from '../core/masked-prompt.ts';
import { pricesOf } from '../core/prices.ts';
import { ProviderError, type ProviderErrorCode } from '../core/provider-error.ts';
import type {
  FinishReason,
  ModelConnection,
  ModelEvent,
  ModelReply,
  ModelRequest,
} from '../core/provider.ts';
import type { LeftOutField, ModelCandidate } from '../core/types.ts';
import { AppError, toAppError } from '../errors.ts';
import type { PromptFacts, RunRecord } from '../run-record.ts';
import { answeredAttempt, failedAttempt } from './attempt-record.ts';
import { inspectOutgoing, refuseLeaks, textsOfRequest } from './egress-check.ts';
import type { Call, Progress } from './progress.ts';
import type { RunParts } from './run-parts.ts';
import { sentRecord, type Through } from './sent-record.ts';
import { createTextJournal } from './text-journal.ts';

/** What every call of a run shares. */
export interface Conversation {
  run: RunRecord;
  progress: Progress;
  masked: PreparedPrompt;
  leftOut: LeftOutField[];
  /** Ids of the records it is about; none where there is no record. */
  subjects?: string[];
  /** What the record was read through and masked by; nothing where there is no record. */
  through?: Through;
}

/** One call of a model. */
export interface Question {
  candidate: ModelCandidate;
  connection: ModelConnection;
  request: ModelRequest;
  /** Why it is asked, and how long was waited before. */
  reason: string;
  waitedMs: number;
  /** The same for every time the same is asked of the same model. */
  idempotencyKey: string;
  /** Words of the request that no record's value is in, beside the prompt author's: a schema. */
  ownWords: string[];
  /** False holds the text back until somebody has looked at the whole answer. */
  show: boolean;
}

/**
 * Asks a model once. The call is on record before it leaves (what cannot be recorded is not sent), and what came of it is in
 * the trace afterwards. An empty answer is a failure, but what it used and what a filter said of it are kept. Throws AppError.
 */
export async function attempt(
  parts: RunParts,
  conversation: Conversation,
  question: Question,
  signal: AbortSignal,
): Promise<ModelReply> {
  const { progress, masked } = conversation;
  const { candidate, connection, request, ownWords } = question;
  const provider = await parts.loadProvider(candidate.model.platform);
  const texts = textsOfRequest(request);
  refuseLeaks(texts, masked, ownWords);

  const call = await putOnRecord(parts, conversation, question);
  const inspection = inspectOutgoing(masked, texts, [candidate.model.technology, ...ownWords]);
  const options = {
    signal,
    idleTimeoutMs: parts.settings.modelIdleTimeoutMs,
    development: parts.settings.development,
    idempotencyKey: question.idempotencyKey,
    inspect: inspection.look,
  };
  try {
    const reply = await receive(
      parts,
      conversation,
      call,
      question.show,
      provider.invoke(request, connection, options),
    );
    refuseEmpty(reply);
    progress.attempts.push(answeredAttempt(call, reply.usage, parts.time.now()));
    return reply;
  } catch (thrown) {
    const failure = toAppError(inspection.leak() ?? thrown);
    progress.attempts.push(failedAttempt(call, failure, parts.time.now()));
    throw failure;
  }
}

async function putOnRecord(parts: RunParts, conversation: Conversation, question: Question): Promise<Call> {
  const { run, progress, masked } = conversation;
  const { candidate, reason, waitedMs } = question;
  const sentAt = parts.time.now();
  const day = new Date(sentAt).toISOString().slice(0, 10);
  const call: Call = {
    candidate,
    attempt: 1 + timesAsked(progress, candidate.model.apiName),
    reason,
    waitedMs,
    idempotencyKey: question.idempotencyKey,
    prices: pricesOf(candidate.model, parts.catalogue, day),
    requestText: requestText(question.request),
    sentAt,
    firstTokenAt: null,
    repliedAt: null,
    arrived: '',
    reply: null,
  };
  const sent = sentRecord(conversation, question.request, call);
  const open = await parts.journal.sent(run, progress.prompt as PromptFacts, sent, masked.vault);
  if (!open) throw new AppError('MODEL_CANCELLED');
  progress.call = call;
  progress.calls.push(call);
  progress.firstSentAt ??= sentAt;
  return call;
}

const timesAsked = ({ attempts }: Progress, model: string): number =>
  attempts.filter((one) => one.model === model && one.outcome !== 'skipped').length;

/** Takes the reply as it arrives: every piece that may be shown goes to the journal, the last event is the reply itself. */
async function receive(
  parts: RunParts,
  { run, progress }: Conversation,
  call: Call,
  show: boolean,
  events: AsyncIterable<ModelEvent>,
): Promise<ModelReply> {
  const text = createTextJournal((masked) => parts.journal.text(run.runId, masked));
  try {
    for await (const event of events) {
      if (event.type === 'reply') {
        call.reply = event.reply;
        call.repliedAt = parts.time.now();
        return event.reply;
      }
      call.arrived += event.text;
      call.firstTokenAt ??= parts.time.now();
      if (!show || event.text === '') continue;
      progress.firstTokenAt ??= parts.time.now();
      progress.text += event.text;
      text.add(event.text);
    }
    throw new AppError('MODEL_STREAM_BROKEN');
  } finally {
    progress.unwritten += await text.finish();
  }
}

/** What an answer without any text means. */
const EMPTY: Record<FinishReason, ProviderErrorCode> = {
  'content-filter': 'MODEL_CONTENT_FILTERED',
  refusal: 'MODEL_REFUSED',
  stop: 'MODEL_ANSWER_EMPTY',
  length: 'MODEL_ANSWER_EMPTY',
  other: 'MODEL_ANSWER_EMPTY',
  'tool-calls': 'MODEL_ANSWER_EMPTY',
};

function refuseEmpty({ text, toolCalls, finish, usage, providerRequestId }: ModelReply): void {
  if (text.trim() !== '' || toolCalls.length > 0) return;
  throw new ProviderError(EMPTY[finish.unified], { status: 200, usage, providerRequestId });
}
