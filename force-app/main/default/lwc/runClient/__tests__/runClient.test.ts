import { RunClient } from 'c/runClient';
import type { RunPorts, RunProgress } from 'c/runClient';
import { eventText, failedRun, runView, SENT, streamOf } from 'test/runs';

const ACCESS = { ticket: 'T1', eventsUrl: 'https://gateway.example/v1/runs/run-1/events' };
const unreachable = () => Promise.reject(new TypeError('Failed to fetch'));

/** Ports that play a script: `streams` are the answers of the browser route in order, `views` those of Apex. */
function setUp({ streams = [] as (() => Promise<Response>)[], views = [] as unknown[] } = {}) {
  const calls: string[] = [];
  const waits: number[] = [];
  const requests: Record<string, string>[] = [];
  const called = (name: string) => calls.push(name);
  const next = async <T>(name: string, list: unknown[]) => {
    called(name);
    const value = list.shift();
    if (value instanceof Error) {
      throw value;
    }
    return value as T;
  };
  const ports: RunPorts = {
    start: async () => ({ runId: 'run-1', status: 'queued', traceId: 'trace-1', ...ACCESS }),
    get: () => next('get', views),
    ticket: async () => ({ ...ACCESS, ticket: `T${called('ticket') + 1}` }),
    cancel: () => next('cancel', [runView({ status: 'cancelled', answer: null, partial: 'so far' })]),
    open: (_address, options) => {
      requests.push(options?.headers as Record<string, string>);
      return (streams.shift() ?? unreachable)();
    },
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
  };
  const seen: RunProgress[] = [];
  const client = new RunClient(ports, (progress) => seen.push(progress));
  return { client, ports, seen, calls, waits, requests, last: () => seen.at(-1) as RunProgress };
}

const stream =
  (...chunks: (string | Error)[]) =>
  () =>
    Promise.resolve(streamOf(chunks));

describe('run client', () => {
  it('shows the answer as it is written and ends with the final state', async () => {
    const { client, seen, last, requests, calls } = setUp({
      streams: [
        stream(
          eventText(1, 'status', { status: 'running' }),
          eventText(2, 'sent', SENT) + eventText(3, 'text', { text: 'The ' }),
          eventText(4, 'text', { text: 'answer' }) + eventText(5, 'answered', runView()),
        ),
      ],
    });
    await client.start();
    expect(seen.map(({ phase }) => phase)).toEqual([
      'starting',
      'reading',
      'asking',
      'writing',
      'writing',
      'ended',
    ]);
    expect(seen.map(({ text }) => text).slice(3)).toEqual(['The ', 'The answer', 'The answer']);
    expect(last().view).toEqual(runView());
    expect(requests).toEqual([{ Accept: 'text/event-stream', Authorization: 'Bearer T1' }]);
    expect(calls).toEqual([]);
  });

  it('reconnects with a fresh ticket after the last event it has seen, and shows nothing twice', async () => {
    const { client, last, requests } = setUp({
      streams: [
        stream(eventText(1, 'text', { text: 'one ' }), new TypeError('network error')),
        stream(
          eventText(1, 'text', { text: 'one ' }) +
            eventText(2, 'text', { text: 'two' }) +
            eventText(3, 'answered', runView()),
        ),
      ],
    });
    await client.start();
    expect(last().text).toBe('one two');
    expect(requests[1]).toEqual({
      Accept: 'text/event-stream',
      Authorization: 'Bearer T2',
      'Last-Event-ID': '1',
    });
  });

  it('asks through Apex, less and less often, when the browser cannot reach the middleware', async () => {
    const running = runView({ status: 'running', answer: null, partial: 'half', sent: null });
    const { client, seen, last, calls, waits } = setUp({ views: [running, running, running, runView()] });
    await client.start();
    expect(calls).toEqual(['ticket', 'get', 'get', 'get', 'get']);
    expect(seen.some(({ text, phase }) => text === 'half' && phase === 'writing')).toBe(true);
    expect(last().view?.status).toBe('answered');
    const pauses = waits.slice(-3);
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
    expect(pauses[0]).toBeLessThan(pauses[2] as number);
  });

  it('treats a refused stream like an unreachable one', async () => {
    const refused = () => Promise.resolve(streamOf([], 403));
    const { client, last, calls } = setUp({ streams: [refused, refused], views: [runView()] });
    await client.start();
    expect(calls).toEqual(['ticket', 'get']);
    expect(last().view?.status).toBe('answered');
  });

  it('gives up on a stream that keeps breaking', async () => {
    let id = 0;
    const streams = Array.from({ length: 50 }, () => stream(eventText((id += 1), 'text', { text: '.' })));
    const { client, requests, last } = setUp({ streams, views: [runView()] });
    await client.start();
    expect(requests.length).toBeLessThan(20);
    expect(last().phase).toBe('ended');
  });

  it('keeps asking over a passing failure and stops at a lasting one', async () => {
    const busy = new Error(
      JSON.stringify({ code: 'GATEWAY_UNREACHABLE', message: 'm', hint: 'h', retryable: true }),
    );
    const passing = setUp({ views: [busy, busy, runView()] });
    await passing.client.start();
    expect(passing.last().view?.status).toBe('answered');

    const lasting = setUp({
      views: [
        new Error(JSON.stringify({ code: 'RUN_NOT_FOUND', message: 'm', hint: 'h', retryable: false })),
      ],
    });
    await lasting.client.start();
    expect(lasting.last().error?.code).toBe('RUN_NOT_FOUND');

    const down = setUp({ views: Array.from({ length: 14 }, () => busy) });
    await down.client.start();
    expect(down.last()).toMatchObject({ phase: 'ended', error: { code: 'GATEWAY_UNREACHABLE' } });
  });

  it('says why a run could not start', async () => {
    const { client, ports, last } = setUp();
    ports.start = () =>
      Promise.reject({ body: { message: '{"code":"PROMPT_NOT_FOUND","message":"m","hint":"h"}' } });
    await client.start();
    expect(last()).toMatchObject({
      phase: 'ended',
      runId: null,
      error: { code: 'PROMPT_NOT_FOUND', retryable: false },
    });
  });

  it('hands on a run that failed', async () => {
    const { client, last } = setUp({ streams: [stream(eventText(1, 'failed', failedRun()))] });
    await client.start();
    expect(last().view?.error?.code).toBe('MODEL_TIMEOUT');
    expect(last().error).toBeNull();
  });

  it('stops a run, and keeps what was written', async () => {
    const { client, ports, last, calls } = setUp();
    ports.open = () => new Promise(() => {});
    client.start();
    await Promise.resolve();
    await Promise.resolve();
    await client.stop();
    await client.stop();
    expect(calls).toEqual(['cancel']);
    expect(last()).toMatchObject({
      phase: 'ended',
      stopping: false,
      view: { status: 'cancelled', partial: 'so far' },
    });
  });

  it('remembers a stop that came before the run had a name', async () => {
    const { client, last, calls } = setUp({ streams: [() => new Promise(() => {})] });
    const started = client.start();
    client.stop();
    await Promise.race([started, new Promise((resolve) => setTimeout(resolve, 20))]);
    expect(calls).toEqual(['cancel']);
    expect(last().view?.status).toBe('cancelled');
  });

  it('goes on when stopping fails, and says so', async () => {
    const { client, ports, last } = setUp({ streams: [() => new Promise(() => {})] });
    ports.cancel = () => Promise.reject(new Error('{"code":"GATEWAY_UNREACHABLE","message":"m","hint":"h"}'));
    client.start();
    await Promise.resolve();
    await Promise.resolve();
    await client.stop();
    expect(last()).toMatchObject({
      phase: 'reading',
      stopping: false,
      error: { code: 'GATEWAY_UNREACHABLE' },
    });
  });

  it('follows a run that was started elsewhere', async () => {
    const { client, last, calls, requests } = setUp({
      streams: [stream(eventText(9, 'answered', runView()))],
    });
    await client.resume('run-1');
    expect(calls).toEqual(['ticket']);
    expect(requests).toHaveLength(1);
    expect(last().view?.status).toBe('answered');
  });

  it('is silent after it was disposed of', async () => {
    const { client, ports, seen } = setUp({ views: [runView()] });
    const get = ports.get;
    ports.get = (runId) => {
      client.dispose();
      return get(runId);
    };
    await client.start();
    expect(seen.at(-1)?.phase).toBe('reading');
  });

  it('does not believe an event that is not what it says', async () => {
    const { client, last } = setUp({
      streams: [stream('event: answered\ndata: <html>\n\n')],
      views: [runView()],
    });
    await client.start();
    expect(last().view?.status).toBe('answered');
  });
});
