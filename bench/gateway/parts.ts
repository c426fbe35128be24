/** CPU time of each part of one run, alone in a loop in this process. Prints one JSON line: part → microseconds. */
import { randomBytes } from 'node:crypto';
import { createBenchDatabase } from './database.ts';
import { createKeyPair, signToken } from '../../middleware/test/keys.ts';
import { buildMaskedPrompt } from '../../middleware/src/core/masked-prompt.ts';
import { findLeaks } from '../../middleware/src/core/masking/egress.ts';
import { singleTurn } from '../../middleware/src/core/model-messages.ts';
import { authenticate } from '../../middleware/src/http/authenticate.ts';
import { createDatabase } from '../../middleware/src/journal/database.ts';
import { migrate } from '../../middleware/src/journal/migrate.ts';
import { createNews } from '../../middleware/src/journal/news.ts';
import { createRunWriter } from '../../middleware/src/journal/run-writer.ts';
import { createProviders } from '../../middleware/src/providers/index.ts';
import type { RunEnding, SentRecord } from '../../middleware/src/run-record.ts';
import { createSealer } from '../../middleware/src/vault/seal.ts';
import { mapping, model, ORG_ID, PERSON, promptVersion, record, RECORD_ID } from './material.ts';

const TIMES = 1500;
const parts: Record<string, number> = {};

async function measure(part: string, work: () => unknown): Promise<void> {
  for (let time = 0; time < TIMES / 5; time += 1) await work();
  const before = process.cpuUsage();
  for (let time = 0; time < TIMES; time += 1) await work();
  const { user, system } = process.cpuUsage(before);
  parts[part] = (user + system) / TIMES;
}

const version = promptVersion('a00BE0000000001AAA', 'Bench_Whole');
const masked = buildMaskedPrompt({ version, mapping, record, nonce: 'K7', today: '2026-11-22' });
const asOne = (texts: string[]): string => texts.map((text) => JSON.stringify(text)).join('\n\n.\n\n');
const outgoing = asOne([masked.prompt.system, masked.prompt.prompt]);
const literal = asOne([masked.literal.system, masked.literal.prompt]);
await measure('masking the record and rendering the template', () =>
  buildMaskedPrompt({ version, mapping, record, nonce: 'K7', today: '2026-11-22' }),
);
await measure('egress check', () => findLeaks(outgoing, masked.vault, literal));

const keys = await createKeyPair('BYOM_Signing');
const token = await signToken(keys.privateKey, { iss: ORG_ID, sub: PERSON.username, uid: PERSON.userId });
const org = { orgId: ORG_ID, certificates: [{ keyId: 'BYOM_Signing', pem: keys.certificate }] };
const registry = { find: async () => org as never, isLightningOrigin: async () => true };
await measure('checking the token of the org', () => authenticate(registry, `Bearer ${token}`));

const loadProvider = createProviders({ scriptedRepliesFile: null });
const provider = await loadProvider('openai-compatible');
for (const stream of [false, true]) {
  const { technology, endpoint, region } = model(`${process.env['UPSTREAM_URL']}/v1`, stream);
  const request = {
    system: masked.prompt.system,
    ...singleTurn(masked.prompt.prompt),
    temperature: null,
    topP: null,
    maxTokens: 500,
    stream,
  };
  const connection = { technology, endpoint, region, interface: 'chat-completions' as const, secret: null };
  await measure(`SDK and adapter, ${stream ? 'streamed (62 events)' : 'whole'}`, async () => {
    const options = { signal: new AbortController().signal, idleTimeoutMs: 30_000, development: true };
    for await (const _ of provider.invoke(request, connection, options));
  });
}

const testDatabase = await createBenchDatabase();
const database = createDatabase(testDatabase.url, 4);
await migrate(database);
const sealer = createSealer(randomBytes(32), null);
const journal = createRunWriter({ database, news: createNews(), sealer, worker: () => 1, vaultHours: 1 });
const caller = { orgId: ORG_ID, ...PERSON };
const prompt = {
  promptId: version.promptId,
  versionId: version.id,
  label: 'Bench',
  version: 1,
  objectName: 'Case',
  outputType: 'text' as const,
};
const sent = {
  ...masked.prompt,
  model: { ...model('https://bench.example/v1', false), prices: null },
  sentAt: new Date().toISOString(),
  layer: 'prompt version',
  route: [],
  attempts: [],
  leftOut: [],
} as unknown as SentRecord;
const ending = { status: 'answered', answer: 'words '.repeat(240), attempts: [] } as unknown as RunEnding;
await measure(
  'journal: created, started, sent, text, ended (5 statements; without PostgreSQL itself)',
  async () => {
    const wish = { promptApiName: 'Bench', recordId: RECORD_ID, channel: 'bench', traceId: 'bench-trace' };
    const run = await journal.create(caller, wish);
    await journal.start(run.runId);
    await journal.sent(run, prompt, sent, masked.vault);
    await journal.text(run.runId, 'words '.repeat(240));
    await journal.end(run.runId, ending, prompt);
  },
);
await database.close();
await testDatabase.drop();
process.stdout.write(`${JSON.stringify(parts)}\n`);
process.exit(0);
