/** What a route is: a row of the coverage table with the function that answers it. HTTP itself stays outside. */
import type { Certificates } from '../certificates.ts';
import type { LocalOrgEngine } from '../org/create-org.ts';
import type { AccessContext, ApexRuntime, User } from '../ports.ts';
import type { Sessions } from '../session.ts';
import type { ApiCalls } from './api-calls.ts';
import type { BulkJobs } from './bulk/jobs.ts';
import type { Outage } from './outage.ts';
import type { QueryLocators } from './query-locators.ts';

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** An app that may log users in with a signed assertion (what deploying an External Client App gives). */
export interface ClientApp {
  consumerKey: string;
  /** PEM. */
  certificate: string;
  /** Users holding one of these permission sets are approved, and those with one of these profiles; nobody else. */
  permissionSets: string[];
  profiles?: string[];
}

/** What handlers may use. */
export interface ApiParts {
  org: LocalOrgEngine;
  apex: ApexRuntime;
  sessions: Sessions;
  clientApps: ClientApp[];
  certificates: Certificates;
  apiCalls: ApiCalls;
  locators: QueryLocators;
  bulk: BulkJobs;
  /** Answers another request as the same user: composite calls. */
  dispatch: (request: SubRequest, caller: Caller) => Promise<ApiAnswer>;
  outage: Outage;
}

export interface Caller {
  user: User;
  context: AccessContext;
  accessToken: string;
}

export interface SubRequest {
  method: string;
  /** Path with query, from `/services/…` on. */
  url: string;
  body: unknown;
  headers: Record<string, string>;
  /** Whether the client has closed the connection. */
  gone?: () => boolean;
}

export interface ApiCall extends SubRequest {
  parts: ApiParts;
  /** Values of the path's `:names`, decoded. */
  parameters: Record<string, string>;
  query: URLSearchParams;
  /** Who calls; open routes must not ask. */
  caller: Caller;
}

export interface ApiAnswer {
  status: number;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as they are, instead of a body; the headers must say what they are. */
  bytes?: Uint8Array;
  headers?: Record<string, string>;
}

export interface RouteRow {
  family: string;
  method: Method;
  path: string;
  status: 'supported' | 'partial';
  /** The test file that covers it, from local-org/src. */
  testedBy: string;
  notes: string;
  /** Needs no session. */
  open?: boolean;
  handler: (call: ApiCall) => ApiAnswer | Promise<ApiAnswer>;
}

/** 200 with a body. */
export function ok(body: unknown): ApiAnswer {
  return { status: 200, body };
}
