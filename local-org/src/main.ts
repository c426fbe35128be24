/** `node local-org/src/main.ts`: the local org as a process, configured by LOCAL_ORG_* variables. */
import { readFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import type { ClientApp } from './api/route.ts';

/** Defaults to the repository's `.data`, wherever the process was started. */
const dataDirectory = resolve(import.meta.dirname, '../..', '.data', 'local-org');

function jsonOf<T>(name: string, fallback: T): T {
  const text = process.env[name];
  if (!text) return fallback;
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw new Error(`${name} is not JSON: ${(error as Error).message}`);
  }
}

function clientApps(): ClientApp[] {
  const file = process.env.LOCAL_ORG_CLIENT_APPS;
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as ClientApp[]) : [];
}

async function main(): Promise<void> {
  const data = resolve(process.env.LOCAL_ORG_DATA ?? dataDirectory);
  // Half of a start is compiling modules; the cache must be on before they are imported.
  enableCompileCache(join(data, 'compile-cache'));
  const { startLocalOrg } = await import('./start.ts');
  const started = await startLocalOrg({
    dataDirectory: data,
    projectDirectory: process.env.LOCAL_ORG_PROJECT ?? join(import.meta.dirname, '../..'),
    port: Number(process.env.LOCAL_ORG_PORT ?? 0),
    namedCredentials: jsonOf<Record<string, string>>('LOCAL_ORG_NAMED_CREDENTIALS', {}),
    cspTrustedSites: jsonOf<Record<string, string>>('LOCAL_ORG_CSP_TRUSTED_SITES', {}),
    clientApps: clientApps(),
    ...(process.env.LOCAL_ORG_SEED ? { seed: process.env.LOCAL_ORG_SEED } : {}),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void started.close().then(() => process.exit(0)));
  }
  const orgId = started.org.organizationId;
  process.stdout.write(`${JSON.stringify({ event: 'listening', url: started.url, orgId })}\n`);
}

await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
