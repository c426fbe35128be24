/** Opens the local org in this process: metadata, database, seed, HTTP. Everything listens on 127.0.0.1. */
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { createCallouts } from './apex/callouts/callout.ts';
import { createApexRuntime } from './apex/runtime.ts';
import { createApiCalls } from './api/api-calls.ts';
import { createBulkJobs } from './api/bulk/jobs.ts';
import { createDispatch } from './api/dispatch.ts';
import { createOutage } from './api/outage.ts';
import { createQueryLocators } from './api/query-locators.ts';
import type { ApiParts, ClientApp } from './api/route.ts';
import { createCertificates } from './certificates.ts';
import type { Certificates } from './certificates.ts';
import { coverage } from './coverage.ts';
import { createOrg } from './org/create-org.ts';
import type { LocalOrgEngine } from './org/create-org.ts';
import type { ApexRuntime } from './ports.ts';
import { seedOrg } from './seed.ts';
import { createServer } from './server.ts';
import { createSessions } from './session.ts';
import type { Sessions } from './session.ts';
import { createSessionStore } from './session-store.ts';
import { createShell } from './shell/router.ts';
import { openDatabase } from './store/database.ts';

export interface LocalOrgOptions {
  /** Folder for the database and the certificates; `:memory:` keeps nothing. */
  dataDirectory: string;
  /** The folder with `sfdx-project.json`; default: this repository. */
  projectDirectory?: string;
  /** Folder with `people.json` and `plan.json`; `none` starts with nobody. Default: the project's `data`. */
  seed?: string;
  /** Named credential → its URL in this org. */
  namedCredentials?: Record<string, string>;
  /** Trusted site → its URL in this org. */
  cspTrustedSites?: Record<string, string>;
  clientApps?: ClientApp[];
  /** 0 = any free port. */
  port?: number;
}

export interface LocalOrg {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  org: LocalOrgEngine;
  apex: ApexRuntime;
  sessions: Sessions;
  certificates: Certificates;
  close(): Promise<void>;
}

/** The certificate the package's External Credential signs with. */
const signingCertificate = 'BYOM_Signing';

const repository = resolve(import.meta.dirname, '../..');
/** Apex files as trees: the same whatever the org, so all that start from this folder share them. */
const APEX_MEMORY = join(repository, '.data', 'cache', 'apex');

/** Starts the org and resolves when it answers. Rejects when the metadata or the seed is not acceptable. */
export async function startLocalOrg(options: LocalOrgOptions): Promise<LocalOrg> {
  const inMemory = options.dataDirectory === ':memory:';
  if (!inMemory) mkdirSync(options.dataDirectory, { recursive: true });
  const projectDirectory = resolve(options.projectDirectory ?? repository);
  const database = openDatabase(inMemory ? ':memory:' : join(options.dataDirectory, 'org.sqlite'));
  const org = createOrg(database, projectDirectory);
  const certificates = createCertificates(inMemory ? null : join(options.dataDirectory, 'certs'));
  const sessions = createSessions(org.organizationId, createSessionStore(database));
  await certificates(signingCertificate);
  const apex = startApex(org, certificates, options.namedCredentials ?? {});
  const parts = apiParts({ org, apex, sessions, certificates, clientApps: options.clientApps ?? [] });
  if (options.seed !== 'none') await seedOrg(org, resolve(options.seed ?? join(projectDirectory, 'data')));
  org.setFault(parts.outage.fault);
  const shell = createShell({
    org,
    metadata: org.metadata,
    apex,
    sessions,
    projectDirectory,
    dataDirectory: inMemory ? null : resolve(options.dataDirectory),
    cspTrustedSites: options.cspTrustedSites ?? {},
    onMessage: (message) => process.stderr.write(`${message}\n`),
  });
  const server = await listen(createServer(parts, shell), options.port ?? 0);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  org.origin = url;
  return {
    url,
    org,
    apex,
    sessions,
    certificates,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await parts.bulk.settled();
      database.close();
    },
  };
}

/** Apex calls out through named credentials and answers every save with the project's triggers. */
function startApex(
  org: LocalOrgEngine,
  certificates: Certificates,
  urls: Record<string, string>,
): ApexRuntime {
  const { metadata } = org;
  const directories = [...new Set(metadata.apexSources.map((source) => dirname(source.path)))];
  const apex = createApexRuntime({
    directories,
    org,
    memory: APEX_MEMORY,
    callout: createCallouts({ org, metadata, certificates, urls }),
  });
  org.setTriggers(apex);
  return apex;
}

function apiParts(
  given: Pick<ApiParts, 'org' | 'apex' | 'sessions' | 'certificates' | 'clientApps'>,
): ApiParts {
  const parts: ApiParts = {
    ...given,
    apiCalls: createApiCalls(),
    locators: createQueryLocators(),
    bulk: createBulkJobs(),
    dispatch: createDispatch(coverage, () => parts),
    outage: createOutage(),
  };
  return parts;
}

function listen(app: ReturnType<typeof createServer>, port: number): Promise<Server> {
  return new Promise((done, failed) => {
    const server = app.listen(port, '127.0.0.1', (error?: Error) => (error ? failed(error) : done(server)));
  });
}
