/** A small org for the shell's tests: the real standard schema, everything allowed, and rows the test gives. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ProjectMetadata } from '../../metadata/project-metadata.ts';
import type { Access, ApexRuntime, Org, QueryResult, Row, User } from '../../ports.ts';
import { createSchema } from '../../schema/schema.ts';
import { standardObjects } from '../../schema/standard-objects.ts';
import { createSessions, type Session, type Sessions } from '../../session.ts';
import { createShell, type ShellOptions } from '../router.ts';

export const SOFIA: User = {
  id: '005000000000001AAA',
  username: 'sofia.lindqvist@byom.example',
  name: 'Sofia Lindqvist',
  firstName: 'Sofia',
  lastName: 'Lindqvist',
  email: 'sofia@byom.example',
  title: 'Sales Rep',
  roleName: 'EU Sales',
  profileName: 'Minimum Access - Salesforce',
  active: true,
};

const ALL = { read: true, create: true, edit: true, delete: true, viewAll: true, modifyAll: true };

const EVERYTHING: Access = {
  object: () => ALL,
  field: () => ({ read: true, edit: true }),
  apexClass: () => true,
  customPermission: () => true,
  tab: () => true,
  application: () => true,
  principal: () => true,
  permissionSets: () => [],
};

export function noMetadata(): ProjectMetadata {
  return {
    permissionSets: [],
    layouts: [],
    flexiPages: [],
    tabs: [],
    applications: [],
    quickActions: [],
    listViews: [],
    compactLayouts: [],
    roles: [],
    namedCredentials: [],
    externalCredentials: [],
    cspTrustedSites: [],
    labels: [],
    customPermissions: [],
    reporting: [],
    actionOverrides: [],
    apexSources: [],
    lightningComponents: [],
    validationRules: [],
  };
}

export interface SmallOrgOptions {
  access?: Partial<Access>;
  /** Answers a query; default no rows. Queries asked are kept in `asked`. */
  rows?: (soql: string) => Row[];
}

/** An org that can be asked and remembers what it was asked; saving is not part of what the shell's own code does. */
export function smallOrg(options: SmallOrgOptions = {}): Org & { asked: string[] } {
  const asked: string[] = [];
  const query = (soql: string): QueryResult => {
    asked.push(soql);
    const records = options.rows?.(soql) ?? [];
    return { totalSize: records.length, done: true, records };
  };
  const refuse = (): never => {
    throw new Error('The small org of the tests cannot do this.');
  };
  return {
    asked,
    organizationId: '00DLO0000000001AAA',
    organizationName: 'Small Org',
    origin: '',
    schema: createSchema(standardObjects()),
    access: { ...EVERYTHING, ...options.access },
    user: (key) => (key === SOFIA.id || key === SOFIA.username ? SOFIA : undefined),
    users: () => [SOFIA],
    query,
    save: refuse,
    transaction: refuse,
    describe: refuse,
    setTriggers: refuse,
  };
}

/** Sessions kept in memory. */
export function memorySessions(): Sessions {
  const kept = new Map<string, Session>();
  const put = (session: Session): void => void kept.set(session.accessToken, session);
  return createSessions('00DLO0000000001AAA', {
    put,
    get: (token) => kept.get(token),
    delete: (token) => kept.delete(token),
  });
}

const NO_APEX: ApexRuntime = {
  callAuraEnabled: () => Promise.reject(new Error('There is no Apex here.')),
  callRest: () => Promise.reject(new Error('There is no Apex here.')),
  runTests: () => Promise.resolve([]),
};

export interface RunningShell {
  origin: string;
  org: ReturnType<typeof smallOrg>;
  /** `Cookie` header of a session of Sofia. */
  cookie: string;
  close(): Promise<void>;
}

/** A shell on a free port of this machine. */
export async function startShell(
  options: Partial<ShellOptions> & { small?: SmallOrgOptions } = {},
): Promise<RunningShell> {
  const { small, ...shell } = options;
  const org = smallOrg(small);
  const sessions = memorySessions();
  const app = express();
  const defaults = {
    metadata: noMetadata(),
    apex: NO_APEX,
    projectDirectory: process.cwd(),
    dataDirectory: null,
  };
  app.use(createShell({ ...defaults, org, sessions, ...shell }));
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  org.origin = origin;
  const cookie = `sid=${encodeURIComponent(sessions.create(SOFIA.id).accessToken)}`;
  return { origin, org, cookie, close: () => new Promise((resolve) => void server.close(() => resolve())) };
}
