/** RestContext, RestRequest, RestResponse: what a class annotated @RestResource reads and answers. */
import type { RestContext, RestRequestContent, RestResponseContent } from '../rest-context.ts';
import { primitive } from '../types.ts';
import { MapValue, NativeValue, type Value } from '../values.ts';
import { putIntoMap } from './collections.ts';
import type { BuiltinFunction, BuiltinType, Call, Setter } from './table.ts';

function texts(): MapValue {
  return new MapValue(primitive('String'), primitive('String'));
}

/** Header names are found in any case, because clients write them as they like. */
function headers(): MapValue {
  const map = texts();
  map.ignoresCase = true;
  return map;
}

/** A request without anything in it, as `new RestRequest()` gives it. */
export function emptyRequest(): RestRequestContent {
  const nothing = {
    requestURI: null,
    httpMethod: null,
    resourcePath: null,
    remoteAddress: null,
    requestBody: null,
  };
  return { ...nothing, params: texts(), headers: headers() };
}

/** A response nobody has set anything of. */
export function emptyResponse(): RestResponseContent {
  return { statusCode: null, responseBody: null, headers: headers() };
}

const get =
  (name: string): BuiltinFunction =>
  ({ content }: NativeValue) =>
    content[name] as Value;

const set =
  (name: string): Setter =>
  ({ content }, value) => {
    content[name] = value;
  };

/** Properties that can be set, by name and type, beside maps that are filled but never replaced. */
function properties(
  types: Record<string, string>,
  maps: string[],
): Pick<BuiltinType, 'properties' | 'setters' | 'propertyTypes'> {
  const names = Object.keys(types);
  return {
    properties: Object.fromEntries([...names, ...maps].map((name) => [name, get(name)])),
    setters: Object.fromEntries(names.map((name) => [name, set(name)])),
    propertyTypes: types,
  };
}

const addHeader: BuiltinFunction = ({ content }: NativeValue, [name, value], { site }) => {
  putIntoMap(content.headers, name, value, site);
};

export const restRequestType: BuiltinType = {
  name: 'RestRequest',
  constructors: { '()': () => new NativeValue('RestRequest', emptyRequest()) },
  methods: {
    'addHeader(String,String?)': addHeader,
    'addParameter(String,String?)': ({ content }: NativeValue, [name, value], { site }) => {
      putIntoMap(content.params, name, value, site);
    },
  },
  ...properties(
    {
      requestURI: 'String',
      httpMethod: 'String',
      resourcePath: 'String',
      remoteAddress: 'String',
      requestBody: 'Blob',
    },
    ['headers', 'params'],
  ),
};

export const restResponseType: BuiltinType = {
  name: 'RestResponse',
  constructors: { '()': () => new NativeValue('RestResponse', emptyResponse()) },
  methods: { 'addHeader(String,String?)': addHeader },
  ...properties({ statusCode: 'Integer', responseBody: 'Blob' }, ['headers']),
};

const current = ({ frame }: Call): RestContext => frame.machine.transaction.rest;

export const restContextType: BuiltinType = {
  name: 'RestContext',
  constants: {
    request: (call) => current(call).request,
    response: (call) => current(call).response,
  },
  // Tests of REST classes set both themselves.
  setters: {
    request: (_, value, call) => {
      current(call).request = value as NativeValue | null;
    },
    response: (_, value, call) => {
      current(call).response = value as NativeValue | null;
    },
  },
  propertyTypes: { request: 'RestRequest', response: 'RestResponse' },
};
