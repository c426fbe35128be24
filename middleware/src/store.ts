import { createActRecorder } from './journal/acts.ts';
import { createCredentials } from './journal/credentials.ts';
import { createDatabase } from './journal/database.ts';
import { openJobStore } from './journal/job-store.ts';
import { createLeases } from './journal/leases.ts';
import { migrate } from './journal/migrate.ts';
import { createModelLimits } from './journal/model-limits.ts';
import { createNews } from './journal/news.ts';
import { createOrgRegistry } from './journal/orgs.ts';
import { createRunJobs } from './journal/run-jobs.ts';
import { createRunReader, createRunVaults } from './journal/run-reader.ts';
import { createRunWriter } from './journal/run-writer.ts';
import { createTickets } from './journal/tickets.ts';
import { registerWorker } from './journal/worker.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { countedActs, countedJobs } from './observing/counted.ts';
import type { Counts } from './observing-ports.ts';
import { createSealer } from './vault/seal.ts';

const CLOSE_MILLISECONDS = 1_000;

export type Store = Awaited<ReturnType<typeof openStore>>;

/**
 * Everything that lives in the database: brings the tables up to date and gives this process its number. `counts` is told of
 * what ends.
 */
export async function openStore(config: Config, log: Log, counts?: Counts) {
  const database = createDatabase(config.DATABASE_URL, config.DATABASE_POOL_SIZE);
  await migrate(database);
  const jobs = await openJobStore(database, {
    orgConcurrency: config.ORG_CONCURRENT_RUNS ?? null,
    onError: (cause) => log.warn({ cause }, 'job-store-waits'),
  });
  const worker = await registerWorker(database, jobs);
  const sealer = createSealer(config.vaultKey, config.vaultKeyPrevious);
  const news = createNews();
  const leases = createLeases();
  const vaults = createRunVaults(database, sealer);
  const credentials = createCredentials(database, sealer);
  const numbered = { database, jobs, leases, worker: worker.number };
  const told = counts ? { ended: counts.runEnded } : {};
  const writer = createRunWriter({ ...numbered, news, sealer, vaultHours: config.VAULT_HOURS, ...told });
  const acts = createActRecorder(database, worker.number);
  const runJobs = createRunJobs(numbered);
  const limits = createModelLimits(database);
  return {
    database,
    jobs,
    worker,
    news,
    sealer,
    registry: createOrgRegistry(database),
    tickets: createTickets(database),
    acts: counts ? countedActs(acts, counts) : acts,
    ...(counts ? { counts } : {}),
    credentials,
    vaults,
    limits,
    runJobs: counts ? countedJobs(runJobs, counts) : runJobs,
    journal: { ...createRunReader(database, news), ...writer },
    /** Deletes secrets and values whose time is over. */
    purge: () => Promise.all([vaults.purge(), credentials.purge()]),
    async close(): Promise<void> {
      limits.close();
      await jobs.stop();
      await worker.release();
      const late = new Promise((resolve) => setTimeout(resolve, CLOSE_MILLISECONDS).unref());
      await Promise.race([database.close(), late]);
    },
  };
}
