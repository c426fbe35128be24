/** Bodies that arrive in lines, read as their bytes come: event streams and JSON lines. */

type Body = AsyncIterable<Uint8Array>;

/** One message of an event stream. */
export interface StreamMessage {
  event: string | null;
  /** Parsed JSON. */
  data: unknown;
}

/**
 * Lines without their ends. Only what is new is searched: a megabyte without an end of line costs no more than one with.
 * The last line comes even when nothing ends it.
 */
export async function* linesOf(body: Body): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const text = decoder.decode(chunk, { stream: true });
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      yield withoutReturn(rest + text.slice(from, end));
      rest = '';
      from = end + 1;
    }
    rest += text.slice(from);
  }
  rest += decoder.decode();
  if (rest !== '') yield withoutReturn(rest);
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line);

/**
 * Messages of an event stream (https://html.spec.whatwg.org/multipage/server-sent-events.html) whose data is JSON; ends at
 * `[DONE]`. Throws a SyntaxError for data that is none.
 */
export async function* messagesOf(body: Body): AsyncGenerator<StreamMessage> {
  let event: string | null = null;
  let data: string[] = [];
  for await (const line of endedByBlank(body)) {
    if (line.startsWith('event:')) event = line.slice(6).trim();
    if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
    if (line !== '') continue;
    if (data.join('') === '[DONE]') return;
    if (data.length > 0) yield { event, data: JSON.parse(data.join('\n')) as unknown };
    event = null;
    data = [];
  }
}

/** Some servers close without the blank line that ends the last message. */
async function* endedByBlank(body: Body): AsyncGenerator<string> {
  yield* linesOf(body);
  yield '';
}

/** A JSON value per line (https://github.com/ndjson/ndjson-spec). Throws a SyntaxError for a line that is none. */
export async function* jsonLinesOf(body: Body): AsyncGenerator<unknown> {
  for await (const line of linesOf(body)) {
    if (line.trim() !== '') yield JSON.parse(line) as unknown;
  }
}
