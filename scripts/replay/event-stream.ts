/**
 * Amazon's binary event stream, written and read by own code: the adapter reads it with the SDK's, so neither checks itself.
 * Format: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html
 */

import { crc32 } from 'node:zlib';

export interface StreamMessage {
  /** Header names and values; every value we meet is a string. */
  headers: Record<string, string>;
  payload: Buffer;
}

const STRING = 7;

/** One message: lengths, headers, payload and both checksums. */
export function encodeMessage({ headers, payload }: StreamMessage): Buffer {
  const head = Buffer.concat(
    Object.entries(headers).map(([name, value]) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(Buffer.byteLength(value));
      return Buffer.concat([
        Buffer.from([Buffer.byteLength(name)]),
        Buffer.from(name),
        Buffer.from([STRING]),
        length,
        Buffer.from(value),
      ]);
    }),
  );
  const prelude = Buffer.concat([number(16 + head.length + payload.length), number(head.length)]);
  const start = Buffer.concat([prelude, number(crc32(prelude)), head, payload]);
  return Buffer.concat([start, number(crc32(start))]);
}

/** An event as Bedrock sends it: its name in a header, its JSON as the payload. */
export function encodeEvent(name: string, payload: unknown): Buffer {
  return encodeMessage({
    headers: {
      ':message-type': 'event',
      ':event-type': name,
      ':content-type': 'application/json',
    },
    payload: Buffer.from(JSON.stringify(payload)),
  });
}

/** The messages of a stream up to the first that was cut or does not match its checksums; `whole` when there is none. */
export function decodeMessages(bytes: Buffer): { messages: StreamMessage[]; whole: boolean } {
  const messages: StreamMessage[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = at + 12 <= bytes.length ? bytes.readUInt32BE(at) : 0;
    const end = at + length - 4;
    const intact =
      length >= 16 && end + 4 <= bytes.length && crc32(bytes.subarray(at, end)) === bytes.readUInt32BE(end);
    if (!intact) return { messages, whole: false };
    const payloadAt = at + 12 + bytes.readUInt32BE(at + 4);
    messages.push({
      headers: decodeHeaders(bytes.subarray(at + 12, payloadAt)),
      payload: bytes.subarray(payloadAt, end),
    });
    at += length;
  }
  return { messages, whole: true };
}

function decodeHeaders(bytes: Buffer): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < bytes.length;) {
    const nameEnd = at + 1 + bytes[at]!;
    const name = bytes.toString('utf8', at + 1, nameEnd);
    if (bytes[nameEnd] !== STRING) throw new Error('a header is no string');
    const valueEnd = nameEnd + 3 + bytes.readUInt16BE(nameEnd + 1);
    headers[name] = bytes.toString('utf8', nameEnd + 3, valueEnd);
    at = valueEnd;
  }
  return headers;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
