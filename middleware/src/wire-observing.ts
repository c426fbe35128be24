import type { Config } from './config.ts';
import { createReadings } from './journal/readings.ts';
import { createRelayView } from './journal/relay-view.ts';
import { createMetrics, type Looked } from './observing/metrics.ts';
import { serveMetrics } from './observing/metrics-page.ts';
import { startTracing } from './observing/tracing.ts';
import type { Counts, Tracing } from './observing-ports.ts';
import type { Store } from './store.ts';

export interface Observers {
  /** Absent where nobody reads them. */
  counts?: Counts;
  tracing?: Tracing;
  /** Serves /metrics where it is configured; gives its address. */
  serve(store: Store, looked: Pick<Looked, 'breakers'>): Promise<string | null>;
  stop(): Promise<void>;
}

/** Metrics and traces as they are configured. What nobody asked for is not even loaded. */
export async function openObservers(config: Config): Promise<Observers> {
  const { METRICS_PORT: port, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = config;
  const metrics = port === undefined ? null : await createMetrics();
  const headers = config.OTEL_EXPORTER_OTLP_HEADERS ?? null;
  const tracing = endpoint
    ? await startTracing({ endpoint, headers, serviceName: config.OTEL_SERVICE_NAME })
    : null;
  let close = (): void => undefined;
  return {
    ...(metrics ? { counts: metrics } : {}),
    ...(tracing ? { tracing } : {}),
    async serve({ database }, looked) {
      if (!metrics || port === undefined) return null;
      const standing = { readings: createReadings(database), relay: createRelayView(database) };
      const all = { ...standing, ...looked, connections: database.connections };
      const page = await serveMetrics(config.METRICS_HOST, port, () => metrics.page(all));
      close = page.close;
      return page.url;
    },
    async stop() {
      close();
      await tracing?.stop();
    },
  };
}
