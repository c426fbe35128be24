import type { Registry } from '@prometheus-io/client';
import type { RelayView } from '../audit-ports.ts';
import type { Counts, Readings } from '../observing-ports.ts';
import { boundedNames } from './bounded-names.ts';
import { METRICS, OF_INSTALLATION, type MetricRow } from './metric-table.ts';
import { actSeries, seriesOf, type Sample } from './run-series.ts';

const PREFIX = 'byom_';
/** From a cache hit to the longest run. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** What is looked at when somebody reads the page. */
export interface Looked {
  readings: Readings;
  relay: Pick<RelayView, 'state'>;
  breakers(): { open: number; halfOpen: number };
  connections(): { open: number; idle: number; waiting: number };
}

export interface Metrics extends Counts {
  /** The page in Prometheus' text format. Never rejects for the database: then `byom_database_up` is 0. */
  page(looked: Looked): Promise<{ contentType: string; text: string }>;
}

/** The counts of this process, from zero. Loads the client library, so it is made only where somebody reads it. */
export async function createMetrics(): Promise<Metrics> {
  const client = await import('@prometheus-io/client');
  const registry = new client.Registry();
  client.collectDefaultMetrics({ register: registry });
  const series = new Map(METRICS.map((row) => [row.name, make(client, registry, row)]));
  const models = boundedNames();
  let streams = 0;

  const put = ([name, labels, value]: Sample): void => {
    const { model } = labels;
    series.get(name)!.put(model === undefined ? labels : { ...labels, model: models(model) }, value);
  };
  return {
    runEnded: (run) => seriesOf(run).forEach(put),
    actEnded: ({ kind, status, errorCode }) => actSeries(kind, status, errorCode).forEach(put),
    runTakenOver: () => put(['runs_taken_over_total', {}, 1]),
    requestAnswered({ method, route, status, milliseconds }) {
      const known = { method: route === null ? 'other' : method, route: route ?? 'none' };
      put(['http_requests_total', { ...known, status: String(status) }, 1]);
      put(['http_request_seconds', { route: known.route }, milliseconds / 1000]);
    },
    streams(change) {
      streams += change;
    },
    async page(looked) {
      [...processSamples(looked), ['streams', {}, streams] satisfies Sample].forEach(put);
      for (const { name } of OF_INSTALLATION) series.get(name)!.forget();
      (await installationSamples(looked)).forEach(put);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}

/** What the library keeps under one name. */
interface Series {
  put(labels: Record<string, string>, value: number): void;
  /** The page shows it without a value until the next one. */
  forget(): void;
}

function make(
  client: typeof import('@prometheus-io/client'),
  registry: Registry,
  { name, type, help, labels }: MetricRow,
): Series {
  const options = { name: PREFIX + name, help, labelNames: [...labels], registers: [registry] };
  if (type === 'gauge') {
    const gauge = new client.Gauge<string>(options);
    const forget = (): void => {
      gauge.reset();
      // The library sets one without labels to 0, which would be a value.
      if (labels.length === 0) gauge.remove();
    };
    return { put: (given, value) => gauge.set(given, value), forget };
  }
  const keep = (): void => undefined;
  if (type === 'histogram') {
    const histogram = new client.Histogram<string>({ ...options, buckets: SECONDS });
    return { put: (given, value) => histogram.observe(given, value), forget: keep };
  }
  const counter = new client.Counter<string>(options);
  return { put: (given, value) => counter.inc(given, value), forget: keep };
}

function processSamples({ breakers, connections }: Looked): Sample[] {
  const { open, halfOpen } = breakers();
  return [
    ['breakers', { state: 'open' }, open],
    ['breakers', { state: 'half_open' }, halfOpen],
    ...Object.entries(connections()).map(([state, count]): Sample => [
      'database_connections',
      { state },
      count,
    ]),
  ];
}

async function installationSamples({ readings, relay }: Looked): Promise<Sample[]> {
  try {
    const [queue, atWork, batches, audit] = await Promise.all([
      ...([readings.queue(), readings.atWork(), readings.batches()] as const),
      relay.state(null),
    ]);
    return [
      ['database_up', {}, 1],
      ...queue.flatMap(({ kind, waiting, oldestSeconds }): Sample[] => [
        ['queue_waiting', { kind }, waiting],
        ['queue_oldest_seconds', { kind }, oldestSeconds],
      ]),
      ['runs_at_work', {}, atWork.runs],
      ['limited_calls', { state: 'under_way' }, atWork.limitedCalls],
      ['limited_calls', { state: 'waiting' }, atWork.limitedCallsWaiting],
      ...batches.map(({ state, count }): Sample => ['batches', { state }, count]),
      ['relay_waiting', {}, audit.waiting],
      ['relay_oldest_seconds', {}, audit.oldestSeconds],
      ['relay_dead', {}, audit.dead.length],
      ['relay_paused_orgs', {}, audit.paused.length],
    ];
  } catch {
    return [['database_up', {}, 0]];
  }
}
