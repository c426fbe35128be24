/** Http, HttpRequest, HttpResponse: the one place where Apex waits for the world. */
import { CalloutFailure, type CalloutRequest, type CalloutResponse } from '../callouts/callout-types.ts';
import { lineage } from '../class-model.ts';
import { throwApex } from '../platform-exceptions.ts';
import { limits } from '../transaction.ts';
import { primitive } from '../types.ts';
import { BlobValue, ListValue, NativeValue } from '../values.ts';
import { InvalidApex } from '../errors.ts';
import type { BuiltinFunction, BuiltinType, Call } from './table.ts';

interface Message {
  headers: Record<string, string>;
  body: string | null;
}

/** Header names are found in any case. */
function headerKey(headers: Record<string, string>, name: string): string {
  return Object.keys(headers).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
}

const message: Record<string, BuiltinFunction> = {
  'getBody()': ({ content }: { content: Message }) => content.body,
  'getBodyAsBlob()': ({ content }: { content: Message }) =>
    new BlobValue(Buffer.from(content.body ?? '', 'utf8')),
  'getHeader(String)': ({ content }: { content: Message }, [name]) =>
    content.headers[headerKey(content.headers, name)] ?? null,
  'setBody(String?)': ({ content }: { content: Message }, [body]) => {
    content.body = body;
  },
  'setHeader(String,String?)': ({ content }: { content: Message }, [name, value]) => {
    content.headers[headerKey(content.headers, name)] = value;
  },
};

export const requestType: BuiltinType = {
  name: 'HttpRequest',
  constructors: {
    '()': () =>
      new NativeValue('HttpRequest', {
        method: '',
        endpoint: '',
        headers: {},
        body: '',
        timeoutMilliseconds: 10_000,
      }),
  },
  methods: {
    ...message,
    'getEndpoint()': ({ content }: { content: CalloutRequest }) => content.endpoint,
    'getMethod()': ({ content }: { content: CalloutRequest }) => content.method,
    'setEndpoint(String)': ({ content }: { content: CalloutRequest }, [endpoint]) => {
      content.endpoint = endpoint;
    },
    'setMethod(String)': ({ content }: { content: CalloutRequest }, [method]) => {
      content.method = method;
    },
    'setTimeout(Integer)': ({ content }: { content: CalloutRequest }, [milliseconds], { site }) => {
      if (milliseconds < 1 || milliseconds > limits.calloutMilliseconds) {
        throwApex(
          'CalloutException',
          `Invalid timeout: ${milliseconds}. It must be from 1 to ${limits.calloutMilliseconds}.`,
          site,
        );
      }
      content.timeoutMilliseconds = milliseconds;
    },
  },
};

export const responseType: BuiltinType = {
  name: 'HttpResponse',
  constructors: {
    '()': () => new NativeValue('HttpResponse', { status: 0, statusText: '', headers: {}, body: '' }),
  },
  methods: {
    ...message,
    'getHeaderKeys()': ({ content }: { content: Message }) =>
      new ListValue(primitive('String'), Object.keys(content.headers)),
    'getStatus()': ({ content }: { content: CalloutResponse }) => content.statusText,
    'getStatusCode()': ({ content }: { content: CalloutResponse }) => content.status,
    'setStatus(String)': ({ content }: { content: CalloutResponse }, [text]) => {
      content.statusText = text;
    },
    'setStatusCode(Integer)': ({ content }: { content: CalloutResponse }, [status]) => {
      content.status = status;
    },
  },
};

async function send(request: NativeValue, call: Call): Promise<NativeValue> {
  const { transaction } = call.frame.machine;
  const content = request.content as CalloutRequest;
  transaction.count('callouts', call.site);
  if (transaction.usage.uncommitted) {
    throwApex(
      'CalloutException',
      'You have uncommitted work pending. Please commit or rollback before calling out',
      call.site,
    );
  }
  if (transaction.options.test) return sendToMock(request, call);
  const left = limits.calloutMilliseconds - transaction.usage.calloutMilliseconds;
  if (left <= 0)
    throwApex('CalloutException', 'Exceeded maximum time allotted for callout (120000 ms)', call.site);
  const started = Date.now();
  try {
    const timeoutMilliseconds = Math.min(content.timeoutMilliseconds, left);
    const response = await transaction.options.callout(
      { ...content, timeoutMilliseconds },
      transaction.userId,
    );
    return new NativeValue('HttpResponse', response);
  } catch (error) {
    if (error instanceof CalloutFailure) throwApex('CalloutException', error.message, call.site);
    throw error;
  } finally {
    transaction.usage.calloutMilliseconds += Date.now() - started;
    transaction.waited(Date.now() - started);
  }
}

async function sendToMock(request: NativeValue, call: Call): Promise<NativeValue> {
  const { machine } = call.frame;
  const { mock } = machine.transaction;
  if (!mock)
    throwApex(
      'TypeException',
      'Methods defined as TestMethod do not support Web service callouts',
      call.site,
    );
  for (const model of lineage(mock.model)) {
    const method = model.methods.get('respond')?.[0];
    if (method) return (await machine.invoke(model, method, mock, [request], call.site)) as NativeValue;
  }
  throw new InvalidApex(`${mock.model.name} must implement respond(HttpRequest)`, call.site);
}

export const httpType: BuiltinType = {
  name: 'Http',
  constructors: { '()': () => new NativeValue('Http', null) },
  methods: { 'send(HttpRequest)': (_, [request], call) => send(request, call) },
};

/** An interface of the platform; it has no members of its own here. */
export const calloutMockType: BuiltinType = { name: 'HttpCalloutMock' };
