/**
 * Keys of model providers, write-only: `set NAME` reads the secret from standard input, `list` shows names,
 * `delete NAME` removes one. `--org-id 00D…` keeps it for one org; without it every org of this installation uses it.
 */
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { readVaultKey } from '../config.ts';
import { createCredentials, type CredentialStore } from '../journal/credentials.ts';
import { createDatabase } from '../journal/database.ts';
import { migrate } from '../journal/migrate.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';
import { createSealer } from '../vault/seal.ts';

const USAGE =
  'Usage: credentials.ts set NAME | list | delete NAME [--org-id 00D…]; set reads the secret from stdin.';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { 'org-id': { type: 'string' } },
    allowPositionals: true,
  });
  const [command, name] = positionals;
  const orgId = values['org-id'];
  if (orgId && !isSalesforceId(orgId)) throw new Error('--org-id must be the id of an org.');
  const problems: string[] = [];
  const key = readVaultKey(process.env, problems);
  const databaseUrl = process.env['DATABASE_URL'];
  if (!databaseUrl) problems.push('DATABASE_URL must be set');
  if (!key || !databaseUrl) throw new Error(problems.join('\n'));
  const database = createDatabase(databaseUrl, 2);
  try {
    await migrate(database);
    await run(createCredentials(database, createSealer(key)), command, name, orgId ? toId18(orgId) : '');
  } finally {
    await database.close();
  }
}

async function run(
  store: CredentialStore,
  command: string | undefined,
  name: string | undefined,
  orgId: string,
): Promise<void> {
  if (command === 'list') {
    for (const row of await store.list())
      print(`${row.name}\t${row.orgId || 'every org'}\t${row.updatedAt.toISOString()}`);
  } else if (command === 'set' && name) {
    const secret = (await text(process.stdin)).trim();
    if (secret === '') throw new Error('The secret on standard input is empty.');
    await store.set(orgId, name, secret);
    print(`Stored ${name}.`);
  } else if (command === 'delete' && name) {
    print((await store.delete(orgId, name)) ? `Deleted ${name}.` : `There is no ${name}.`);
  } else {
    throw new Error(USAGE);
  }
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
});
