/**
 * Keys of model providers, write-only: `set NAME` reads the secret from standard input, `list` shows names,
 * `delete NAME` removes one. `--org-id 00D…` keeps it for one org; without it every org of this installation uses it.
 * `--host HOST`, once or more, says where the key may be sent; without it only to the provider's own host.
 */
import { parseArgs } from 'node:util';
import { readVaultKey } from '../config.ts';
import { createCredentials, type CredentialStore } from '../journal/credentials.ts';
import { createDatabase } from '../journal/database.ts';
import { migrate } from '../journal/migrate.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';
import { createSealer } from '../vault/seal.ts';
import { readSecret } from './read-secret.ts';

const USAGE =
  'Usage: credentials set NAME [--host HOST]… | list | delete NAME [--org-id 00D…]; set reads the secret from stdin.';
const NAME = /^[A-Za-z]\w{0,79}$/;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { 'org-id': { type: 'string' }, host: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  const [command, name, ...more] = positionals;
  // Whoever lists the processes of this machine reads their arguments: a key given there is no longer secret.
  if (more.length > 0) throw new Error(`A secret is never an argument: replace that key.\n${USAGE}`);
  const hosts = values.host.map(toHost);
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
    const store = createCredentials(database, createSealer(key));
    await run(store, command, name, orgId ? toId18(orgId) : '', hosts);
  } finally {
    await database.close();
  }
}

async function run(
  store: CredentialStore,
  command: string | undefined,
  name: string | undefined,
  orgId: string,
  hosts: string[],
): Promise<void> {
  if (command === 'list') {
    for (const row of await store.list())
      print([row.name, row.orgId || 'every org', row.updatedAt.toISOString(), ...row.hosts].join('\t'));
  } else if (command === 'set' && name && NAME.test(name)) {
    const secret = await readSecret(process.stdin, `Key for ${name} (it is not shown): `);
    if (secret === '') throw new Error('The secret on standard input is empty.');
    await store.set(orgId, name, secret, hosts);
    print(`Stored ${name}.`);
  } else if (command === 'delete' && name) {
    print((await store.delete(orgId, name)) ? `Deleted ${name}.` : `There is no ${name}.`);
  } else {
    throw new Error(USAGE);
  }
}

/** `models.example` or `models.example:8443`, as it stands in the address of a model. */
function toHost(text: string): string {
  const address = `https://${text}`;
  const host = URL.canParse(address) ? new URL(address).host : '';
  if (host === '' || host !== text.toLowerCase())
    throw new Error('--host must be a host, with its port if it has one.');
  return host;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exitCode = 1;
});
