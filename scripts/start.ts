/**
 * `npm start`: an org on this machine, the middleware and its database, wired to each other as a real org would be,
 * and one address to open. Everything it keeps lies in `.data/`; Ctrl-C stops what it started, in order.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startPostgres } from './postgres.ts';
import { ensureKeys, type DevelopmentKeys } from './start/keys.ts';
import { choosePort } from './start/ports.ts';
import { startProcess, type RunningProcess } from './start/processes.ts';
import { registerLocalOrg } from './start/register.ts';

const root = path.resolve(import.meta.dirname, '..');
const data = path.resolve(root, process.env['BYOM_DATA'] ?? '.data');
const stateFile = path.join(data, 'running.json');

interface State {
  pid: number;
  localOrgPort: number;
  middlewarePort: number;
  url: string | null;
}

function readState(): State | null {
  return existsSync(stateFile) ? (JSON.parse(readFileSync(stateFile, 'utf8')) as State) : null;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.ts');
  } catch (error) {
    // Without /proc (macOS) the signal alone decides; no such process is ESRCH.
    return (error as NodeJS.ErrnoException).code === 'ENOENT' && process.platform !== 'linux';
  }
}

function environmentOf(
  keys: DevelopmentKeys,
  ports: { localOrg: number; middleware: number },
  databaseUrl: string,
) {
  const middlewareUrl = `http://127.0.0.1:${ports.middleware}`;
  const clientApps = path.join(data, 'client-apps.json');
  writeFileSync(
    clientApps,
    JSON.stringify([
      {
        consumerKey: keys.consumerKey,
        certificate: keys.certificate,
        permissionSets: ['BYOM_User', 'BYOM_Auditor', 'BYOM_Integration'],
      },
    ]),
  );
  return {
    localOrg: {
      LOCAL_ORG_PORT: String(ports.localOrg),
      LOCAL_ORG_DATA: path.join(data, 'local-org'),
      LOCAL_ORG_NAMED_CREDENTIALS: JSON.stringify({ BYOM_Gateway: middlewareUrl }),
      LOCAL_ORG_CSP_TRUSTED_SITES: JSON.stringify({ BYOM_Gateway: middlewareUrl }),
      LOCAL_ORG_CLIENT_APPS: clientApps,
    },
    middleware: {
      PORT: String(ports.middleware),
      DATABASE_URL: databaseUrl,
      BYOM_ENVIRONMENT: 'development',
      BYOM_VAULT_KEY_FILE: keys.vaultKeyFile,
      BYOM_ORG_KEY_FILE: keys.orgKeyFile,
    },
  };
}

/** Ends the launcher when one of its processes ends by itself: half a system helps nobody. */
function watch(
  running: RunningProcess[],
  isStopping: () => boolean,
  stop: (code: number) => Promise<void>,
): void {
  for (const part of running) {
    part.process.once('exit', (code) => {
      if (isStopping()) return;
      console.error(`${part.name} ended (${code}). Its log is in .data/logs.`);
      void stop(1);
    });
  }
}

async function main(): Promise<void> {
  mkdirSync(path.join(data, 'logs'), { recursive: true, mode: 0o755 });
  const previous = readState();
  if (previous && previous.pid !== process.pid && previous.url && isAlive(previous.pid)) {
    console.log(`Already running: open ${previous.url}`);
    return;
  }
  const progress = (line: string) => console.log(`  ${line}`);
  console.log('Starting BYOM for Salesforce…');
  const keys = await ensureKeys(path.join(data, 'keys'));
  const database = await startPostgres({ dataDirectory: path.join(data, 'postgres') });
  progress('database ready');
  const ports = {
    localOrg: await choosePort(
      Number(process.env['LOCAL_ORG_PORT']) || undefined,
      previous?.localOrgPort,
      4700,
    ),
    middleware: await choosePort(Number(process.env['PORT']) || undefined, previous?.middlewarePort, 4710),
  };
  const environment = environmentOf(keys, ports, database.url);
  const running: RunningProcess[] = [];
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    for (const part of running.toReversed()) await part.stop();
    await database.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0));

  const log = (name: string) => path.join(data, 'logs', `${name}.log`);
  const org = await startProcess({
    name: 'local org',
    entry: path.join(root, 'local-org', 'src', 'main.ts'),
    env: environment.localOrg,
    logFile: log('local-org'),
    onLine: (line) => line.startsWith('{') || progress(line),
  });
  running.push(org);
  progress('local org ready');
  await registerLocalOrg({
    root,
    data,
    org: org.ready,
    consumerKey: keys.consumerKey,
    env: environment.middleware,
  });
  const middleware = await startProcess({
    name: 'middleware',
    entry: path.join(root, 'middleware', 'src', 'main.ts'),
    env: environment.middleware,
    logFile: log('middleware'),
  });
  running.push(middleware);
  progress('middleware ready');
  watch(running, () => stopping, stop);
  const url = String(org.ready['url']);
  const state: State = {
    pid: process.pid,
    localOrgPort: ports.localOrg,
    middlewarePort: ports.middleware,
    url,
  };
  writeFileSync(stateFile, JSON.stringify(state));
  console.log(`\nReady: open ${url} , choose Samuel Ortiz (service rep), open a case and press Summarize.`);
  console.log('Stop with Ctrl-C. Logs are in .data/logs.\n');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
