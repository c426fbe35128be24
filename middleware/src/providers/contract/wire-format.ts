/** What the contract suite must know of a wire format. The rows stand in `wire-fixtures-*.ts`, written by us in the documented shapes. */

import type { ProviderErrorCode } from '../../core/provider-error.ts';
import type { FinishReason, ModelConnection, ModelInterface } from '../../core/provider.ts';
import type { Platform } from '../../core/types.ts';

/** One piece of a body: text, or bytes where the format is binary. */
export type Frame = string | Uint8Array;

/** A reply as the suite wants to see it on the wire. What is not said is absent. */
export interface WireReply {
  /** Pieces of the answer; a complete reply holds them joined. */
  text: string[];
  reasoning?: string[];
  /** In the order of the calls. The argument pieces joined are what the model wrote. */
  toolCalls?: { id: string; name: string; pieces: string[] }[];
  /** The provider's own word; without it the one for a plain end (or for tool calls, when there are some). */
  finish?: string;
  /** False: a reply without usage. */
  usage?: false;
}

/** Where things stand in the body that was sent: paths such as `messages.0.content`; null where they are not in the body. */
export interface SentPlaces {
  model: string | null;
  system: string;
  prompt: string;
  temperature: string;
  limit: string;
  /** Name, description and parameters of the first tool; the latter null where they are no JSON schema. */
  tool: { name: string; description: string; parameters: string | null } | null;
  /** The JSON schema of the answer, where the format has a place for it. */
  schema: string | null;
  /** The whole conversation of `CONVERSATION` (contract-harness.ts): where it stands, and exactly how. */
  conversation: { at: string; is: unknown } | null;
}

/**
 * What a format cannot say. `tool-ids`: calls come without an id; `raw-arguments`: arguments are JSON values, never text;
 * `ids`: no request id; `tool-choice`: one certain tool cannot be demanded otherwise than by leaving out the others.
 */
export type Lack =
  'reasoning' | 'tools' | 'streamed-tools' | 'tool-ids' | 'raw-arguments' | 'ids' | 'tool-choice';

/** One wire format of one platform. */
export interface WireFormat {
  /** As the tests are named; unique. */
  name: string;
  platform: Platform;
  interface: ModelInterface;
  /** The connection to a server at this address. */
  connection(url: string): Pick<ModelConnection, 'endpoint' | 'secret' | 'region'> & {
    /** Where the id of the model chooses the body. */
    technology?: string;
  };
  /** True when these headers and this path prove who is calling; by default a header holds the secret. */
  authenticated?(headers: Record<string, unknown>, path: string): boolean;
  /** Path that must be asked, streamed or not. */
  path(streamed: boolean): string;
  /** Headers of each response: content type of a stream, request id `req_1`, and what else the adapter reads. */
  streamType: string;
  headers: Record<string, string>;
  sent: SentPlaces;
  /** A complete reply as a JSON body. Its usage is USAGE, its model `model-1` where the format reports one. */
  complete(reply: WireReply): unknown;
  /** The same streamed: `begin` up to and with the last piece, `end` what closes it (finish, usage, end mark). */
  frames(reply: WireReply): { begin: Frame[]; end: Frame[] };
  /** What the usage of every such reply must be read as. */
  usage: { input: number; output: number; cached: number; cacheWrite: number; reasoning: number };
  /** What must be read from every such reply, where the format reports it. */
  model: string | null;
  region: string | null;
  /** The id of a reply where its body has one and the headers have none. */
  replyId?: string;
  /** What the format cannot say; then the suite leaves it out. */
  lacks: Lack[];
  stopReasons: [raw: string, unified: FinishReason][];
  error(status: number): unknown;
  /** Headers that come with an error besides `headers` (AWS names its exceptions there). */
  errorHeaders?(status: number): Record<string, string>;
  /** Where a status means something else than with the others: our code, or null where the provider never sends it. */
  statusCodes?: Partial<Record<number, ProviderErrorCode | null>>;
  /** A rate limit as an error body with status 200; null where the provider never does that. */
  errorWith200: unknown;
  /** An error that arrives inside a stream that had begun, meaning "overloaded"; null where that cannot happen. */
  errorFrame: Frame | null;
  /** A frame in the place of the first that cannot be read; null where nothing is unreadable. */
  brokenFrame: Frame | null;
  contextTooLong: { status: number; body: unknown };
}

/** A frame of an event stream (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export const sse = (data: unknown, event?: string): string =>
  `${event ? `event: ${event}\n` : ''}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

/** What stands at a path such as `messages.0.content`; undefined where nothing does. */
export function placeIn(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], body);
}
