import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { askersOf, storeCredential, type Cluster } from './cluster/cluster.ts';
import { startCountingModel } from './cluster/counting-model.ts';
import { createFakeCluster } from './cluster/fake-cluster.ts';
import { startPrivatePostgres } from './cluster/private-postgres.ts';
import type { Processes } from './cluster/processes.ts';
import { broken, findings } from './crash/findings.ts';
import { createLedger } from './crash/ledger.ts';
import { runRounds, settle } from './crash/rounds.ts';
import { randomFrom } from './random.ts';
import { ANA, BEN, CASE_ID, DORA } from './service.ts';
import { until } from './until.ts';

const ROUNDS = 2;
const RUNS = 30;
const PEOPLE = [ANA, BEN];

/** As many processes as the crash bench has at least, with the fake org: `npm run bench:crash` is the long one. */
async function startSmallCluster(): Promise<Cluster> {
  let processes: Processes | null = null;
  const [postgres, model] = await Promise.all([
    startPrivatePostgres(path.resolve(import.meta.dirname, `../../.data/test/crash-${process.pid}`)),
    startCountingModel({ delayMs: () => 50, ...askersOf(() => processes) }),
  ]);
  const prompt = { name: 'Case_Counted', technology: 'counting', platform: 'openai', credential: 'Counting' };
  const cluster = await createFakeCluster(2, postgres.database.url, {
    people: [...PEOPLE, DORA],
    prompts: [{ ...prompt, endpoint: model.url }],
  });
  processes = cluster.processes;
  await processes.startAll();
  await storeCredential(cluster.client(DORA, 0), 'Counting', model);
  return {
    ...{ processes, postgres, model },
    ...{ prompt: prompt.name, recordIds: [CASE_ID], people: PEOPLE.map(({ username }) => username) },
    client: (username, index) =>
      cluster.client(
        PEOPLE.find((person) => person.username === username)!,
        index,
      ),
    auditRows: async () =>
      [...cluster.org.interactions].map(([runId, row]) => ({
        runId,
        status: String(row['Status__c']),
        errorCode: (row['Error_Code__c'] as string | null) ?? null,
      })),
    async stop() {
      await cluster.stop();
      await model.close();
      await postgres.database.drop();
    },
  };
}

test('kill -9 on processes and on PostgreSQL loses no acknowledged run, and nothing that happens once happens twice', async (t) => {
  const cluster = await startSmallCluster();
  t.after(() => cluster.stop());
  const ledger = createLedger();
  await runRounds(cluster, ledger, {
    ...{ rounds: ROUNDS, runs: RUNS, clients: 8, postgresEvery: 2, random: randomFrom(5) },
    // In the second round the one that lives on meets a database that was killed.
    victims: (round) => [round - 1],
    // Some of the round's runs are answered, some are at the model, some are not even posted.
    moment: (round) =>
      until(() => ledger.entries.length > (round - 0.4) * RUNS && cluster.model.calls.length > 0, 20_000),
  });
  assert.equal(await settle(cluster.postgres.database.url, 60_000), true, 'not everything has ended');
  assert.deepEqual(broken(await findings(cluster, ledger)), []);
});
