/** Several requests in one: composite (with references), batch and graph. */
import { errorBody, OrgError, statusOf } from '../errors.ts';
import type { Row } from '../ports.ts';
import { resolveReferences } from './composite-references.ts';
import { bodyRow } from './records.ts';
import { ok } from './route.ts';
import type { ApiAnswer, ApiCall, RouteRow } from './route.ts';

const testedBy = 'conformance/composite.test.ts';
const base = '/services/data/:version/composite';
const most = { composite: 25, batch: 25, graph: 500 };

const row = (path: string, notes: string, handler: RouteRow['handler']): RouteRow => ({
  family: 'composite',
  method: 'POST',
  path: `${base}${path}`,
  status: 'supported',
  testedBy,
  notes,
  handler,
});

export const compositeRoutes: RouteRow[] = [
  row('', 'up to 25 requests with @{reference.field}; allOrNone', composite),
  row('/batch', 'up to 25 independent requests; haltOnError', batch),
  row('/graph', 'each graph is all or none', graph),
];

interface Part {
  method: string;
  url: string;
  referenceId: string;
  body?: unknown;
  httpHeaders?: Record<string, string>;
}

interface PartAnswer {
  body: unknown;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string;
}

async function composite(call: ApiCall): Promise<ApiAnswer> {
  const body = bodyRow(call.body);
  const parts = partsOf(body.compositeRequest, most.composite);
  return ok({ compositeResponse: await runAll(call, parts, body.allOrNone === true) });
}

async function graph(call: ApiCall): Promise<ApiAnswer> {
  const { graphs } = bodyRow(call.body);
  if (!Array.isArray(graphs)) throw new OrgError('JSON_PARSER_ERROR', 'graphs: a list is required');
  const answers: Row[] = [];
  for (const entry of graphs as Row[]) {
    const compositeResponse = await runAll(call, partsOf(entry.compositeRequest, most.graph), true);
    const isSuccessful = compositeResponse.every((answer) => answer.httpStatusCode < 300);
    answers.push({ graphId: entry.graphId, graphResponse: { compositeResponse }, isSuccessful });
  }
  return ok({ graphs: answers });
}

function partsOf(value: unknown, limit: number): Part[] {
  if (!Array.isArray(value)) throw new OrgError('JSON_PARSER_ERROR', 'compositeRequest: a list is required');
  if (value.length > limit) {
    throw new OrgError('LIMIT_EXCEEDED', `Composite request limit exceeded: at most ${limit} subrequests`);
  }
  const seen = new Set<string>();
  for (const part of value as Part[]) {
    if (seen.has(part.referenceId))
      throw new OrgError('INVALID_INPUT', `Duplicate reference id: ${part.referenceId}`);
    seen.add(part.referenceId);
  }
  return value as Part[];
}

class Undo extends Error {
  readonly answers: PartAnswer[];

  constructor(answers: PartAnswer[]) {
    super('undo');
    this.answers = answers;
  }
}

async function runAll(call: ApiCall, parts: Part[], allOrNone: boolean): Promise<PartAnswer[]> {
  if (!allOrNone) return runParts(call, parts, false);
  try {
    return await call.parts.org.transaction(async () => {
      const answers = await runParts(call, parts, true);
      if (answers.some((answer) => answer.httpStatusCode >= 300)) throw new Undo(answers);
      return answers;
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
    return error.answers.map((answer) =>
      answer.httpStatusCode >= 300 ? answer : halted(answer.referenceId),
    );
  }
}

async function runParts(call: ApiCall, parts: Part[], stopAtFailure: boolean): Promise<PartAnswer[]> {
  const bodies = new Map<string, unknown>();
  const answers: PartAnswer[] = [];
  for (const part of parts) {
    const stopped = stopAtFailure && answers.some((answer) => answer.httpStatusCode >= 300);
    const answer = stopped ? halted(part.referenceId) : await runPart(call, part, bodies);
    if (answer.httpStatusCode < 300) bodies.set(part.referenceId, answer.body);
    answers.push(answer);
  }
  return answers;
}

async function runPart(call: ApiCall, part: Part, bodies: Map<string, unknown>): Promise<PartAnswer> {
  try {
    const url = String(resolveReferences(part.url, bodies));
    const body = resolveReferences(part.body, bodies);
    const request = { method: part.method, url, body, headers: part.httpHeaders ?? {} };
    const answer = await call.parts.dispatch(request, call.caller);
    const headers = answer.headers ?? {};
    return {
      body: answer.body ?? null,
      httpHeaders: headers,
      httpStatusCode: answer.status,
      referenceId: part.referenceId,
    };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return {
      body: errorBody(error),
      httpHeaders: {},
      httpStatusCode: statusOf(error.code),
      referenceId: part.referenceId,
    };
  }
}

function halted(referenceId: string): PartAnswer {
  const message = 'The transaction was rolled back since another operation in the same transaction failed.';
  return {
    body: [{ errorCode: 'PROCESSING_HALTED', message }],
    httpHeaders: {},
    httpStatusCode: 400,
    referenceId,
  };
}

async function batch(call: ApiCall): Promise<ApiAnswer> {
  const body = bodyRow(call.body);
  const requests = body.batchRequests as { method: string; url: string; richInput?: unknown }[] | undefined;
  if (!Array.isArray(requests)) throw new OrgError('JSON_PARSER_ERROR', 'batchRequests: a list is required');
  if (requests.length > most.batch)
    throw new OrgError('LIMIT_EXCEEDED', `at most ${most.batch} batch requests`);
  const results: { statusCode: number; result: unknown }[] = [];
  for (const request of requests) {
    const failed = results.some((entry) => entry.statusCode >= 400);
    if (failed && body.haltOnError === true) {
      results.push({
        statusCode: 412,
        result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted by request' }],
      });
      continue;
    }
    const url = request.url.startsWith('/services')
      ? request.url
      : `/services/data/${request.url.replace(/^\//, '')}`;
    const answer = await call.parts.dispatch(
      { method: request.method, url, body: request.richInput, headers: {} },
      call.caller,
    );
    results.push({ statusCode: answer.status, result: answer.body ?? null });
  }
  return ok({ hasErrors: results.some((entry) => entry.statusCode >= 400), results });
}
