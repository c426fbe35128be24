import type { TracedCall, TracedRun } from '../observing-ports.ts';
import { PROVIDER_NAMES } from './provider-names.ts';

export type Attributes = Record<string, string | number | boolean | string[]>;

/** A span as values. Times are milliseconds since 1970. */
export interface SpanFacts {
  name: string;
  /** `client` for what another server did. */
  kind: 'internal' | 'client';
  start: number;
  end: number;
  attributes: Attributes;
  /** The code of what went wrong; null when nothing did. */
  error: string | null;
  children: SpanFacts[];
}

/**
 * A run as its spans: run → context, mask, and one `chat` per call. The attributes of a call are those of OpenTelemetry's
 * conventions for generative AI (github.com/open-telemetry/semantic-conventions-genai, docs/gen-ai/gen-ai-spans.md); ours
 * begin with `byom.`. No text of a prompt, of an answer or of a record is in any of them.
 */
export function spansOf(run: TracedRun): SpanFacts {
  const { startedAt, contextReadAt, maskedAt, endedAt } = run;
  const children: SpanFacts[] = [];
  // A step that was begun and not finished ends with the run, and has its error.
  const step = (
    name: string,
    start: number | null,
    end: number | null,
    attributes: Attributes = {},
  ): void => {
    if (start === null || (end === null && run.calls.length > 0)) return;
    const error = end === null ? run.code : null;
    children.push({ name, kind: 'internal', start, end: end ?? endedAt, attributes, error, children: [] });
  };
  step('context', startedAt, contextReadAt);
  step('mask', contextReadAt, maskedAt, maskedAt === null ? {} : { 'byom.mask.count': run.masked });
  return {
    name: 'run',
    kind: 'internal',
    start: run.createdAt,
    end: endedAt,
    attributes: {
      'byom.run.id': run.runId,
      'byom.correlation.id': run.traceId,
      'byom.run.status': run.status,
      'byom.run.queue_ms': startedAt - run.createdAt,
      'byom.prompt.name': run.promptApiName,
      ...(run.promptVersion === null ? {} : { 'byom.prompt.version': run.promptVersion }),
      ...(run.code === null ? {} : { 'error.type': run.code }),
    },
    error: run.code,
    children: [...children, ...run.calls.map(callSpan)],
  };
}

function callSpan(call: TracedCall): SpanFacts {
  return {
    name: `chat ${call.technology}`,
    kind: call.address === null ? 'internal' : 'client',
    start: call.sentAt,
    end: call.endedAt,
    attributes: {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': PROVIDER_NAMES[call.platform],
      'gen_ai.request.model': call.technology,
      ...(call.streamed ? { 'gen_ai.request.stream': true } : {}),
      ...known('gen_ai.request.temperature', call.temperature),
      ...known('gen_ai.request.top_p', call.topP),
      ...known('gen_ai.request.max_tokens', call.maxTokens),
      ...known('gen_ai.response.model', call.answeredBy),
      ...(call.finishReason === null ? {} : { 'gen_ai.response.finish_reasons': [call.finishReason] }),
      ...firstChunk(call),
      ...usageOf(call),
      ...serverOf(call.address),
      'byom.model.name': call.model,
      'byom.attempt': call.attempt,
      'byom.waited_ms': call.waitedMs,
      ...known('error.type', call.code),
    },
    error: call.code,
    children: [],
  };
}

const known = (name: string, value: string | number | null): Attributes =>
  value === null ? {} : { [name]: value };

/** In seconds, as the conventions have it. */
const firstChunk = ({ streamed, firstTokenAt, sentAt }: TracedCall): Attributes =>
  streamed && firstTokenAt !== null && firstTokenAt >= sentAt
    ? { 'gen_ai.response.time_to_first_chunk': (firstTokenAt - sentAt) / 1000 }
    : {};

function usageOf({ usage }: TracedCall): Attributes {
  if (!usage) return {};
  const { input, output, cached, cacheWrite, reasoning } = usage;
  return {
    'gen_ai.usage.input_tokens': input,
    'gen_ai.usage.output_tokens': output,
    ...(cached > 0 ? { 'gen_ai.usage.cache_read.input_tokens': cached } : {}),
    ...(cacheWrite > 0 ? { 'gen_ai.usage.cache_creation.input_tokens': cacheWrite } : {}),
    ...(reasoning > 0 ? { 'gen_ai.usage.reasoning.output_tokens': reasoning } : {}),
  };
}

function serverOf(address: string | null): Attributes {
  if (address === null || !URL.canParse(address)) return {};
  const { hostname, port, protocol } = new URL(address);
  const usual = protocol === 'http:' ? 80 : 443;
  return { 'server.address': hostname, 'server.port': port === '' ? usual : Number(port) };
}
