import { createHash, randomBytes } from 'node:crypto';
import type { Tracing, TracedRun } from '../observing-ports.ts';
import { spansOf, type SpanFacts } from './span-facts.ts';

export interface TracingOptions {
  /** Address of the collector; `/v1/traces` is added. */
  endpoint: string;
  /** `name=value` pairs separated by commas, values percent-encoded: OTEL_EXPORTER_OTLP_HEADERS. Can hold a secret. */
  headers: string | null;
  serviceName: string;
}

export interface RunningTracing extends Tracing {
  /** Sends what has not been sent yet, for two seconds at most. */
  stop(): Promise<void>;
}

const STOP_MILLISECONDS = 2_000;

/**
 * Sends the spans of ended runs to a collector over OTLP/HTTP. OpenTelemetry's packages are loaded by this call, so that a
 * service without a collector pays nothing; nothing of it is registered globally, so no request to a provider carries a trace.
 */
export async function startTracing({
  endpoint,
  headers,
  serviceName,
}: TracingOptions): Promise<RunningTracing> {
  const [api, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  let nextTraceId = '';
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': serviceName }),
    idGenerator: { generateTraceId: () => nextTraceId, generateSpanId: () => randomBytes(8).toString('hex') },
    sampler: new sdk.ParentBasedSampler({ root: new sdk.AlwaysOnSampler() }),
    spanProcessors: [
      new sdk.BatchSpanProcessor({
        exporter: new OTLPTraceExporter({
          url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
          headers: readHeaders(headers ?? ''),
        }),
      }),
    ],
  });
  const tracer = provider.getTracer('byom-middleware');
  const { INTERNAL, CLIENT } = api.SpanKind;

  const tell = (facts: SpanFacts, parent: import('@opentelemetry/api').Context): void => {
    const { name, kind, start, end, attributes, error, children } = facts;
    const options = { kind: kind === 'client' ? CLIENT : INTERNAL, startTime: start, attributes };
    const span = tracer.startSpan(name, options, parent);
    for (const child of children) tell(child, api.trace.setSpan(parent, span));
    if (error !== null) span.setStatus({ code: api.SpanStatusCode.ERROR, message: error });
    span.end(Math.max(start, end));
  };
  return {
    runDone(run) {
      const parent = parentOf(run);
      nextTraceId = otelTraceId(run);
      const root = api.ROOT_CONTEXT;
      const { trace } = api;
      tell(spansOf(run), parent ? trace.setSpanContext(root, { ...parent, isRemote: true }) : root);
    },
    async stop() {
      const late = new Promise((resolve) => setTimeout(resolve, STOP_MILLISECONDS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
    },
  };
}

const PARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function parentOf({ traceParent }: TracedRun) {
  const [, traceId, spanId, flags] = PARENT.exec(traceParent ?? '') ?? [];
  return traceId && spanId && flags ? { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1 } : null;
}

/**
 * The trace id of OpenTelemetry that belongs to a run: its caller's, else the correlation id without its dashes where that is a
 * UUID or a trace id, else a digest of it. So whoever has the one finds the other; the run's span has both.
 */
export function otelTraceId({ traceId, traceParent }: Pick<TracedRun, 'traceId' | 'traceParent'>): string {
  const given = PARENT.exec(traceParent ?? '')?.[1];
  const bare = traceId.replaceAll('-', '').toLowerCase();
  if (given) return given;
  if (/^(?!0{32})[0-9a-f]{32}$/.test(bare)) return bare;
  return createHash('sha256').update(traceId).digest('hex').slice(0, 32);
}

function readHeaders(text: string): Record<string, string> {
  const pairs = text.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [[pair.slice(0, at).trim(), decodeURIComponent(pair.slice(at + 1).trim())] as const];
  });
  return Object.fromEntries(pairs);
}
