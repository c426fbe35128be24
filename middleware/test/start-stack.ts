import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '../../scripts/postgres/free-port.ts';
import { startChild, type Child } from './child.ts';
import { createClient, type Client } from './client.ts';
import { createKeyPair, signToken } from './keys.ts';
import { createOrgClient, type OrgClient } from './org-client.ts';
import { createTestDatabase, type TestDatabase } from './postgres.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const INTEGRATION_USER = 'byom.integration@byom.example';
const PERMISSION_SETS = [
  'BYOM_User',
  'BYOM_Prompt_Manager',
  'BYOM_Admin',
  'BYOM_Auditor',
  'BYOM_Integration',
];

export interface StackOptions {
  /** Settings of the middleware besides those the stack makes, see config.ts. */
  middleware?: Record<string, string>;
  /** Another database than a fresh one on the tests' server, which takes no notice of power cuts. */
  database?: TestDatabase;
  /** True when no middleware is started yet: `startProcess` then starts as many as are wanted. */
  idle?: boolean;
}

/** One middleware process of several on the same database. */
export interface MiddlewareProcess {
  url: string;
  pid: number;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

export interface Stack {
  middlewareUrl: string;
  orgUrl: string;
  orgId: string;
  /** Process of the local org. */
  orgPid: number;
  databaseUrl: string;
  /** What a command of the middleware needs of its environment. */
  environment: Record<string, string>;
  /** The file of the org's database: whoever writes there passes every rule and trigger by. */
  orgDatabase: string;
  /** The org's APIs and Apex as one of its people. */
  org: OrgClient;
  /** Calls the middleware, or the process at `url`, directly with a token as the org signs it for this person. */
  client(username: string, url?: string): Client;
  /** Such a token with changed claims; `undefined` leaves a claim out. */
  signOrgToken(username: string, claims?: Record<string, unknown>): Promise<string>;
  /** POST /lightning/apex/<class>/<method> as the person; the return value. Throws ApexFailure. */
  callAsUser(username: string, className: string, method: string, parameters: object): Promise<any>;
  /** kill -9 for the middleware. */
  killMiddleware(): Promise<void>;
  /** Starts it again on the same port and database. */
  startMiddleware(changes?: Record<string, string>): Promise<void>;
  /** Starts one more process on the same database, on a port of its own; whoever starts it ends it. */
  startProcess(changes?: Record<string, string>): Promise<MiddlewareProcess>;
  stop(): Promise<void>;
}

/**
 * Everything for real on this machine: PostgreSQL, the seeded local org and the middleware, as processes that meet over
 * HTTP, wired to each other as an operator and an admin would. Takes a few seconds.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const folder = mkdtempSync(path.join(tmpdir(), 'byom-stack-'));
  const [keys, port] = await Promise.all([keysIn(folder), freePort()]);
  const middlewareUrl = `http://127.0.0.1:${port}`;
  const consumerKey = `test.${randomBytes(8).toString('hex')}`;
  const [database, org] = await Promise.all([
    options.database ?? createTestDatabase(),
    startOrg(folder, middlewareUrl, consumerKey),
  ]);
  const environment = { ...keys, DATABASE_URL: database.url, ...options.middleware };
  const orgUrl = String(org.ready['url']);
  const orgId = String(org.ready['orgId']);
  await register(folder, environment, { orgUrl, orgId, consumerKey });

  let middleware: Child | null = null;
  const startOne = (changes: Record<string, string>): Promise<Child> => {
    const settings = { LOG_LEVEL: 'warn', AUDIT_LINGER_MS: '200', ...environment, ...changes };
    return startChild(path.join(ROOT, 'middleware/src/main.ts'), settings);
  };
  const startMiddleware: Stack['startMiddleware'] = async (changes = {}) => {
    middleware = await startOne({ PORT: String(port), ...changes });
  };
  if (!options.idle) await startMiddleware();
  const orgClient = createOrgClient(orgUrl, consumerKey, readFileSync(path.join(folder, 'org.key'), 'utf8'));
  const signingKey = readFileSync(path.join(folder, 'org/certs/BYOM_Signing.key'), 'utf8');
  const signOrgToken: Stack['signOrgToken'] = async (username, claims = {}) =>
    signToken(signingKey, { iss: orgId, sub: username, uid: await orgClient.userId(username), ...claims });
  const currentToken = remembered(signOrgToken);
  return {
    middlewareUrl,
    orgUrl,
    orgId,
    orgPid: org.pid,
    databaseUrl: database.url,
    environment,
    orgDatabase: path.join(folder, 'org/org.sqlite'),
    org: orgClient,
    signOrgToken,
    client: (username, url = middlewareUrl) =>
      createClient(
        () => url,
        () => currentToken(username),
      ),
    callAsUser: orgClient.callApex,
    killMiddleware: async () => middleware?.stop('SIGKILL'),
    startMiddleware,
    startProcess: async (changes = {}) => {
      const child = await startOne({ PORT: '0', ...changes });
      return { url: String(child.ready['url']), pid: child.pid, stop: child.stop };
    },
    async stop() {
      await middleware?.stop('SIGTERM');
      await org.stop('SIGTERM');
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Like the org, which uses a token of two minutes for all that a person calls meanwhile. */
function remembered(sign: (username: string) => Promise<string>): (username: string) => Promise<string> {
  const tokens = new Map<string, { token: Promise<string>; until: number }>();
  return (username) => {
    const known = tokens.get(username);
    if (known && known.until > Date.now()) return known.token;
    const token = sign(username);
    tokens.set(username, { token, until: Date.now() + 60_000 });
    return token;
  };
}

/** The keys of the middleware, and the certificate its External Client App has in the org. */
async function keysIn(folder: string): Promise<Record<string, string>> {
  const pair = await createKeyPair('BYOM middleware');
  writeFileSync(path.join(folder, 'org.key'), pair.privateKey, { mode: 0o600 });
  writeFileSync(path.join(folder, 'client.crt'), pair.certificate);
  writeFileSync(path.join(folder, 'vault.key'), randomBytes(32).toString('base64'), { mode: 0o600 });
  return {
    BYOM_ORG_KEY_FILE: path.join(folder, 'org.key'),
    BYOM_VAULT_KEY_FILE: path.join(folder, 'vault.key'),
  };
}

async function startOrg(folder: string, middlewareUrl: string, consumerKey: string): Promise<Child> {
  const certificate = readFileSync(path.join(folder, 'client.crt'), 'utf8');
  const apps = path.join(folder, 'client-apps.json');
  const profiles = ['System Administrator']; // So that a test may also act as the org's first administrator.
  writeFileSync(
    apps,
    JSON.stringify([{ consumerKey, certificate, permissionSets: PERMISSION_SETS, profiles }]),
  );
  return startChild(path.join(ROOT, 'local-org/src/main.ts'), {
    LOCAL_ORG_PORT: '0',
    LOCAL_ORG_DATA: path.join(folder, 'org'),
    LOCAL_ORG_CLIENT_APPS: apps,
    LOCAL_ORG_NAMED_CREDENTIALS: JSON.stringify({ BYOM_Gateway: middlewareUrl }),
    LOCAL_ORG_CSP_TRUSTED_SITES: JSON.stringify({ BYOM_Gateway: middlewareUrl }),
  });
}

async function register(
  folder: string,
  environment: Record<string, string>,
  org: { orgUrl: string; orgId: string; consumerKey: string },
): Promise<void> {
  const flags = {
    'org-id': org.orgId,
    'instance-url': org.orgUrl,
    'client-id': org.consumerKey,
    'integration-username': INTEGRATION_USER,
    'lightning-origin': org.orgUrl,
    certificate: path.join(folder, 'org/certs/BYOM_Signing.crt'),
  };
  const parameters = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]);
  const command = path.join(ROOT, 'middleware/src/commands/register-org.ts');
  const child = spawn(process.execPath, [command, ...parameters], {
    env: { ...process.env, ...environment },
  });
  const errors = await text(child.stderr);
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`The org could not be registered:\n${errors}`);
}
