import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startChild } from '../child.ts';
import { createClient, type Client } from '../client.ts';
import type { FakePrompt } from '../fake-configuration.ts';
import { ORG_ID, startFakeOrg, type FakeOrg, type FakePerson } from '../fake-org.ts';
import { createKeyPair, signToken } from '../keys.ts';
import { CASE, CASE_ID, INTEGRATION, register } from '../service.ts';
import { createProcesses, type Processes } from './processes.ts';

const MAIN = path.resolve(import.meta.dirname, '../../src/main.ts');

/** Real processes on one database, with the fake org, which starts in no time. */
export interface FakeCluster {
  org: FakeOrg;
  processes: Processes;
  client(person: FakePerson, index: number): Client;
  stop(): Promise<void>;
}

/** Places for `count` processes; none runs yet. The prompts' models are wherever their endpoints say. */
export async function createFakeCluster(
  count: number,
  databaseUrl: string,
  world: { people: FakePerson[]; prompts: FakePrompt[]; settings?: Record<string, string> },
): Promise<FakeCluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'byom-cluster-'));
  const org = await startFakeOrg([...world.people, INTEGRATION], world.prompts);
  org.cases.set(CASE_ID, { ...CASE });
  const [orgKeys, clientKeys] = await Promise.all([
    createKeyPair('BYOM_Signing'),
    createKeyPair('BYOM middleware'),
  ]);
  await register(databaseUrl, org, orgKeys);
  const keyFile = path.join(folder, 'org.key');
  writeFileSync(keyFile, clientKeys.privateKey, { mode: 0o600 });
  const environment = {
    DATABASE_URL: databaseUrl,
    BYOM_ORG_KEY_FILE: keyFile,
    BYOM_VAULT_KEY: randomBytes(32).toString('base64'),
    AUDIT_LINGER_MS: '20',
    LOG_LEVEL: 'fatal',
    ...world.settings,
  };
  const processes = await createProcesses(count, async (own) => {
    const child = await startChild(MAIN, { ...environment, ...own });
    return { url: String(child.ready['url']), pid: child.pid, stop: child.stop };
  });
  return {
    org,
    processes,
    client: ({ username, userId }, index) =>
      createClient(
        () => processes.urls[index]!,
        () => signToken(orgKeys.privateKey, { iss: ORG_ID, sub: username, uid: userId }),
      ),
    async stop() {
      await processes.stopAll();
      await org.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
