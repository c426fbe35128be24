/**
 * Keys of model providers, write-only: `set NAME` reads the secret from standard input, `list` shows names,
 * `delete NAME` removes one. `--org-id 00D…` keeps it for one org; without it every org of this installation uses it.
 * `--host HOST`, once or more, says where the key may be sent; without it only to the platform's own address.
 * `--overlap-hours N` says how long the key before it may still be used when the provider refuses this one.
 * `rekey` seals everything again after the key of the vault was changed: BYOM_VAULT_KEY is the new one then,
 * BYOM_VAULT_KEY_PREVIOUS the one before.
 */
import { parseArgs } from 'node:util';
import { readVaultKeys } from '../config.ts';
import { checkSecret } from '../core/credential-form.ts';
import { readHost } from '../core/credential-host.ts';
import { createCredentials } from '../journal/credentials.ts';
import { createDatabase, type Database } from '../journal/database.ts';
import { migrate } from '../journal/migrate.ts';
import { rekey } from '../journal/rekey.ts';
import type { CredentialStore, Sealer } from '../ports.ts';
import { isSalesforceId, toId18 } from '../salesforce-id.ts';
import { createSealer } from '../vault/seal.ts';
import { readSecret } from './read-secret.ts';

const USAGE =
  'Usage: credentials set NAME [--host HOST]… [--overlap-hours N] | list | delete NAME [--org-id 00D…] | rekey; set reads the secret from stdin.';
const NAME = /^[A-Za-z]\w{0,79}$/;
const OPTIONS = {
  'org-id': { type: 'string' },
  host: { type: 'string', multiple: true, default: [] as string[] },
  'overlap-hours': { type: 'string', default: '24' },
} as const;

/** What was asked for on the command line. */
interface Wish {
  command: string | undefined;
  name: string | undefined;
  /** '' is every org. */
  orgId: string;
  hosts: string[];
  overlapHours: number;
}

async function main(): Promise<void> {
  const wish = readWish();
  const problems: string[] = [];
  const keys = readVaultKeys(process.env, problems);
  const databaseUrl = process.env['DATABASE_URL'];
  if (!databaseUrl) problems.push('DATABASE_URL must be set');
  if (!keys || !databaseUrl || problems.length > 0) throw new Error(problems.join('\n'));
  const database = createDatabase(databaseUrl, 2);
  try {
    await migrate(database);
    const sealer = createSealer(keys.vaultKey, keys.vaultKeyPrevious);
    if (wish.command === 'rekey') await sealAgain(database, sealer);
    else await run(createCredentials(database, sealer), wish);
  } finally {
    await database.close();
  }
}

function readWish(): Wish {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [command, name, ...more] = positionals;
  // Whoever lists the processes of this machine reads their arguments: a key given there is no longer secret.
  if (more.length > 0) throw new Error(`A secret is never an argument: replace that key.\n${USAGE}`);
  const hosts = values.host.map(toHost);
  const orgId = values['org-id'];
  if (orgId && !isSalesforceId(orgId)) throw new Error('--org-id must be the id of an org.');
  const overlapHours = Number(values['overlap-hours']);
  if (!(overlapHours >= 0 && overlapHours <= 720)) throw new Error('--overlap-hours must be 0 to 720.');
  return { command, name, orgId: orgId ? toId18(orgId) : '', hosts, overlapHours };
}

async function run(store: CredentialStore, wish: Wish): Promise<void> {
  const { command, name } = wish;
  if (command === 'list') await list(store);
  else if (command === 'set' && name && NAME.test(name)) await set(store, name, wish);
  else if (command === 'delete' && name) await remove(store, name, wish.orgId);
  else throw new Error(USAGE);
}

async function list(store: CredentialStore): Promise<void> {
  for (const row of await store.list()) {
    const overlap = row.previousUntil ? [`(the key before it until ${row.previousUntil.toISOString()})`] : [];
    print(
      [row.name, row.orgId || 'every org', row.updatedAt.toISOString(), ...row.hosts, ...overlap].join('\t'),
    );
  }
}

async function set(
  store: CredentialStore,
  name: string,
  { orgId, hosts, overlapHours }: Wish,
): Promise<void> {
  const secret = await readSecret(process.stdin, `Key for ${name} (it is not shown): `);
  if (secret === '') throw new Error('The secret on standard input is empty.');
  const problem = checkSecret(secret);
  if (problem) throw new Error(`The secret on standard input is no key: ${problem}.`);
  const { previousUntil } = await store.set(orgId, name, secret, hosts, { overlapHours });
  print(`Stored ${name}.`);
  if (previousUntil) print(`The key before it may be used until ${previousUntil.toISOString()}.`);
}

async function remove(store: CredentialStore, name: string, orgId: string): Promise<void> {
  print((await store.delete(orgId, name)) ? `Deleted ${name}.` : `There is no ${name}.`);
  note('Models are in the org, where this command cannot look: those that name this key fail from now on.');
}

async function sealAgain(database: Database, sealer: Sealer): Promise<void> {
  const { credentials, runVaults, batches, unreadable } = await rekey(database, sealer);
  print(
    `Sealed again under the current key: ${credentials} credentials, values of ${runVaults} runs, conditions of ${batches} batches.`,
  );
  if (unreadable.length === 0) return;
  for (const what of unreadable) note(`Neither key opens: ${what}.`);
  throw new Error('Set BYOM_VAULT_KEY_PREVIOUS to the key these were sealed with, and run rekey again.');
}

function toHost(text: string): string {
  const { host, problem } = readHost(text);
  if (host === null) throw new Error(`--host ${problem}.`);
  return host;
}

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const note = (line: string): void => void process.stderr.write(`${line}\n`);

main().catch((cause: unknown) => {
  note(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = 1;
});
