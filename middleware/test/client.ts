/** An answer of the service; `body` is its JSON. */
export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, any>;
}

export interface Client {
  get(path: string): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  delete(path: string): Promise<Answer>;
}

/** Calls the service over HTTP with whatever `token` gives each time. */
export function createClient(url: () => string, token: () => Promise<string | null>): Client {
  const send = async (
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Answer> => {
    const bearer = await token();
    const headers = new Headers({ ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...more });
    if (body !== undefined) headers.set('content-type', 'application/json');
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const response = await fetch(url() + path, { method, headers, body: body === undefined ? null : text });
    const answer = (await response.text()) || '{}';
    return {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(answer) as Answer['body'],
    };
  };
  return {
    get: (path) => send('GET', path),
    post: (path, body, headers) => send('POST', path, body, headers),
    put: (path, body) => send('PUT', path, body),
    delete: (path) => send('DELETE', path),
  };
}

export interface SseEvent {
  id: number | null;
  event: string;
  data: any;
}

/** Reads a stream of server-sent events, until its end or until `enough` says so. Throws the answer when refused. */
export async function readEvents(
  url: string,
  ticket: string,
  options: {
    headers?: Record<string, string>;
    /** Sends this with POST instead of asking with GET. */
    body?: object;
    enough?: (event: SseEvent) => boolean;
  } = {},
): Promise<SseEvent[]> {
  const headers = { authorization: `Bearer ${ticket}`, ...options.headers };
  const post = { method: 'POST', body: JSON.stringify(options.body) };
  const response = await fetch(url, { headers, ...(options.body ? post : {}) });
  if (!response.ok)
    throw Object.assign(new Error('refused'), { status: response.status, body: await response.json() });
  const events: SseEvent[] = [];
  let rest = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    rest += chunk;
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const event = parse(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (!event) continue;
      events.push(event);
      if (options.enough?.(event)) return events;
    }
  }
  return events;
}

function parse(block: string): SseEvent | null {
  const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
  const data = field('data');
  return data === undefined
    ? null
    : { id: Number(field('id')) || null, event: field('event') ?? '', data: JSON.parse(data) };
}
