/** Recordings of our own, made of the contract suite's wire formats: every provider and framing, without anybody's text. */

import type { ModelInterface } from '../../middleware/src/core/provider.ts';
import type { Platform } from '../../middleware/src/core/types.ts';
import type { Frame, WireFormat, WireReply } from '../../middleware/src/providers/contract/wire-format.ts';
import { isStreamed } from './bodies.ts';
import type { RecordedResponse, Recording } from './recording.ts';

const PROVIDERS: Partial<Record<Platform, string>> = {
  openai: 'openai',
  'azure-openai': 'azure-openai',
  anthropic: 'anthropic',
  bedrock: 'aws-bedrock',
  oci: 'oracle-oci',
  mistral: 'mistral',
  deepseek: 'deepseek',
  llama: 'meta-llama-groq',
  ollama: 'ollama',
  cohere: 'cohere',
  'openai-compatible': 'openai-compatible',
};

const APIS: Record<ModelInterface, string> = {
  'chat-completions': 'chat.completions',
  responses: 'responses',
  messages: 'messages',
  'generate-content': 'generateContent',
  interactions: 'interactions',
  converse: 'converse',
  'invoke-model': 'invoke',
  'apply-guardrail': 'applyGuardrail',
  'oci-chat': 'oci.chat',
  'cohere-chat': 'chat',
  'ollama-chat': 'ollama.chat',
};

const TEXT: WireReply = { text: ['Grüße, ', 'Ana: 🙂 ', 'all is', ' done.'] };
const CALLS: WireReply = {
  text: [],
  toolCalls: [
    { id: 'call_1', name: 'look_up', pieces: ['{"id":', '"1","deep":{"a":[1,', '2]}}'] },
    { id: 'call_2', name: 'look_up', pieces: ['{', '}'] },
  ],
};

/** What is recorded of every wire format that can say it. */
export function sampleRecordings(wire: WireFormat): Recording[] {
  const calls = wire.lacks.includes('tools') ? [] : [both(wire, 'tools', CALLS, ['tool-call'])].flat();
  const thoughts = wire.lacks.includes('reasoning')
    ? []
    : both(wire, 'thoughts', { ...TEXT, reasoning: ['Let me ', 'think.'] }, ['reasoning']);
  return [
    ...both(wire, 'text', TEXT, []),
    ...both(wire, 'without-usage', { ...TEXT, usage: false }, []),
    ...thoughts,
    ...calls,
    ...(wire.statusCodes?.[429] === null
      ? []
      : [recording(wire, 'limit', ['error-429'], errorBody(wire, 429))]),
    recording(wire, 'unknown-key', ['error-401'], errorBody(wire, 401)),
    ...brokenStreams(wire),
  ].filter(({ response }) => response.status < 400 || response.body !== null);
}

function both(wire: WireFormat, what: string, reply: WireReply, kind: string[]): Recording[] {
  const { begin, end } = wire.frames(reply);
  return [
    recording(wire, what, kind, {
      status: 200,
      headers: wire.headers,
      framing: 'json',
      body: wire.complete(reply),
    }),
    recording(wire, `${what}-streamed`, [...kind, 'stream'], streamed(wire, [...begin, ...end])),
  ];
}

/** A stream that is cut, and one that an error ends. */
function brokenStreams(wire: WireFormat): Recording[] {
  const { begin } = wire.frames(TEXT);
  const cut = [recording(wire, 'cut', ['stream'], streamed(wire, begin))];
  if (wire.brokenFrame)
    cut.push(recording(wire, 'unreadable', ['stream', 'malformed'], streamed(wire, [wire.brokenFrame])));
  if (!wire.errorFrame) return cut;
  const ended = streamed(wire, [...begin, wire.errorFrame]);
  return [...cut, recording(wire, 'error-inside', ['stream', 'error-in-stream', 'overloaded'], ended)];
}

function errorBody(wire: WireFormat, status: number): RecordedResponse {
  const headers = { ...wire.headers, ...wire.errorHeaders?.(status) };
  return { status, headers, framing: 'json', body: wire.error(status) };
}

function streamed(wire: WireFormat, frames: Frame[]): RecordedResponse {
  const headers = { ...wire.headers, 'content-type': wire.streamType };
  const texts = frames.filter((frame) => typeof frame === 'string');
  if (texts.length === frames.length)
    return { status: 200, headers, framing: 'sse', bodyText: texts.join('') };
  const bytes = Buffer.concat(frames.map((frame) => Buffer.from(frame as Uint8Array)));
  return { status: 200, headers, framing: 'aws-eventstream', bodyBase64: bytes.toString('base64') };
}

function recording(wire: WireFormat, what: string, kind: string[], response: RecordedResponse): Recording {
  return {
    name: `${wire.name.replaceAll(' ', '-')}/${what}`,
    provider: providerOf(wire),
    api: APIS[wire.interface],
    kind,
    request: { path: wire.path(isStreamed(response)), body: { model: 'model-1' } },
    response,
  };
}

function providerOf({ platform, interface: spoken, connection }: WireFormat): string {
  if (platform === 'google') return connection('http://127.0.0.1').region ? 'google-vertex' : 'google-gemini';
  if (platform === 'bedrock' && /chat-completions|responses/.test(spoken))
    return 'aws-bedrock-openai-endpoint';
  return PROVIDERS[platform] ?? platform;
}
