import type { ContentBlock, GuardrailTraceAssessment } from '@aws-sdk/client-bedrock-runtime';
import { PLAIN_REPLY, requestText } from '../../core/model-messages.ts';
import { ProviderError } from '../../core/provider-error.ts';
import type {
  Finish,
  FinishReason,
  ModelReply,
  ModelRequest,
  ModelUsage,
  ToolCall,
} from '../../core/provider.ts';
import { estimateUsage } from '../../core/usage.ts';
import { continuationOf } from './continuation.ts';
import { verdictsOfTrace } from './guardrail-verdicts.ts';
import { reportedUsage } from '../wire/reported-usage.ts';
import { valueCall, writtenCall } from '../wire/tool-calls.ts';

/** `stopReason`: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html */
export const CONVERSE_FINISH: Record<string, FinishReason> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  tool_use: 'tool-calls',
  guardrail_intervened: 'content-filter',
  content_filtered: 'content-filter',
  refusal: 'refusal',
  malformed_model_output: 'other',
  malformed_tool_use: 'other',
};

/** `usage`, as Converse names its parts and as Nova's own bodies do. */
export interface ConverseUsage {
  inputTokens?: number | undefined;
  outputTokens?: number | undefined;
  cacheReadInputTokens?: number | undefined;
  cacheWriteInputTokens?: number | undefined;
  cacheReadInputTokenCount?: number | undefined;
  cacheWriteInputTokenCount?: number | undefined;
}

/** What comes beside the message. */
export interface ConverseFacts {
  stopReason: string | null;
  usage: ConverseUsage | undefined;
  trace: { guardrail?: GuardrailTraceAssessment; promptRouter?: { invokedModelId?: string } } | undefined;
}

/** A message as far as it is known: a complete body has all of it, a stream brings it in pieces. */
export interface ConverseMessage extends ConverseFacts {
  content: ContentBlock[];
  /** What the model wrote as the arguments of a call, where that came as text. */
  written: Map<ContentBlock, string>;
}

/** Reads a complete body. Throws MODEL_REPLY_MALFORMED when it is none. */
export function readConverse(body: unknown): ConverseMessage {
  const { output, stopReason, usage, trace } = (body ?? {}) as {
    output?: { message?: { content?: unknown } };
    stopReason?: unknown;
    usage?: ConverseUsage;
    trace?: ConverseMessage['trace'];
  };
  const content = output?.message?.content;
  if (!Array.isArray(content)) throw new ProviderError('MODEL_REPLY_MALFORMED', { status: 200 });
  return {
    content: content as ContentBlock[],
    stopReason: typeof stopReason === 'string' ? stopReason : null,
    usage,
    trace,
    written: new Map(),
  };
}

/** Our reply. Usage that was not reported is estimated from what was asked and answered. */
export function replyOfConverse(
  message: ConverseMessage,
  request: ModelRequest,
  providerRequestId: string | null,
  region: string | null,
): ModelReply {
  const { content, stopReason, usage, trace } = message;
  const text = content.map(textOfBlock).join('');
  const reasoning = content.map((block) => block.reasoningContent?.reasoningText?.text ?? '').join('');
  return {
    text,
    ...PLAIN_REPLY,
    reasoning: reasoning || null,
    toolCalls: content.flatMap((block) => callOf(block, message.written.get(block))),
    finish: finishOf(stopReason),
    usage: usageOfConverse(usage) ?? estimateUsage(requestText(request), text + reasoning),
    verdicts: verdictsOfTrace(trace?.guardrail),
    providerRequestId,
    model: trace?.promptRouter?.invokedModelId ?? null,
    region,
    continuation: continuationOf(content),
  };
}

/** Text that cites documents comes in a block of its own. */
function textOfBlock(block: ContentBlock): string {
  if (typeof block.text === 'string') return block.text;
  return (block.citationsContent?.content ?? []).map((part) => part.text ?? '').join('');
}

function callOf({ toolUse }: ContentBlock, written: string | undefined): ToolCall[] {
  if (!toolUse) return [];
  const [id, name] = [toolUse.toolUseId ?? '', toolUse.name ?? ''];
  return [written === undefined ? valueCall(id, name, toolUse.input) : writtenCall(id, name, written)];
}

const finishOf = (raw: string | null): Finish => ({
  unified: (raw !== null && Object.hasOwn(CONVERSE_FINISH, raw) ? CONVERSE_FINISH[raw] : null) ?? 'other',
  raw,
});

/** Input counts what was read from and written to the cache too: Converse reports them apart. Null when nothing was reported. */
export function usageOfConverse(usage: ConverseUsage | undefined): ModelUsage | null {
  const { inputTokens, outputTokens } = usage ?? {};
  const cached = usage?.cacheReadInputTokens ?? usage?.cacheReadInputTokenCount ?? 0;
  const cacheWrite = usage?.cacheWriteInputTokens ?? usage?.cacheWriteInputTokenCount ?? 0;
  return reportedUsage((inputTokens ?? NaN) + cached + cacheWrite, outputTokens, { cached, cacheWrite });
}
