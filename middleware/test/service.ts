import { randomBytes } from 'node:crypto';
import { pino, type Logger } from 'pino';
import type { Config } from '../src/config.ts';
import { createDatabase } from '../src/journal/database.ts';
import { registerOrg } from '../src/journal/orgs.ts';
import { startService, type RunningService } from '../src/main.ts';
import { toId18 } from '../src/salesforce-id.ts';
import { createClient, type Client } from './client.ts';
import { createCuttableWire, type CuttableWire } from './cuttable.ts';
import { startFakeModel, type FakeModel } from './fake-model.ts';
import { ORG_ID, startFakeOrg, type FakeOrg, type FakePerson } from './fake-org.ts';
import type { FakePrompt } from './fake-configuration.ts';
import { createKeyPair, signToken, type KeyPair } from './keys.ts';
import { migrate } from '../src/journal/migrate.ts';
import { createTestDatabase } from './postgres.ts';

export const ANA: FakePerson = { userId: toId18('005FK0000000001'), username: 'ana@example.com' };
export const BEN: FakePerson = {
  userId: toId18('005FK0000000002'),
  username: 'ben@example.com',
  hiddenFields: ['Priority'],
  models: 'sees',
  masking: 'sees',
};
export const CARLA: FakePerson = { userId: toId18('005FK0000000004'), username: 'carla@example.com' };
/** Manages models, credentials and masking. */
export const DORA: FakePerson = {
  userId: toId18('005FK0000000005'),
  username: 'dora@example.com',
  models: 'manages',
  masking: 'manages',
};
export const OUTSIDER: FakePerson = {
  userId: toId18('005FK0000000003'),
  username: 'outsider@example.com',
  refusal: "user hasn't approved this consumer",
};
export const INTEGRATION: FakePerson = {
  userId: toId18('005FK0000000009'),
  username: 'integration@example.com',
};

export const CASE_ID = toId18('500FK0000000001');
export const ORIGIN = 'https://fake.lightning.force.com';
export const CASE = {
  Id: CASE_ID,
  Subject: 'Refund for Ana Souza',
  Description: 'Ana Souza wrote from ana.souza@example.org that card 4111 1111 1111 1111 was charged twice.',
  SuppliedName: 'Ana Souza',
  SuppliedEmail: 'ana.souza@example.org',
  Priority: 'High',
};

export interface TestService {
  url: string;
  /** Null where METRICS_PORT is not set. */
  metricsUrl: string | null;
  org: FakeOrg;
  /** The org's prompts, each with its model; what is added is there at once for whoever asks the org. */
  prompts: FakePrompt[];
  model: FakeModel;
  orgKeys: KeyPair;
  /** Wires that can be cut. */
  database: CuttableWire;
  orgWire: CuttableWire;
  databaseUrl: string;
  config: Config;
  as(person: FakePerson): Client;
  withToken(token: string | null): Client;
  token(claims?: Record<string, unknown>, header?: { alg?: string; kid?: string }): Promise<string>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The real service on a fresh database, with a fake org and a fake model at the other ends of real HTTP. `others`: more people
 * of the org, and another way to start the service than in this process.
 */
export async function startTestService(
  prompts: (FakePrompt & { local?: boolean })[],
  settings: Partial<Config> = {},
  log: Logger = pino({ level: 'silent' }),
  others: { people?: FakePerson[]; start?: typeof startService } = {},
): Promise<TestService> {
  const { people = [], start = startService } = others;
  const testDatabase = await createTestDatabase();
  const database = await createCuttableWire(testDatabase.url);
  const model = await startFakeModel();
  const withEndpoint = prompts.map((prompt) => ({ endpoint: model.url, ...prompt }));
  const org = await startFakeOrg([ANA, BEN, CARLA, DORA, OUTSIDER, INTEGRATION, ...people], withEndpoint);
  org.cases.set(CASE_ID, { ...CASE });
  const orgWire = await createCuttableWire(org.url);
  org.url = orgWire.url.replace(/\/$/, '');
  const [orgKeys, clientKeys] = await Promise.all([
    createKeyPair('BYOM_Signing'),
    createKeyPair('BYOM middleware'),
  ]);
  await register(testDatabase.url, org, orgKeys);
  const config = { ...configFor(database.url, clientKeys), ...settings };
  let service: RunningService = await start(config, log);

  const token: TestService['token'] = (claims = {}, header = {}) =>
    signToken(orgKeys.privateKey, { iss: ORG_ID, sub: ANA.username, uid: ANA.userId, ...claims }, header);
  return {
    get url() {
      return service.url;
    },
    get metricsUrl() {
      return service.metricsUrl ?? null;
    },
    org,
    prompts: withEndpoint,
    model,
    orgKeys,
    database,
    orgWire,
    databaseUrl: testDatabase.url,
    config,
    token,
    as: ({ username, userId }) =>
      createClient(
        () => service.url,
        () => token({ sub: username, uid: userId }),
      ),
    withToken: (given) =>
      createClient(
        () => service.url,
        async () => given,
      ),
    async restart() {
      await service.stop();
      service = await start(config, log);
    },
    async stop() {
      await service.stop();
      await Promise.all([database.close(), orgWire.close(), org.close(), model.close()]);
      await testDatabase.drop();
    },
  };
}

/** Makes the org known on an empty database, with the certificate its tokens are checked by. */
export async function register(databaseUrl: string, org: FakeOrg, keys: KeyPair): Promise<void> {
  const database = createDatabase(databaseUrl, 2);
  await migrate(database);
  const registration = {
    orgId: ORG_ID,
    instanceUrl: org.url,
    tokenUrl: `${org.url}/services/oauth2/token`,
    audience: org.url,
    clientId: 'fake-consumer-key',
    integrationUsername: INTEGRATION.username,
    lightningOrigin: ORIGIN,
  };
  await registerOrg(database, registration, { keyId: 'BYOM_Signing', pem: keys.certificate });
  await database.close();
}

function configFor(databaseUrl: string, keys: KeyPair): Config {
  return {
    HOST: '127.0.0.1',
    PORT: 0,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: 8,
    BYOM_ENVIRONMENT: 'development',
    BYOM_ORG_KEY_FILE: 'in memory',
    CONFIG_CACHE_SECONDS: 30,
    DESCRIBE_CACHE_SECONDS: 600,
    AUDIT_LINGER_MS: 20,
    AUDIT_MAX_ATTEMPTS: 3,
    DRAIN_SECONDS: 5,
    RUN_DEADLINE_MS: 20_000,
    MODEL_IDLE_TIMEOUT_MS: 1_000,
    MODEL_ATTEMPTS: 1,
    MODEL_PAUSE_AFTER: 1_000,
    MAX_CONCURRENT_RUNS: 8,
    MAX_WAITING_RUNS: 1_000,
    BATCH_WINDOW: 8,
    VAULT_HOURS: 24,
    METRICS_HOST: '127.0.0.1',
    OTEL_SERVICE_NAME: 'byom-test',
    LOG_LEVEL: 'silent',
    vaultKey: randomBytes(32),
    vaultKeyPrevious: null,
    orgKey: keys.privateKey,
    fallbackOn: [],
  };
}
