import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { decodeJwt } from 'jose';
import { toId18 } from '../src/salesforce-id.ts';
import { answerList, answerRecords, CASE_FACTS } from './fake-records.ts';
import { configurationRows, type FakePrompt, type FakeRule } from './fake-configuration.ts';

export const ORG_ID = toId18('00DFK0000000001');

/** A person of the fake org, and the fields of Case they may not see. */
export interface FakePerson {
  userId: string;
  username: string;
  hiddenFields?: string[];
  /** What describe says of AI_Model__c to them: nothing, that it is there, or that they may write it. */
  models?: 'sees' | 'manages';
  /** Whether they may create masking rules; without it the object is not there for them. */
  masking?: 'sees' | 'manages';
  /** Names of what PermissionResource grants them. */
  permissions?: string[];
  /** Answer of the token endpoint instead of a token. */
  refusal?: string;
}

export interface FakeOrg {
  url: string;
  calls: { method: string; path: string; query: string | null; as: string }[];
  /** Audit records by run id, as the last upsert left them. */
  interactions: Map<string, Record<string, unknown>>;
  /** Their steps by key. */
  steps: Map<string, Record<string, unknown>>;
  /** Records of Case by id. */
  cases: Map<string, Record<string, unknown>>;
  /** The org's active masking rules; null: the integration user may not read them. */
  rules: FakeRule[] | null;
  /** Ends every session: tokens given so far are no longer accepted. */
  endSessions(): void;
  /** When set, the org answers every data call with this status and error code. */
  failure: { status: number; errorCode: string } | null;
  /** Reason the org gives for refusing a record, by run id. */
  refusedRuns: Map<string, string>;
  /** Done before a case is written, with its id: what somebody else does in the same moment. */
  beforeWrite(id: string): void;
  close(): Promise<void>;
}

const FIELDS = [
  ...['Id', 'Subject', 'Description', 'SuppliedName', 'SuppliedEmail', 'Priority'],
  'AI_Summary__c',
];

/** Salesforce's messages quote what they were given. */
const QUOTING = "Value of 'Ana Souza' (4111 1111 1111 1111) is not valid.";

type Answer = { status: number; body: unknown };
const ok = (body: unknown): Answer => ({ status: 200, body });
const refuse = (status: number, errorCode: string): Answer => ({
  status,
  body: [{ errorCode, message: QUOTING }],
});

/** As much of Salesforce's REST API as one run needs: sign-in, describe, query, upsert. It decides no policy. */
export async function startFakeOrg(people: FakePerson[], prompts: FakePrompt[]): Promise<FakeOrg> {
  const tokens = new Map<string, FakePerson>();
  const org: FakeOrg = {
    url: '',
    calls: [],
    interactions: new Map(),
    steps: new Map(),
    cases: new Map(),
    rules: [],
    endSessions: () => void tokens.clear(),
    failure: null,
    refusedRuns: new Map(),
    beforeWrite: () => undefined,
    close: async () => undefined,
  };
  const server = createServer((request, response) => {
    void text(request)
      .then((body) => answer(org, tokens, people, prompts, request, body))
      .then(({ status, body }) => {
        const json = { 'content-type': 'application/json' };
        if (body === null) response.writeHead(status).end();
        else response.writeHead(status, json).end(JSON.stringify(body));
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  org.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  org.close = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return org;
}

function answer(
  org: FakeOrg,
  tokens: Map<string, FakePerson>,
  people: FakePerson[],
  prompts: FakePrompt[],
  request: IncomingMessage,
  body: string,
): Answer {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://org');
  if (pathname === '/services/oauth2/token') return signIn(org, tokens, people, body);
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  const person = tokens.get(token);
  const query = searchParams.get('q');
  org.calls.push({ method: request.method ?? '', path: pathname, query, as: person?.username ?? 'nobody' });
  if (!person) return refuse(401, 'INVALID_SESSION_ID');
  if (org.failure) return refuse(org.failure.status, org.failure.errorCode);
  const since = request.headers['if-unmodified-since'] ?? '';
  const records = answerRecords(org, { method: request.method ?? '', path: pathname, since, body });
  if (records) return records;
  if (pathname.endsWith('/describe')) return describe(person, pathname);
  if (pathname === '/services/apexrest/byom/permissions')
    return ok(Object.fromEntries((person.permissions ?? []).map((name) => [name, true])));
  if (query !== null) return answerQuery(org, person, prompts, query);
  return request.method === 'POST' ? insertSteps(org, body) : upsert(org, body);
}

function signIn(org: FakeOrg, tokens: Map<string, FakePerson>, people: FakePerson[], body: string): Answer {
  const { sub } = decodeJwt(new URLSearchParams(body).get('assertion') ?? '');
  const person = people.find(({ username }) => username === sub);
  if (!person || person.refusal) {
    return {
      status: 400,
      body: { error: 'invalid_grant', error_description: person?.refusal ?? 'user not found' },
    };
  }
  const token = `${ORG_ID}!${randomUUID()}`;
  tokens.set(token, person);
  return ok({ access_token: token, instance_url: org.url, id: `${org.url}/id/${ORG_ID}/${person.userId}` });
}

function describe(person: FakePerson, pathname: string): Answer {
  if (pathname.endsWith('/AI_Model__c/describe') && person.models) {
    const writes = person.models === 'manages';
    return ok({ name: 'AI_Model__c', queryable: true, createable: writes, updateable: writes, fields: [] });
  }
  if (pathname.endsWith('/Masking_Rule__c/describe') && person.masking) {
    return ok({
      name: 'Masking_Rule__c',
      queryable: true,
      createable: person.masking === 'manages',
      fields: [],
    });
  }
  if (!pathname.endsWith('/Case/describe')) return refuse(404, 'NOT_FOUND');
  const visible = FIELDS.filter((name) => !person.hiddenFields?.includes(name));
  const fields = visible.map((name) => ({ name, ...(CASE_FACTS[name] as object) }));
  return ok({ name: 'Case', keyPrefix: '500', queryable: true, updateable: true, fields });
}

function answerQuery(org: FakeOrg, person: FakePerson, prompts: FakePrompt[], query: string): Answer {
  if (org.rules === null && query.includes('FROM Masking_Rule__c')) return refuse(400, 'INVALID_TYPE');
  const configuration = configurationRows(query, prompts, org.rules ?? []);
  if (configuration) return ok(rows(configuration));
  if (/^SELECT Id FROM Case ORDER BY/.test(query)) return ok(rows(newestCases(org, person, query)));
  const hidden = person.hiddenFields?.some((name) => new RegExp(`\\b${name}\\b`).test(query));
  if (hidden) return refuse(400, 'INVALID_FIELD');
  return answerList(org, person, query) ?? ok(rows(caseRows(org, person, query)));
}

/** Newest first is the last one added first; what is the owner's alone is not there for others. */
function newestCases(org: FakeOrg, person: FakePerson, query: string): Record<string, unknown>[] {
  const seen = [...org.cases.values()].filter(
    (one) => one['ownerOnly'] !== true || !person.hiddenFields?.length,
  );
  const limit = Number(/LIMIT (\d+)$/.exec(query)?.[1]);
  return seen
    .toReversed()
    .slice(0, limit)
    .map((one) => ({ Id: one['Id'] }));
}

function caseRows(org: FakeOrg, person: FakePerson, query: string): Record<string, unknown>[] {
  const record = org.cases.get(/Id = '(\w+)'/.exec(query)?.[1] ?? '');
  if (!record || (record['ownerOnly'] === true && person.hiddenFields?.length)) return [];
  const asked = /^SELECT (.*?) FROM/.exec(query)?.[1]?.split(', ') ?? [];
  return [Object.fromEntries(asked.map((name) => [name, record[name] ?? null]))];
}

const rows = (records: unknown[]) => ({ totalSize: records.length, done: true, records });

/** Steps have keys that are there once. */
function insertSteps(org: FakeOrg, body: string): Answer {
  const { records } = JSON.parse(body) as { records: Record<string, unknown>[] };
  return ok(
    records.map((record) => {
      const key = String(record['Step_Key__c']);
      if (org.steps.has(key))
        return { success: false, errors: [{ statusCode: 'DUPLICATE_VALUE', message: QUOTING, fields: [] }] };
      org.steps.set(key, record);
      return { id: `a1${key.slice(0, 13)}`, success: true, errors: [] };
    }),
  );
}

function upsert(org: FakeOrg, body: string): Answer {
  const { records } = JSON.parse(body) as { records: Record<string, unknown>[] };
  return ok(
    records.map((record) => {
      const runId = String(record['Run_Id__c']);
      const statusCode = org.refusedRuns.get(runId);
      if (statusCode) return { success: false, errors: [{ statusCode, message: QUOTING, fields: [] }] };
      org.interactions.set(runId, { ...org.interactions.get(runId), ...record });
      return { id: `a0${runId.slice(0, 13)}`, success: true, errors: [] };
    }),
  );
}
