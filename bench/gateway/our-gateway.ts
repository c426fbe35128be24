/**
 * The service as it is shipped, with its door, journal, masking and providers; only the org is replaced, so that no call
 * to Salesforce is measured. Started by run.ts with UPSTREAM_URL; prints its address, a token and the record's text.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBenchDatabase } from './database.ts';
import { createKeyPair } from '../../middleware/test/keys.ts';
import { loadConfig } from '../../middleware/src/config.ts';
import { DEFAULT_POLICY } from '../../middleware/src/core/masking/masking-policy.ts';
import { createDatabase } from '../../middleware/src/journal/database.ts';
import { migrate } from '../../middleware/src/journal/migrate.ts';
import { registerOrg } from '../../middleware/src/journal/orgs.ts';
import { createLog } from '../../middleware/src/log.ts';
import { startService, type OrgEdges } from '../../middleware/src/main.ts';
import { toContent } from '../../middleware/src/salesforce/interaction-fields.ts';
import { mapping, model, ORG_ID, promptVersion, record } from './material.ts';

const upstream = process.env['UPSTREAM_URL'];
if (!upstream) throw new Error('UPSTREAM_URL must be set.');
const folder = mkdtempSync(path.join(tmpdir(), 'byom-bench-'));
const database = await createBenchDatabase();
const [orgKeys, clientKeys] = await Promise.all([createKeyPair('BYOM_Signing'), createKeyPair('middleware')]);
const orgKeyFile = path.join(folder, 'org.key');
writeFileSync(orgKeyFile, clientKeys.privateKey, { mode: 0o600 });

const setUp = createDatabase(database.url, 1);
await migrate(setUp);
const nowhere = 'http://127.0.0.1:9';
await registerOrg(
  setUp,
  {
    orgId: ORG_ID,
    instanceUrl: nowhere,
    tokenUrl: nowhere,
    audience: nowhere,
    clientId: 'bench',
    integrationUsername: 'integration@bench.example',
    lightningOrigin: 'https://bench.example',
  },
  { keyId: 'BYOM_Signing', pem: orgKeys.certificate },
);
await setUp.close();

const config = loadConfig({
  DATABASE_URL: database.url,
  BYOM_VAULT_KEY: randomBytes(32).toString('base64'),
  BYOM_ORG_KEY_FILE: orgKeyFile,
  LOG_LEVEL: 'warn',
  AUDIT_LINGER_MS: '60000',
});
const models = [true, false].map((streaming) => model(`${upstream}/v1`, streaming));
const org: OrgEdges = {
  configuration: {
    load: async (_orgId, name) => ({
      version: promptVersion(models[name === 'Bench_Stream' ? 0 : 1]!.id, name),
      mapping,
      models,
      masking: DEFAULT_POLICY,
    }),
  },
  records: { read: async () => ({ record, leftOut: [] }) },
  interactions: { contentOf: toContent, write: async (_orgId, rows) => rows.map(() => null) },
};
const service = await startService(config, createLog('warn'), org);

process.once('SIGTERM', () => {
  void service
    .stop()
    .then(() => database.drop())
    .then(() => process.exit(0));
});
process.stdout.write(
  `${JSON.stringify({ url: service.url, signingKey: orgKeys.privateKey, postgres: database.pid })}\n`,
);
