/** Asks the real adapter for what was recorded, over the socket, with a neutral request. */

import { ProviderError } from '../../middleware/src/core/provider-error.ts';
import type {
  LoadProvider,
  ModelMessage,
  ModelReply,
  ModelRequest,
  ToolDefinition,
} from '../../middleware/src/core/provider.ts';
import { isStreamed } from './bodies.ts';
import type { Reading } from './reading.ts';
import type { Recording } from './recording.ts';
import type { RecordingServer } from './recording-server.ts';
import type { Route } from './routes.ts';

/** The last user turn of every replayed request: none of it may be found in an error. */
export const PROMPT = 'The replayed question, which no error may repeat.';
const IDLE_MS = 10_000;

/** How a call ended. `pieces` are the texts that were streamed. */
export type Outcome = { pieces: string[] } & ({ reply: ModelReply } | { error: unknown });

/** Asks once. The server answers with the recording already. */
export async function askAdapter(
  recording: Recording,
  route: Route,
  reading: Reading,
  server: RecordingServer,
  loadProvider: LoadProvider,
): Promise<Outcome> {
  const pieces: string[] = [];
  let reply: ModelReply | null = null;
  try {
    const provider = await loadProvider(route.platform);
    const options = {
      signal: AbortSignal.timeout(IDLE_MS * 3),
      idleTimeoutMs: IDLE_MS,
      development: true,
    };
    for await (const event of provider.invoke(
      requestFor(recording, reading),
      route.connection(server.url),
      options,
    )) {
      if (reply) throw new Error('the adapter went on after its reply');
      if (event.type === 'text') pieces.push(event.text);
      else reply = event.reply;
    }
  } catch (error) {
    return { pieces, error };
  }
  return reply ? { pieces, reply } : { pieces, error: new Error('the adapter gave no reply') };
}

/** True when the call that was recorded was a streamed one. */
export function asksForStream({ api, kind, request, response }: Recording): boolean {
  return (
    isStreamed(response) ||
    api.endsWith('.stream') ||
    kind.includes('stream') ||
    /stream/i.test(request?.path ?? '')
  );
}

/** A request of the same kind as the recorded one: with its tools, with a schema, with a turn of tool results. */
function requestFor(recording: Recording, reading: Reading): ModelRequest {
  const has = (word: string): boolean => recording.kind.includes(word);
  const names = new Set(reading.calls.map(({ name }) => name).filter(Boolean));
  if (names.size === 0 && (has('tool-call') || has('tool-result-in-request'))) names.add('look_up');
  const tools = [...names].map(toolNamed);
  return {
    system: 'Be brief.',
    messages: has('tool-result-in-request')
      ? afterToolCall(tools[0]!.name)
      : [{ role: 'user', content: PROMPT }],
    tools,
    toolChoice: 'auto',
    output: has('structured')
      ? {
          name: 'answer',
          schema: { type: 'object', properties: { answer: { type: 'string' } }, required: ['answer'] },
        }
      : null,
    temperature: null,
    topP: null,
    maxTokens: 512,
    stream: asksForStream(recording),
  };
}

const toolNamed = (name: string): ToolDefinition => ({
  name,
  description: 'Looks something up.',
  parameters: { type: 'object', properties: { id: { type: 'string' } } },
});

function afterToolCall(name: string): ModelMessage[] {
  const call = { id: 'call_1', name, arguments: { id: '1' }, argumentsText: '{"id":"1"}' };
  return [
    { role: 'user', content: PROMPT },
    { role: 'assistant', text: '', toolCalls: [call] },
    { role: 'tool', results: [{ callId: 'call_1', name, content: '{"found":true}', isError: false }] },
  ];
}

/** What an error says to anyone who looks at it, its cause included. */
export function everythingOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : everythingOf(error.cause);
  const facts = error instanceof ProviderError ? JSON.stringify(error) : '';
  return `${error.message} ${error.stack ?? ''} ${facts} ${cause}`;
}
