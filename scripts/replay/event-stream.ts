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

/** Every message of a stream. Throws when it was cut or does not match its checksums. */
export function decodeMessages(bytes: Buffer): StreamMessage[] {
  const messages: StreamMessage[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = at + 12 <= bytes.length ? bytes.readUInt32BE(at) : 0;
    if (length < 16 || at + length > bytes.length) throw new Error('the event stream was cut');
    const headerLength = bytes.readUInt32BE(at + 4);
    const end = at + length - 4;
    if (crc32(bytes.subarray(at, end)) !== bytes.readUInt32BE(end)) throw new Error('a checksum is wrong');
    const payloadAt = at + 12 + headerLength;
    messages.push({
      headers: decodeHeaders(bytes.subarray(at + 12, payloadAt)),
      payload: bytes.subarray(payloadAt, end),
    });
    at += length;
  }
  return messages;
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
