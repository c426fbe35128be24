import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { PLAIN_REPLY } from '../src/core/model-messages.ts';
import { DEFAULT_POLICY, type MaskingPolicy } from '../src/core/masking/masking-policy.ts';
import type { InvokeOptions, ModelRequest, Provider } from '../src/core/provider.ts';
import type { Mapping, MappingField, PromptVersion, RecordContext } from '../src/core/types.ts';
import { createDatabase, type Database } from '../src/journal/database.ts';
import { migrate } from '../src/journal/migrate.ts';
import { createNews } from '../src/journal/news.ts';
import { createRunReader, createRunVaults } from '../src/journal/run-reader.ts';
import { createRunWriter } from '../src/journal/run-writer.ts';
import type { Caller } from '../src/run-record.ts';
import type { RunParts } from '../src/runs/run-parts.ts';
import { REAL_TIME } from '../src/runs/time.ts';
import { createSealer } from '../src/vault/seal.ts';
import { createTestDatabase } from './postgres.ts';
import { createWorld, modelOf, USAGE } from './run-world.ts';

export const VAULT_HOURS = 24;

/** Runs on a real journal with real vaults; the org and the model are the test's. */
export interface JournalWorld {
  database: Database;
  journal: RunParts['journal'];
  vaults: ReturnType<typeof createRunVaults>;
  /** Parts for runPrompt. */
  partsWith(changes: Partial<RunParts> & { policy?: MaskingPolicy }): RunParts;
  close(): Promise<void>;
}

/** Opens a fresh database with a journal on it. */
export async function createJournalWorld(): Promise<JournalWorld> {
  const testDatabase = await createTestDatabase();
  const database = createDatabase(testDatabase.url, 8);
  await migrate(database);
  const sealer = createSealer(randomBytes(32));
  const news = createNews();
  const writer = createRunWriter({ database, news, sealer, worker: () => 0, vaultHours: VAULT_HOURS });
  const journal = { ...createRunReader(database, news), ...writer };
  const vaults = createRunVaults(database, sealer);
  const basis = createWorld({}).parts;
  return {
    database,
    journal,
    vaults,
    partsWith: ({ policy = DEFAULT_POLICY, ...changes }) => ({
      ...basis,
      journal,
      vaults,
      time: REAL_TIME,
      log: pino({ level: 'silent' }),
      detection: { detect: async () => ({ found: new Map(), problem: null }) },
      configuration: {
        load: async () => ({ version: VERSION, mapping: MAPPING, models: [MODEL], masking: policy }),
      },
      ...changes,
    }),
    async close() {
      await database.close();
      await testDatabase.drop();
    },
  };
}

/** A person of an org. */
export const personOf = (letter: string): Caller => ({
  orgId: '00D000000000001AAA',
  userId: `00500000000000${letter}AAA`,
  username: `${letter.toLowerCase()}@example.com`,
});

export const REQUEST = {
  promptApiName: 'Summary',
  recordId: '500000000000001AAA',
  channel: 'test',
  traceId: 'trace-1',
};

/** A model that answers with what `say` makes of the request, in pieces. */
export function providerThat(
  say: (request: ModelRequest, options: InvokeOptions) => Iterable<string> | AsyncIterable<string>,
): RunParts['loadProvider'] {
  const provider: Provider = {
    platform: 'scripted',
    async *invoke(request, _connection, options) {
      let text = '';
      for await (const piece of say(request, options)) {
        text += piece;
        yield { type: 'text', text: piece };
      }
      const finish = { unified: 'stop' as const, raw: 'stop' };
      yield { type: 'reply', reply: { ...PLAIN_REPLY, text, finish, usage: USAGE } };
    },
  };
  return async () => provider;
}

/** A case with these values. */
export function caseOf(values: Record<string, string>): RecordContext {
  const fields = Object.entries(values).map(([name, text]) => [name, { text, visible: true }]);
  return {
    ...{ objectName: 'Case', recordId: REQUEST.recordId, fields: Object.fromEntries(fields) },
    ...{ parents: {}, children: {} },
  };
}

const field = (
  apiName: string,
  treatment: MappingField['treatment'],
  entityType: MappingField['entityType'],
) => ({
  ...{ apiName, treatment, entityType, blankPolicy: 'omit' as const },
});
export const MAPPING: Mapping = {
  id: 'm',
  apiName: 'Case_Summary',
  root: {
    ...{
      objectName: 'Case',
      relationshipName: '',
      nodeType: 'root',
      filter: null,
      orderBy: null,
      rowLimit: null,
    },
    fields: [
      field('SuppliedName', 'mask', 'PERSON'),
      field('SuppliedEmail', 'mask', 'EMAIL'),
      field('Description', 'send', null),
    ],
    ...{ parents: [], children: [] },
  },
};
export const VERSION: PromptVersion = {
  ...{ id: 'v', promptId: 'p', promptApiName: 'Summary', promptLabel: 'Summary', objectName: 'Case' },
  ...{
    versionNumber: 1,
    status: 'Approved',
    systemPrompt: 'Be brief.',
    outputType: 'text',
    modelId: 'model',
  },
  ...{ template: '{{SuppliedName}} <{{SuppliedEmail}}>: {{Description}}', mappingId: 'm', contentHash: null },
};
const MODEL = modelOf('model', { status: 'Active', capabilities: ['Streaming'] });
