import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { ErrorCode } from '../errors.ts';

export type Handler = (request: Request, response: Response) => Promise<void> | void;

/** One row of the API: the router is built from these rows, and so is its reference page. */
export interface Route {
  id: RouteId;
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  /** `org token`: the JWT the org signs. `ticket`: the single-use ticket of one run. */
  access: 'open' | 'org token' | 'ticket';
  summary: string;
  body: z.ZodType | null;
  query: z.ZodType | null;
  /** What is answered, in the words of the reference. */
  answer: string;
  errors: ErrorCode[];
}

export type RouteId =
  | 'health'
  | 'readiness'
  | 'streamRun'
  | 'startRun'
  | 'latestRun'
  | 'readRun'
  | 'cancelRun'
  | 'issueTicket'
  | 'rateRun'
  | 'readCatalogue'
  | 'testModel'
  | 'listCredentials'
  | 'setCredential'
  | 'deleteCredential'
  | 'listMaskTypes'
  | 'previewMasking'
  | 'checkMaskPattern'
  | 'reportMasking'
  | BatchRouteId
  | 'fetchExport'
  | 'searchSubject'
  | 'startExport'
  | 'revealValues'
  | 'viewRelay'
  | 'retryRelay';

type BatchRouteId =
  | 'createBatch'
  | 'listBatches'
  | 'readBatch'
  | 'listBatchItems'
  | 'startBatch'
  | 'pauseBatch'
  | 'resumeBatch'
  | 'cancelBatch'
  | 'retryBatch'
  | 'createSchedule'
  | 'listSchedules'
  | 'deleteSchedule';

/** What a body can be refused for. */
export const BODY_ERRORS: ErrorCode[] = ['BODY_MALFORMED', 'BODY_TOO_LARGE', 'REQUEST_INVALID'];

/** The parts of a row that most rows share. */
export const OPEN = { body: null, query: null, access: 'open' as const };
export const WITH_TOKEN = { body: null, query: null, access: 'org token' as const };
