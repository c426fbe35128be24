import type { PreparedPrompt } from '../core/masked-prompt.ts';
import { PLATFORMS } from '../core/platforms.ts';
import type { ModelReply, ModelRequest } from '../core/provider.ts';
import type { ModelProfile } from '../core/types.ts';
import { AppError, toAppError } from '../errors.ts';
import { askStructured } from '../runs/ask-structured.ts';
import { skippedAttempt } from '../runs/attempt-record.ts';
import { attempt } from '../runs/attempt.ts';
import { connectModel } from '../runs/connect-model.ts';
import { randomNonce } from '../runs/nonce.ts';
import type { Progress } from '../runs/progress.ts';
import type { RunParts } from '../runs/run-parts.ts';
import { stopReason } from '../runs/signal.ts';
import type { RunRecord } from '../run-record.ts';
import { askForJson, askForToolCall, askForWord, TEST_TOOL } from './connection-questions.ts';
import {
  failed,
  keyAccepted,
  notAnswered,
  notConnected,
  notSupported,
  passed,
  type ConnectionCheck,
} from './connection-result.ts';

/** What is checked, and the failure of the first question: a model that did not answer it is not asked more. */
export interface CheckedConnection {
  checks: ConnectionCheck[];
  failure: AppError | null;
}

/** One question of the test, put on record before it leaves. Rejects with AppError. */
type Ask = (request: ModelRequest, reason: string, show?: boolean) => Promise<ModelReply>;

/**
 * Asks in order for a word, for JSON and for the call of a tool. What a model does wrong is in the checks. Rejects only with
 * what is not the model's doing, e.g. DATABASE_UNREACHABLE.
 */
export async function checkConnection(
  parts: RunParts,
  run: RunRecord,
  progress: Progress,
  model: ModelProfile,
  signal: AbortSignal,
): Promise<CheckedConnection> {
  const candidate = { model, layer: null, reason: 'its connection is tested' };
  const { value: connected, failure } = await outcomeOf(connectModel(parts, run.caller.orgId, model), signal);
  if (failure) {
    progress.attempts.push(skippedAttempt(candidate, failure.code, failure.detail ?? failure.code));
    return { checks: notConnected(failure), failure };
  }
  const { connection } = connected;
  const conversation = { run, progress, masked: nothingMasked(), leftOut: [] };
  const ask: Ask = (request, reason, show = false) => {
    const idempotencyKey = `${run.runId}:${progress.attempts.length + 1}`;
    const question = {
      candidate,
      connection,
      request,
      reason,
      waitedMs: 0,
      idempotencyKey,
      ownWords: [],
      show,
    };
    return attempt(parts, conversation, question, signal);
  };

  const answer = await checkAnswer(ask, progress, model, connection.secret !== null, signal);
  if (answer.failure) return answer;
  // What the run's record says of the answer is what the first reply said.
  const first = progress.call;
  const json = await checkJson(ask, model, signal);
  const tools = signal.aborted ? [] : await checkTools(ask, model, signal);
  progress.call = first;
  return { checks: [...answer.checks, ...json, ...tools], failure: null };
}

async function checkAnswer(
  ask: Ask,
  progress: Progress,
  model: ModelProfile,
  hasKey: boolean,
  signal: AbortSignal,
): Promise<CheckedConnection> {
  const started = Date.now();
  const { failure } = await outcomeOf(ask(askForWord(model), 'asked for one word', true), signal);
  const milliseconds = Date.now() - started;
  const begun = progress.text !== '';
  if (failure) return { checks: notAnswered(failure, { hasKey, begun, milliseconds }), failure };
  const { firstTokenAt, call } = progress;
  const streams = model.capabilities.includes('Streaming') && firstTokenAt !== null && call !== null;
  const firstToken = streams
    ? passed('first token', firstTokenAt - call.sentAt)
    : notSupported('first token', 'The record does not say that the model streams.');
  return {
    checks: [passed('reachable'), keyAccepted(hasKey), passed('answer', milliseconds), firstToken],
    failure: null,
  };
}

/** A model that knows no schemas is told in words; that it cannot do it then breaks no promise of its record. */
async function checkJson(ask: Ask, model: ModelProfile, signal: AbortSignal): Promise<ConnectionCheck[]> {
  if (isLocal(model)) return [notSupported('json', 'This is no language model.')];
  const native = model.capabilities.includes('Structured Output');
  const started = Date.now();
  const { failure } = await outcomeOf(
    askStructured(askForJson(model), native, (request, repair) =>
      ask(request, repair ? 'asked to put its JSON right' : 'asked for JSON'),
    ),
    signal,
  );
  const milliseconds = Date.now() - started;
  if (!failure) return [passed('json', milliseconds)];
  if (!native && failure.code === 'MODEL_OUTPUT_INVALID')
    return [notSupported('json', 'Asked for it in words, the model did not answer in that form.')];
  return [failed('json', failure, milliseconds)];
}

async function checkTools(ask: Ask, model: ModelProfile, signal: AbortSignal): Promise<ConnectionCheck[]> {
  if (isLocal(model)) return [notSupported('tools', 'This is no language model.')];
  if (!model.capabilities.includes('Tools'))
    return [notSupported('tools', 'The record does not say that the model calls tools.')];
  const started = Date.now();
  const { failure, value } = await outcomeOf(ask(askForToolCall(model), 'offered a tool'), signal);
  const milliseconds = Date.now() - started;
  if (failure) return [failed('tools', failure, milliseconds)];
  const called = value.toolCalls.some((call) => call.name === TEST_TOOL.name && call.arguments !== null);
  if (called) return [passed('tools', milliseconds)];
  const detail = 'The model answered in words instead of calling the tool.';
  return [{ name: 'tools', outcome: 'failed', milliseconds, detail }];
}

const isLocal = ({ platform }: ModelProfile): boolean => PLATFORMS[platform].endpoint === 'none';

/** A failure of the model, of its configuration, or of the time. Everything else rejects. */
async function outcomeOf<T>(
  work: Promise<T>,
  signal: AbortSignal,
): Promise<{ failure: null; value: T } | { failure: AppError; value: null }> {
  try {
    return { failure: null, value: await work };
  } catch (thrown) {
    const failure = toAppError(thrown);
    if (!/^(?:MODEL|CREDENTIAL)_/.test(failure.code)) throw failure;
    const late = stopReason(signal) === 'RUN_DEADLINE_EXCEEDED';
    return {
      failure: late ? new AppError('RUN_DEADLINE_EXCEEDED', { cause: thrown }) : failure,
      value: null,
    };
  }
}

/** The questions are ours: they hold no value of any record, so there is nothing to look for and nothing to restore. */
function nothingMasked(): PreparedPrompt {
  return {
    prompt: { system: '', prompt: '', maskCounts: {} },
    vault: { nonce: randomNonce(), entries: [] },
    literal: { system: '', prompt: '' },
  };
}
