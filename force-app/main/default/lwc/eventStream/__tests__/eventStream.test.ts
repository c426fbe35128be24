import { createEventParser } from 'c/eventStream';
import type { StreamEvent } from 'c/eventStream';

const bytes = (text: string) => new TextEncoder().encode(text);

function parseInPieces(text: string, size: number): StreamEvent[] {
  const parser = createEventParser();
  const all = bytes(text);
  const events: StreamEvent[] = [];
  for (let at = 0; at < all.length; at += size) {
    events.push(...parser.push(all.slice(at, at + size)));
  }
  return events;
}

const STREAM = [
  ': heartbeat\n\n',
  'id: 1\nevent: status\ndata: {"status":"running"}\n\n',
  'id: 2\r\nevent: text\r\ndata: Zoë — 株式会社\r\n\r\n',
  'id: 3\revent: text\rdata: first\rdata:second\r\r',
  'data:no name\n\n',
  'retry: 10\nid: 4\n\n',
  'event: text\ndata: cut off',
].join('');

const EXPECTED = [
  { id: '1', event: 'status', data: '{"status":"running"}' },
  { id: '2', event: 'text', data: 'Zoë — 株式会社' },
  { id: '3', event: 'text', data: 'first\nsecond' },
  { id: '3', event: 'message', data: 'no name' },
];

describe('event stream', () => {
  it('gives the same events however the bytes are cut', () => {
    for (let size = 1; size <= bytes(STREAM).length; size += 1) {
      expect(parseInPieces(STREAM, size)).toEqual(EXPECTED);
    }
  });

  it('keeps the spaces of the data but for the one after the colon', () => {
    expect(parseInPieces('data:   two\n\n', 3)).toEqual([{ id: '', event: 'message', data: '  two' }]);
  });

  it('ignores an id with a null character', () => {
    expect(parseInPieces('id: a\0b\ndata: x\n\n', 99)).toEqual([{ id: '', event: 'message', data: 'x' }]);
  });
});
