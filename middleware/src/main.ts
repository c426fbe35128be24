/** Starts the service: the only file that sees every part. `node middleware/src/main.ts`, settings in config.ts. */
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { startRelay } from './audit/relay.ts';
import { every, pause } from './chores.ts';
import { loadConfig, type Config } from './config.ts';
import { CIRCUIT_RULES } from './core/circuit.ts';
import { createPresidioDetection } from './detectors/presidio.ts';
import { createApp } from './http/app.ts';
import type { HttpParts } from './http/http-parts.ts';
import { createOpenStreams } from './http/open-streams.ts';
import { listenToNews } from './journal/news-channel.ts';
import { createAuditOutbox } from './journal/outbox.ts';
import { createLog } from './log.ts';
import { readModelCatalogue } from './model-catalogue.ts';
import type { InteractionWriter, OrgConfiguration, RecordReader } from './ports.ts';
import { openStore, type Store } from './store.ts';
import { createProviders } from './providers/index.ts';
import { createCircuits } from './runs/circuits.ts';
import { recoverRuns } from './runs/recover.ts';
import type { RunParts } from './runs/run-parts.ts';
import { startRunPump } from './runs/run-pump.ts';
import { workOnRun } from './runs/work-on-run.ts';
import { REAL_TIME } from './runs/time.ts';
import { createDescribes } from './salesforce/describe.ts';
import { createOrgConfiguration } from './salesforce/load-configuration.ts';
import { warmMasking } from './core/masking/warm.ts';
import { createMaskingAdministration } from './salesforce/masking-administration.ts';
import { createModelAdministration } from './salesforce/model-administration.ts';
import { createOrgConnections, type OrgConnections } from './salesforce/org-connections.ts';
import { readConfiguration } from './salesforce/read-configuration.ts';
import { createRecordReader } from './salesforce/read-record.ts';
import { createSignIn } from './salesforce/sign-in.ts';
import { createAuditing } from './wire-auditing.ts';
import { createUnchangedCheck, startBatches } from './wire-batches.ts';
import { createInteractionWriter } from './salesforce/write-interactions.ts';

import { openObservers } from './wire-observing.ts';

const HEARTBEAT_MILLISECONDS = 15_000;
const PURGE_MILLISECONDS = 10 * 60_000;
/** Looks for what is over its time; a run of a class is kept for days. */
const RETENTION_MILLISECONDS = 3_600_000;
const TIDY_MILLISECONDS = 60_000;
/** A process that died is noticed this soon. */
const RECOVER_MILLISECONDS = 2_000;

export interface RunningService {
  url: string;
  /** Where /metrics is; null where it is not configured. */
  metricsUrl?: string | null;
  /** Lets runs end for a few seconds, writes what audit is due, closes everything. */
  stop(): Promise<void>;
}

/** The edges towards the org: a bench puts its own in their place, so that it measures this service and no org. */
export interface OrgEdges {
  configuration: OrgConfiguration;
  records: RecordReader;
  interactions: InteractionWriter;
}

/** Builds the parts, brings the tables up to date, takes over what an earlier process left, and listens. */
export async function startService(
  config: Config,
  log: Logger,
  replaced: Partial<OrgEdges> = {},
): Promise<RunningService> {
  const observers = await openObservers(config);
  const store = await openStore(config, log, observers.counts);
  const connections = createOrgConnections(store.registry, createSignIn(config.orgKey));
  const edges = { ...orgEdges(config, connections), ...replaced };
  const { tracing } = observers;
  const runParts = { ...createRunParts(config, log, store, edges), ...(tracing ? { tracing } : {}) };
  let nudgeBatches = (): void => undefined;
  const queue = startRunPump({
    jobs: store.runJobs,
    log,
    concurrency: config.MAX_CONCURRENT_RUNS,
    maxWaiting: config.MAX_WAITING_RUNS,
    deadlineMs: config.RUN_DEADLINE_MS,
    work: async (claimed, signal) => {
      const outcome = await workOnRun(runParts, claimed, signal);
      if (claimed.run.batchId) nudgeBatches();
      return outcome;
    },
    idle: store.limits.waiting,
  });
  const batching = startBatches(config, store, connections, runParts, queue);
  nudgeBatches = batching.nudge;
  const channel = listenToNews(store.database, {
    written(news) {
      for (const { runId, sequence, type } of news) {
        store.news.tell(runId, sequence);
        if (type === 'cancel') void queue.stop(runId, 'CANCELLED');
      }
      if (news.some(({ sequence }) => sequence === 1)) queue.wake();
      batching.hear(news);
    },
    missed() {
      store.news.tellAll();
      queue.wake();
      batching.nudge();
    },
  });
  const recover = () => recoverRuns({ journal: store.journal, log, queue, recovery: store.worker });
  await recover();
  const relay = startRelay({
    outbox: createAuditOutbox(store.database),
    writer: edges.interactions,
    log,
    lingerMs: config.AUDIT_LINGER_MS,
    maxAttempts: config.AUDIT_MAX_ATTEMPTS,
  });
  // What should have gone while no process ran goes now, not in ten minutes.
  await store.purge();
  const auditing = createAuditing(store, connections, log);
  const chores = [
    every(PURGE_MILLISECONDS, store.purge, log),
    every(RECOVER_MILLISECONDS, recover, log),
    every(RETENTION_MILLISECONDS, auditing.sweep, log),
    every(TIDY_MILLISECONDS, auditing.tidy, log),
  ];
  const { credentials } = store;
  const administration = {
    ...runParts,
    credentials,
    administration: createModelAdministration(connections),
    masking: createMaskingAdministration(connections),
    testing: new Set<string>(),
  };
  const { server, url } = await listen(config, log, {
    ...store,
    queue,
    administration,
    auditing: auditing.parts,
    batching,
  });

  const metricsUrl = await observers.serve(store, { breakers: runParts.circuits.notClosed });

  const stop = async (): Promise<void> => {
    server.close();
    chores.forEach((stopChore) => stopChore());
    await Promise.race([batching.stop(), pause(2_000)]);
    const drain = config.DRAIN_SECONDS * 1_000;
    await Promise.race([queue.drain(drain), pause(drain + 2_000)]);
    server.closeAllConnections();
    await Promise.race([relay.stop(), pause(2_000)]);
    await channel.stop();
    await observers.stop();
    await store.close();
  };
  return { url, metricsUrl, stop };
}

function createRunParts(config: Config, log: Logger, store: Store, edges: OrgEdges): RunParts {
  const { journal, vaults, credentials, limits } = store;
  const { configuration, records } = edges;
  const settings = runSettings(config);
  return {
    journal,
    vaults,
    credentials,
    configuration,
    records,
    loadProvider: createProviders({ scriptedRepliesFile: config.SCRIPTED_REPLIES_FILE ?? null }),
    resolveHost: async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address),
    catalogue: readModelCatalogue(),
    limits,
    unchanged: createUnchangedCheck(config, store),
    circuits: createCircuits({ ...CIRCUIT_RULES, failuresInARow: config.MODEL_PAUSE_AFTER }),
    time: REAL_TIME,
    settings,
    detection: createPresidioDetection(settings),
    log,
  };
}

async function listen(
  config: Config,
  log: Logger,
  parts: Store & Pick<HttpParts, 'queue' | 'administration' | 'auditing' | 'batching'>,
) {
  let url = '';
  const publicUrl = () => (config.PUBLIC_URL ?? url).replace(/\/+$/, '');
  const app = createApp({
    ...parts,
    log,
    publicUrl,
    streams: createOpenStreams(parts.counts),
    heartbeatMilliseconds: HEARTBEAT_MILLISECONDS,
  });
  const server = createServer(app);
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  url = `http://${config.HOST}:${(server.address() as AddressInfo).port}`;
  return { server, url };
}

function orgEdges(config: Config, connections: OrgConnections): OrgEdges {
  const describes = createDescribes(connections, config.DESCRIBE_CACHE_SECONDS);
  const read = (orgId: string) => readConfiguration(connections, orgId);
  return {
    configuration: createOrgConfiguration(read, config.CONFIG_CACHE_SECONDS),
    records: createRecordReader(connections, describes),
    interactions: createInteractionWriter(connections),
  };
}

function runSettings(config: Config): RunParts['settings'] {
  return {
    runDeadlineMs: config.RUN_DEADLINE_MS,
    modelIdleTimeoutMs: config.MODEL_IDLE_TIMEOUT_MS,
    fallbackOn: config.fallbackOn,
    modelAttempts: config.MODEL_ATTEMPTS,
    development: config.BYOM_ENVIRONMENT === 'development',
  };
}

async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const log = createLog(config.LOG_LEVEL);
  const service = await startService(config, log);
  const stop = (): void => {
    service.stop().then(
      () => process.exit(0),
      (cause: unknown) => {
        log.error({ cause }, 'stop-failed');
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`${JSON.stringify({ event: 'listening', url: service.url })}\n`);
  setImmediate(warmMasking);
}

if (import.meta.main) {
  main().catch((cause: unknown) => {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exit(1);
  });
}
