/** What is answered in Google's Interactions format, complete or streamed: the same reply from both. */

import { ProviderError } from '../../core/provider-error.ts';
import { PLAIN_REPLY, requestText } from '../../core/model-messages.ts';
import type { FinishReason, ModelReply, ModelRequest, ModelUsage } from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { errorOfBody } from '../errors/classify.ts';
import {
  addDelta,
  callsInSteps,
  textOfContent,
  textOfSteps,
  toContinuation,
  type Step,
} from './interactions-steps.ts';

/** `status` of an interaction that is over. */
export const INTERACTION_STATUS: Readonly<Record<string, FinishReason>> = {
  completed: 'stop',
  requires_action: 'tool-calls',
  incomplete: 'length',
  budget_exceeded: 'length',
  requires_continuation: 'length',
  cancelled: 'other',
};

interface Interaction {
  id?: unknown;
  model?: unknown;
  status?: unknown;
  steps?: unknown;
  usage?: unknown;
}

interface StreamEvent {
  event_type?: unknown;
  index?: unknown;
  interaction?: Interaction | null;
  step?: Step | null;
  delta?: Record<string, unknown> | null;
  status?: unknown;
  usage?: unknown;
  error?: unknown;
}

/** Puts an interaction together: from one body, or from the events of a stream. */
export interface InteractionReader {
  /** Takes a complete interaction and gives its text. Throws MODEL_REPLY_MALFORMED when it is none. */
  whole(body: unknown): string;
  /** Takes one event and gives the text it adds to the answer, '' for none. Throws what an error event means. */
  take(event: unknown): string;
  usage(): ModelUsage | null;
  /** Throws MODEL_STREAM_BROKEN when the interaction did not end, and its error when it failed. */
  reply(request: ModelRequest, requestId: string | null): ModelReply;
}

interface Known {
  steps: Step[];
  open: Map<unknown, Step>;
  written: Map<Step, string>;
  id: string | null;
  model: string | null;
  status: string | null;
  usage: Record<string, unknown>;
}

/** An interaction of which nothing has come yet. */
export function startInteraction(): InteractionReader {
  const known: Known = {
    steps: [],
    open: new Map(),
    written: new Map(),
    id: null,
    model: null,
    status: null,
    usage: {},
  };
  return {
    whole(body) {
      const interaction = (body ?? {}) as Interaction;
      if (typeof interaction.status !== 'string') throw malformed();
      learn(known, interaction);
      return textOfSteps(known.steps, 'model_output', 'content');
    },
    take(event) {
      // What is no JSON comes as the text it is.
      if (typeof event !== 'object' || event === null) throw malformed();
      return take(known, event as StreamEvent);
    },
    usage: () => usageOf(known.usage),
    reply: (request, requestId) => replyOf(known, request, requestId),
  };
}

const malformed = (): ProviderError => new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });

function learn(known: Known, { id, model, status, steps, usage }: Interaction): void {
  if (typeof id === 'string' && id !== '') known.id = id;
  if (typeof model === 'string') known.model = model;
  if (typeof status === 'string') known.status = status;
  if (Array.isArray(steps) && steps.length > 0 && known.steps.length === 0) known.steps = steps as Step[];
  known.usage = { ...known.usage, ...(usage as Record<string, unknown> | undefined) };
}

function take(known: Known, event: StreamEvent): string {
  if (event.error) throw errorOfBody(event);
  if (event.interaction) learn(known, event.interaction);
  if (event.event_type === 'interaction.status_update')
    learn(known, { status: event.status, usage: event.usage });
  if (event.event_type === 'step.start' && typeof event.step?.type === 'string') {
    const step = { ...event.step };
    known.steps.push(step);
    known.open.set(event.index, step);
    const [first, ...more] = Array.isArray(step['content']) ? (step['content'] as unknown[]) : [];
    return step.type === 'model_output' ? [first, ...more].map(textOfContent).join('') : '';
  }
  const step = known.open.get(event.index);
  return event.event_type === 'step.delta' && step ? addDelta(step, event.delta ?? {}, known.written) : '';
}

function replyOf(known: Known, request: ModelRequest, requestId: string | null): ModelReply {
  const { status: raw, steps } = known;
  if (raw === null || raw === 'in_progress' || raw === 'queued')
    throw new ProviderError('MODEL_STREAM_BROKEN');
  if (raw === 'failed') throw failureIn(steps);
  const text = textOfSteps(steps, 'model_output', 'content');
  const reasoning = textOfSteps(steps, 'thought', 'summary');
  const toolCalls = callsInSteps(steps, known.written);
  const unified = Object.hasOwn(INTERACTION_STATUS, raw) ? INTERACTION_STATUS[raw]! : 'other';
  return {
    text,
    ...PLAIN_REPLY,
    reasoning: reasoning || null,
    toolCalls,
    finish: { unified: unified === 'stop' && toolCalls.length > 0 ? 'tool-calls' : unified, raw },
    usage: usageOf(known.usage) ?? estimateUsage(requestText(request), text + reasoning),
    providerRequestId: known.id ?? requestId,
    model: known.model,
    continuation: toContinuation(steps),
  };
}

/** The numbers that gRPC gives to errors: https://grpc.io/docs/guides/status-codes/ */
const GRPC: Readonly<Record<number, string>> = {
  1: 'CANCELLED',
  3: 'INVALID_ARGUMENT',
  4: 'DEADLINE_EXCEEDED',
  5: 'NOT_FOUND',
  7: 'PERMISSION_DENIED',
  8: 'RESOURCE_EXHAUSTED',
  9: 'FAILED_PRECONDITION',
  10: 'ABORTED',
  13: 'INTERNAL',
  14: 'UNAVAILABLE',
  16: 'UNAUTHENTICATED',
};

/** A failed interaction says why on one of its steps. */
function failureIn(steps: Step[]): ProviderError {
  const error = steps.map((step) => step['error']).find((one) => typeof one === 'object' && one !== null);
  if (!error) return new ProviderError('MODEL_OVERLOADED', { status: 200 });
  const { code } = error as { code?: unknown };
  return errorOfBody({ error: { ...error, code: typeof code === 'number' ? GRPC[code] : code } });
}

/** https://ai.google.dev/api/interactions: thoughts and tools of the provider's own are counted apart. */
function usageOf(reported: Record<string, unknown>): ModelUsage | null {
  const count = (name: string): number => (typeof reported[name] === 'number' ? reported[name] : 0);
  if (typeof reported['total_input_tokens'] !== 'number') return null;
  const reasoning = count('total_thought_tokens');
  return {
    input: count('total_input_tokens') + count('total_tool_use_tokens'),
    output: count('total_output_tokens') + reasoning,
    cached: count('total_cached_tokens'),
    cacheWrite: 0,
    reasoning,
    source: 'reported',
  };
}
