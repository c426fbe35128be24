/** What a recorded body is on the wire, and the JSON values that are in it. */

import { decodeMessages, encodeEvent } from './event-stream.ts';
import type { RecordedResponse } from './recording.ts';

/** The bytes the provider sent. Lines are framed as the content type says. */
export function bytesOf(response: RecordedResponse): Buffer {
  if (response.bodyText !== undefined) return Buffer.from(response.bodyText);
  if (response.bodyBase64 !== undefined) return Buffer.from(response.bodyBase64, 'base64');
  if (response.bodyLines === undefined) return Buffer.from(JSON.stringify(response.body));
  return framed(response.bodyLines, contentType(response));
}

/** The recorded content type, else the one that belongs to the framing. */
export function contentType({ headers, framing }: RecordedResponse): string {
  const named = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type');
  if (named) return named[1];
  if (framing.includes('eventstream')) return 'application/vnd.amazon.eventstream';
  if (framing === 'ndjson') return 'application/x-ndjson';
  return framing === 'sse' ? 'text/event-stream' : 'application/json';
}

/** True when the body is a series of values that arrive one after the other. */
export function isStreamed(response: RecordedResponse): boolean {
  return (
    'bodyBase64' in response || 'bodyLines' in response || /event-?stream|ndjson/.test(contentType(response))
  );
}

function framed(lines: unknown[], type: string): Buffer {
  const values = lines.map((line) => (typeof line === 'string' ? (JSON.parse(line) as unknown) : line));
  if (type.includes('amazon.eventstream')) {
    return Buffer.concat(
      values.flatMap((value) =>
        Object.entries(value as object).map(([name, payload]) => encodeEvent(name, payload)),
      ),
    );
  }
  const asText = values.map((value) => JSON.stringify(value));
  return Buffer.from(
    type.includes('text/event-stream')
      ? asText.map((text) => `data: ${text}\n\n`).join('')
      : `${asText.join('\n')}\n`,
  );
}

/** The JSON values of a body in the order they arrive. `whole` is false when it was cut, or holds what cannot be read. */
export interface Values {
  values: unknown[];
  whole: boolean;
}

/**
 * What a body holds. An event of Amazon's stream is an object with its name as the only key, `{error: …}` for an exception.
 */
export function valuesOf(response: RecordedResponse): Values {
  const bytes = bytesOf(response);
  const type = contentType(response);
  if (type.includes('amazon.eventstream')) {
    const { messages, whole } = decodeMessages(bytes);
    return { values: messages.map(eventOf), whole };
  }
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (type.includes('text/event-stream') || /^(?:data|event|id|:)/.test(text))
    return parsedAll(sseData(text));
  const one = parsed(text);
  if (one !== undefined) return { values: Array.isArray(one) ? one : [one], whole: true };
  return parsedAll(text.split('\n').filter((line) => line.trim() !== ''));
}

function parsedAll(texts: string[]): Values {
  const values = texts.map(parsed);
  const unread = values.indexOf(undefined);
  return unread < 0 ? { values, whole: true } : { values: values.slice(0, unread), whole: false };
}

/** Bedrock's own events are JSON; what a model streams through InvokeModel stands in it as base64. */
function eventOf({ headers, payload }: { headers: Record<string, string>; payload: Buffer }): unknown {
  const value = parsed(payload.toString('utf8')) ?? {};
  const exception = headers[':exception-type'] ?? headers[':error-code'];
  if (exception) return { error: { type: exception, ...(value as object) } };
  const { bytes } = value as { bytes?: unknown };
  if (typeof bytes === 'string') return parsed(Buffer.from(bytes, 'base64').toString('utf8'));
  return { [headers[':event-type'] ?? 'unknown']: value };
}

function sseData(text: string): string[] {
  return text
    .split(/\r?\n\r?\n|\r\r/)
    .map((event) =>
      event
        .split(/\r?\n|\r/)
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice('data:'.length).replace(/^ /, ''))
        .join('\n'),
    )
    .filter((data) => data !== '' && data !== '[DONE]');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
