/** Every metric of /metrics beside those of the process (`process_…`, `nodejs_…`). Names carry the prefix `byom_`. */
export interface MetricRow {
  name: string;
  type: 'counter' | 'histogram' | 'gauge';
  help: string;
  labels: readonly string[];
}

const row = (type: MetricRow['type'], name: string, help: string, ...labels: string[]): MetricRow => ({
  ...{ name, type, help, labels },
});

/** Counted by the process in which it happened: summed over processes. */
export const COUNTED: MetricRow[] = [
  row('counter', 'runs_total', 'Runs that ended.', 'status', 'channel', 'kind'),
  row('counter', 'run_errors_total', 'Runs that ended with an error, by its code.', 'code'),
  row(
    'histogram',
    'run_seconds',
    'How long the parts of a run took; overhead is what neither line nor provider took.',
    'phase',
  ),
  row('histogram', 'model_call_seconds', 'How long calls of a model took.', 'model'),
  row(
    'histogram',
    'model_wait_seconds',
    'How long was waited before calls of a model: for its turn, or to ask again.',
    'model',
  ),
  row(
    'counter',
    'attempts_total',
    'Models asked or skipped, by what came of it.',
    'model',
    'outcome',
    'code',
  ),
  row(
    'counter',
    'fallbacks_total',
    'Answers of a stand-in, by the model that was to answer and why it did not.',
    'model',
    'code',
  ),
  row(
    'counter',
    'tokens_total',
    'Tokens; cached and cache_write are parts of input, reasoning is a part of output.',
    'model',
    'direction',
  ),
  row('counter', 'cost_total', 'Cost in the currency of the model.', 'model', 'currency'),
  row('counter', 'masks_total', 'Values masked in prompts that were sent, by type.', 'type'),
  row('counter', 'runs_taken_over_total', 'Runs that another process had begun.'),
  row('counter', 'http_requests_total', 'Requests answered.', 'method', 'route', 'status'),
  row(
    'histogram',
    'http_request_seconds',
    'How long requests took; streams last as long as they are read.',
    'route',
  ),
];

/** How this process stands. */
export const OF_PROCESS: MetricRow[] = [
  row(
    'gauge',
    'breakers',
    'Models this process leaves alone (open) or is trying again (half_open).',
    'state',
  ),
  row(
    'gauge',
    'database_connections',
    'Connections of the pool; waiting are statements without one.',
    'state',
  ),
  row('gauge', 'streams', 'Event streams that are open.'),
];

/** How the whole installation stands: the same in every process, so the greatest of them counts, not their sum. */
export const OF_INSTALLATION: MetricRow[] = [
  row(
    'gauge',
    'database_up',
    '1 when the database answered this reading, else 0 and the others of this group are absent.',
  ),
  row('gauge', 'queue_waiting', 'Runs that wait to be worked on.', 'kind'),
  row('gauge', 'queue_oldest_seconds', 'How long the oldest of them has waited.', 'kind'),
  row('gauge', 'runs_at_work', 'Runs somebody works on.'),
  row(
    'gauge',
    'limited_calls',
    'Calls of models with limits: under_way, or waiting for their turn.',
    'state',
  ),
  row('gauge', 'batches', 'Batches by state.', 'state'),
  row('gauge', 'relay_waiting', 'Audit records on their way to the org.'),
  row('gauge', 'relay_oldest_seconds', 'How long the oldest of them has waited: the lag of the audit.'),
  row('gauge', 'relay_dead', 'Audit records the org refused for good: the newest thousand.'),
  row('gauge', 'relay_paused_orgs', 'Orgs that take no audit records for a while.'),
];

export const METRICS: MetricRow[] = [...COUNTED, ...OF_PROCESS, ...OF_INSTALLATION];
