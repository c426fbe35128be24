/** Calls of Apex classes over REST: the request as RestContext, the result (or the response that was set) as bytes. */
import { OrgError } from '../errors.ts';
import type { Org, RestAnswer, RestCall } from '../ports.ts';
import type { MethodDeclaration } from './ast.ts';
import { asApexError } from './aura.ts';
import { putIntoMap } from './builtins/collections.ts';
import type { JsonValue } from './builtins/json-text.ts';
import { parse, plain, typed } from './builtins/json.ts';
import { emptyRequest, emptyResponse } from './builtins/rest.ts';
import type { Call } from './builtins/table.ts';
import type { CalloutSender } from './callouts/callout-types.ts';
import { ApexError, InvalidApex, UnsupportedApex } from './errors.ts';
import { frameFor, typeIn, type Machine } from './frame.ts';
import type { Program } from './program.ts';
import type { RestResponseContent } from './rest-context.ts';
import { allowedMethods, resourceFor, restMethod, restResources } from './rest-resources.ts';
import type { RestResource } from './rest-resources.ts';
import { Transaction } from './transaction.ts';
import { BlobValue, NativeValue, type MapValue, type Value } from './values.ts';

export interface RestEntry {
  program: Program;
  org: Org;
  callout: CalloutSender;
  enter: <Result>(transaction: Transaction, work: (machine: Machine) => Promise<Result>) => Promise<Result>;
}

const jsonType = 'application/json;charset=UTF-8';

/** Answers calls; which class has which address is found out at the first one. Rejects with OrgError. */
export function createRest(entry: RestEntry): (call: RestCall, userId: string) => Promise<RestAnswer> {
  let resources: RestResource[] | undefined;
  return async (call, userId) => {
    try {
      resources ??= restResources(entry.program);
      return await answer(entry, resources, call, userId);
    } catch (error) {
      throw asOrgError(asApexError(error));
    }
  };
}

async function answer(
  entry: RestEntry,
  resources: RestResource[],
  call: RestCall,
  userId: string,
): Promise<RestAnswer> {
  const resource = resourceFor(resources, call.path);
  if (!resource) throw new OrgError('NOT_FOUND', 'Could not find a match for URL');
  const { model } = resource;
  if (!entry.org.access.apexClass(userId, model.name))
    throw new OrgError('FORBIDDEN', `You do not have access to the Apex class named: ${model.name}`);
  const method = restMethod(resource, call.method);
  if (!method) {
    const allowed = allowedMethods(resource).join(', ');
    const message = `HTTP Method '${call.method}' not allowed. Allowed are ${allowed}`;
    throw new OrgError('METHOD_NOT_ALLOWED', message);
  }
  const transaction = new Transaction({ userId, callout: entry.callout, test: false });
  const work = (machine: Machine): Promise<RestAnswer> => run(machine, resource, method, call);
  return entry.org.transaction(() => entry.enter(transaction, work));
}

async function run(
  machine: Machine,
  resource: RestResource,
  method: MethodDeclaration,
  call: RestCall,
): Promise<RestAnswer> {
  const { model } = resource;
  const { rest } = machine.transaction;
  const inside: Call = { frame: frameFor(machine, model, null, model.name), site: method.site };
  const response = emptyResponse();
  rest.request = requestOf(resource, method, call, inside);
  rest.response = new NativeValue('RestResponse', response);
  const value = await machine.invoke(model, method, null, argumentsOf(method, call, inside), method.site);
  // The class may have put another object there.
  const set = (rest.response?.content as RestResponseContent | undefined) ?? response;
  const bytes = method.returnType
    ? Buffer.from(JSON.stringify(plain(value, inside, false)))
    : set.responseBody?.bytes;
  const headers = { 'content-type': jsonType, ...textsOf(set.headers) };
  return { status: set.statusCode ?? 200, headers, ...(bytes ? { bytes } : {}) };
}

function requestOf(
  resource: RestResource,
  method: MethodDeclaration,
  call: RestCall,
  { site }: Call,
): NativeValue {
  const request = {
    ...emptyRequest(),
    requestURI: call.path,
    httpMethod: call.method,
    resourcePath: `/services/apexrest${resource.urlMapping}`,
    remoteAddress: '127.0.0.1',
    // A method with parameters takes the body apart; the request then holds none.
    requestBody: method.parameters.length === 0 ? new BlobValue(call.body) : null,
  };
  for (const [name, value] of Object.entries(call.parameters)) putIntoMap(request.params, name, value, site);
  for (const [name, value] of Object.entries(call.headers)) putIntoMap(request.headers, name, value, site);
  return new NativeValue('RestRequest', request);
}

/** The members of the JSON body by parameter name; what is not sent is null. */
function argumentsOf(method: MethodDeclaration, call: RestCall, inside: Call): Value[] {
  if (method.parameters.length === 0) return [];
  const text = Buffer.from(call.body).toString('utf8');
  const body = text === '' ? { object: [] } : parse(text, inside);
  if (body === null || typeof body !== 'object' || !('object' in body))
    throw new OrgError(
      'JSON_PARSER_ERROR',
      'The body must be a JSON object with the names of the parameters',
    );
  const given = new Map<string, JsonValue>(body.object);
  const names = method.parameters.map((parameter) => parameter.name);
  const unexpected = [...given.keys()].find((name) => !names.includes(name));
  if (unexpected !== undefined)
    throw new OrgError(
      'JSON_PARSER_ERROR',
      `Unexpected parameter encountered during deserialization: ${unexpected}`,
    );
  return method.parameters.map((parameter) =>
    typed(given.get(parameter.name) ?? null, typeIn(inside.frame, parameter.type, inside.site), inside),
  );
}

function textsOf(map: MapValue): Record<string, string> {
  const pairs = [...map.entries.values()].map(({ key, value }) => [String(key).toLowerCase(), String(value)]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** An exception nobody caught is the platform's APEX_ERROR; a class outside of the subset says so by name. */
function asOrgError(error: unknown): unknown {
  if (error instanceof ApexError) {
    const trace = error.stackTrace ? `\n\n${error.stackTrace}` : '';
    return new OrgError('APEX_ERROR', `${error.exceptionType}: ${error.message}${trace}`);
  }
  if (error instanceof UnsupportedApex || error instanceof InvalidApex)
    return new OrgError('UNKNOWN_EXCEPTION', error.message);
  return error;
}
