/** Google's formats as documented: https://ai.google.dev/api/generate-content. Those of Interactions are in a file of their own. */

import { KEY, TOOL } from './contract-request.ts';
import { sse, type WireFormat, type WireReply } from './wire-format.ts';

const USAGE = {
  promptTokenCount: 19,
  toolUsePromptTokenCount: 2,
  cachedContentTokenCount: 5,
  candidatesTokenCount: 4,
  thoughtsTokenCount: 3,
  totalTokenCount: 28,
};

const response = (parts: unknown[], finish: string | null, usage: unknown): unknown => ({
  candidates: [{ index: 0, content: { role: 'model', parts }, ...(finish ? { finishReason: finish } : {}) }],
  ...(usage ? { usageMetadata: usage } : {}),
  modelVersion: 'model-1',
  responseId: 'req_1',
});

const calls = ({ toolCalls = [] }: WireReply): unknown[] =>
  toolCalls.map(({ id, name, pieces }) => ({
    functionCall: { id, name, args: JSON.parse(pieces.join('')) as unknown },
  }));

const thought = (text: string): unknown => ({ text, thought: true });

const usageOf = ({ usage }: WireReply): unknown => (usage === false ? null : USAGE);

function complete(reply: WireReply): unknown {
  const { text, reasoning } = reply;
  const parts = [
    ...(reasoning ? [thought(reasoning.join(''))] : []),
    ...(text.length ? [{ text: text.join('') }] : []),
    ...calls(reply),
  ];
  return response(parts, reply.finish ?? 'STOP', usageOf(reply));
}

function frames(reply: WireReply): { begin: string[]; end: string[] } {
  const early = reply.usage === false ? null : { trafficType: 'ON_DEMAND' };
  const parts = [...(reply.reasoning ?? []).map(thought), ...reply.text.map((text) => ({ text }))];
  return {
    begin: [
      ...parts.map((part) => sse(response([part], null, early))),
      ...calls(reply).map((call) => sse(response([call], null, early))),
    ],
    end: [sse(response([{ text: '' }], reply.finish ?? 'STOP', usageOf(reply)))],
  };
}

const STATUSES: Record<number, string> = {
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
};

/** https://cloud.google.com/apis/design/errors */
export const googleError = (status: number): Record<string, unknown> => ({
  error: { code: status, message: 'No', status: STATUSES[status] ?? 'INTERNAL' },
});

/** The suite's conversation: all results in one turn, together with what the user says next. */
const CONTENTS = [
  { role: 'user', parts: [{ text: 'How is the weather in Bonn and in Ulm?' }] },
  {
    role: 'model',
    parts: [
      { text: 'I look it up.' },
      { functionCall: { id: 'call_1', name: TOOL.name, args: { city: 'Bonn' } } },
      { functionCall: { id: 'call_2', name: TOOL.name, args: { city: 'Ulm' } } },
    ],
  },
  {
    role: 'user',
    parts: [
      { functionResponse: { id: 'call_1', name: TOOL.name, response: { output: '{"sky":"clear"}' } } },
      { functionResponse: { id: 'call_2', name: TOOL.name, response: { error: 'No station there.' } } },
      { text: 'And tomorrow?' },
    ],
  },
];

const generateContent: Omit<WireFormat, 'name' | 'connection' | 'path'> = {
  platform: 'google',
  interface: 'generate-content',
  streamType: 'text/event-stream',
  headers: { 'x-request-id': 'req_1' },
  sent: {
    model: null,
    system: 'systemInstruction.parts.0.text',
    prompt: 'contents.0.parts.0.text',
    temperature: 'generationConfig.temperature',
    limit: 'generationConfig.maxOutputTokens',
    tool: {
      name: 'tools.0.functionDeclarations.0.name',
      description: 'tools.0.functionDeclarations.0.description',
      parameters: 'tools.0.functionDeclarations.0.parametersJsonSchema',
    },
    schema: 'generationConfig.responseJsonSchema',
    conversation: { at: 'contents', is: CONTENTS },
  },
  complete,
  frames,
  usage: { input: 21, output: 7, cached: 5, cacheWrite: 0, reasoning: 3 },
  model: 'model-1',
  region: null,
  lacks: ['raw-arguments'],
  stopReasons: [
    ['STOP', 'stop'],
    ['MAX_TOKENS', 'length'],
    ['SAFETY', 'content-filter'],
    ['RECITATION', 'content-filter'],
    ['BLOCKLIST', 'content-filter'],
    ['PROHIBITED_CONTENT', 'content-filter'],
    ['SPII', 'content-filter'],
    ['MODEL_ARMOR', 'content-filter'],
    ['IMAGE_SAFETY', 'content-filter'],
    ['LANGUAGE', 'other'],
    ['MALFORMED_FUNCTION_CALL', 'other'],
    ['SOMETHING_NEW', 'other'],
  ],
  error: googleError,
  errorWith200: googleError(429),
  errorFrame: sse(googleError(503)),
  brokenFrame: 'data: {oops\n\n',
  contextTooLong: {
    status: 400,
    body: {
      error: {
        code: 400,
        message: 'The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).',
        status: 'INVALID_ARGUMENT',
      },
    },
  },
};

const verbOf = (streamed: boolean): string =>
  streamed ? 'streamGenerateContent?alt=sse' : 'generateContent';

export const GOOGLE_FORMATS: readonly WireFormat[] = [
  {
    ...generateContent,
    name: 'gemini generate-content',
    connection: (url) => ({ endpoint: `${url}/v1beta`, secret: KEY, region: null }),
    path: (streamed) => `/v1beta/models/model-1:${verbOf(streamed)}`,
  },
  {
    ...generateContent,
    name: 'vertex generate-content',
    connection: (url) => ({ endpoint: url, secret: KEY, region: 'europe-west4' }),
    path: (streamed) => `/v1beta1/publishers/google/models/model-1:${verbOf(streamed)}`,
  },
];
