import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Connection } from 'jsforce';
import { createTestDatabase } from '../middleware/test/postgres.ts';
import { ensureKeys } from '../scripts/start/keys.ts';
import { choosePort } from '../scripts/start/ports.ts';
import { startProcess, type RunningProcess } from '../scripts/start/processes.ts';
import { registerLocalOrg } from '../scripts/start/register.ts';

export const root = path.resolve(import.meta.dirname, '..');
const run = promisify(execFile);

export interface Stack {
  orgUrl: string;
  middlewareUrl: string;
  /** What the middleware needs in its environment; for commands and restarts. */
  env: Record<string, string>;
  /** A directory of this stack alone. */
  directory: string;
  middleware: RunningProcess;
  restartMiddleware(): Promise<void>;
  /** A session of a person, as the login page gives it; also an access token for the REST API. */
  session(username: string): Promise<string>;
  /** The real jsforce, as a person. */
  as(username: string): Promise<Connection>;
  /** Calls an @AuraEnabled method as the page does. Rejects with the error the component would see. */
  apex(username: string, method: string, parameters: Record<string, unknown>): Promise<unknown>;
  /** Stores a provider's key with the operator's command. */
  storeCredential(name: string, secret: string): Promise<void>;
  stop(): Promise<void>;
}

/** A person's address: the demo people share one domain. */
const address = (name: string): string => (name.includes('@') ? name : `${name}@byom.example`);

async function openSession(orgUrl: string, username: string): Promise<string> {
  const response = await fetch(`${orgUrl}/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: orgUrl, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ userId: address(username) }),
  });
  const sid = /sid=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
  if (!sid) throw new Error(`${username} could not log in (${response.status})`);
  return decodeURIComponent(sid);
}

async function callApex(orgUrl: string, sid: string, method: string, parameters: Record<string, unknown>) {
  const response = await fetch(`${orgUrl}/lightning/apex/${method}`, {
    method: 'POST',
    headers: {
      origin: orgUrl,
      cookie: `sid=${encodeURIComponent(sid)}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(parameters),
  });
  const body = (await response.json()) as { returnValue?: unknown; message?: string };
  if (!response.ok) throw new Error(body.message ?? `Apex answered ${response.status}`);
  return body.returnValue;
}

function secretOnStandardInput(file: string, args: string[], env: Record<string, string>, secret: string) {
  return new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      env: { ...process.env, ...env },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const errors: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(Buffer.concat(errors).toString())),
    );
    child.stdin.end(secret);
  });
}

/**
 * The whole system as `npm start` runs it, in processes of its own on free ports with a fresh database and a freshly
 * seeded org. `settings` go into the middleware's environment.
 */
export async function startStack(settings: Record<string, string> = {}): Promise<Stack> {
  const directory = mkdtempSync(path.join(tmpdir(), 'byom-stack-'));
  const database = await createTestDatabase();
  const keys = await ensureKeys(path.join(directory, 'keys'));
  const ports = { org: await choosePort(), middleware: await choosePort() };
  const middlewareUrl = `http://127.0.0.1:${ports.middleware}`;
  const clientApps = path.join(directory, 'client-apps.json');
  const { consumerKey, certificate } = keys;
  const permissionSets = ['BYOM_User', 'BYOM_Integration'];
  writeFileSync(clientApps, JSON.stringify([{ consumerKey, certificate, permissionSets }]));
  const env = {
    PORT: String(ports.middleware),
    DATABASE_URL: database.url,
    BYOM_ENVIRONMENT: 'development',
    BYOM_VAULT_KEY_FILE: keys.vaultKeyFile,
    BYOM_ORG_KEY_FILE: keys.orgKeyFile,
    LOG_LEVEL: 'warn',
    ...settings,
  };
  const org = await startProcess({
    name: 'local org',
    entry: path.join(root, 'local-org', 'src', 'main.ts'),
    env: {
      LOCAL_ORG_PORT: String(ports.org),
      LOCAL_ORG_DATA: path.join(directory, 'local-org'),
      LOCAL_ORG_NAMED_CREDENTIALS: JSON.stringify({ BYOM_Gateway: middlewareUrl }),
      LOCAL_ORG_CSP_TRUSTED_SITES: JSON.stringify({ BYOM_Gateway: middlewareUrl }),
      LOCAL_ORG_CLIENT_APPS: clientApps,
    },
    logFile: path.join(directory, 'local-org.log'),
  });
  const orgUrl = String(org.ready['url']);
  await registerLocalOrg({ root, data: directory, org: org.ready, consumerKey, env });
  const startMiddleware = () =>
    startProcess({
      name: 'middleware',
      entry: path.join(root, 'middleware', 'src', 'main.ts'),
      env,
      logFile: path.join(directory, 'middleware.log'),
    });
  const sessions = new Map<string, Promise<string>>();
  const session = (username: string) => {
    const known = sessions.get(username) ?? openSession(orgUrl, username);
    sessions.set(username, known);
    return known;
  };
  const stack: Stack = {
    orgUrl,
    middlewareUrl,
    env,
    directory,
    middleware: await startMiddleware(),
    async restartMiddleware() {
      stack.middleware = await startMiddleware();
    },
    session,
    as: async (username) =>
      new Connection({ instanceUrl: orgUrl, accessToken: await session(username), version: '67.0' }),
    apex: async (username, method, parameters) =>
      callApex(orgUrl, await session(username), method, parameters),
    storeCredential: (name, secret) =>
      secretOnStandardInput(
        path.join(root, 'middleware', 'src', 'commands', 'credentials.ts'),
        ['set', name],
        env,
        secret,
      ),
    async stop() {
      await stack.middleware.stop();
      await org.stop();
      await database.drop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return stack;
}

/** Runs one of the project's own commands to its end and resolves with what it printed. */
export async function runCommand(file: string, args: string[], env: Record<string, string>): Promise<string> {
  const { stdout } = await run(process.execPath, [path.join(root, file), ...args], {
    env: { ...process.env, ...env },
  });
  return stdout;
}
