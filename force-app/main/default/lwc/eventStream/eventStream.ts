/**
 * Reads `text/event-stream` (WHATWG HTML, 9.2 "Server-sent events") from chunks of bytes, however they were cut:
 * inside a character, inside a line, between the two halves of CRLF.
 */

export interface StreamEvent {
  /** The last `id:` seen so far, '' before the first. */
  id: string;
  event: string;
  data: string;
}

interface OpenEvent {
  id: string;
  event: string;
  data: string[];
}

/** A parser for one response. `push` returns the events a chunk completes; an event cut off by the end is dropped. */
export function createEventParser(): { push(bytes: Uint8Array): StreamEvent[] } {
  const decoder = new TextDecoder('utf-8');
  const open: OpenEvent = { id: '', event: '', data: [] };
  let rest = '';
  return {
    push(bytes) {
      rest += decoder.decode(bytes, { stream: true });
      const { lines, remainder } = cutLines(rest);
      rest = remainder;
      return lines.flatMap((line) => takeLine(open, line));
    },
  };
}

/** Complete lines of `text`. A CR at the very end stays in the remainder: its LF may be in the next chunk. */
function cutLines(text: string): { lines: string[]; remainder: string } {
  const heldBack = text.endsWith('\r') ? '\r' : '';
  const lines = text.slice(0, text.length - heldBack.length).split(/\r\n|\r|\n/);
  const last = lines.pop() ?? '';
  return { lines, remainder: last + heldBack };
}

function takeLine(open: OpenEvent, line: string): StreamEvent[] {
  if (line === '') {
    return dispatch(open);
  }
  const colon = line.indexOf(':');
  const field = colon < 0 ? line : line.slice(0, colon);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (field === 'data') {
    open.data.push(value);
  } else if (field === 'event') {
    open.event = value;
  } else if (field === 'id' && !value.includes('\0')) {
    open.id = value;
  }
  // An empty field name is a comment (the heartbeat); unknown fields are ignored, as the standard says.
  return [];
}

function dispatch(open: OpenEvent): StreamEvent[] {
  const { id, event, data } = open;
  open.event = '';
  open.data = [];
  return data.length ? [{ id, event: event || 'message', data: data.join('\n') }] : [];
}
