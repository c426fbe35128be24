/**
 * Follows one run from the press of the button to its end: starts it, reads its events as they come, reconnects with a fresh
 * ticket where the stream broke, and asks for the state again and again when the browser cannot reach the middleware at all.
 * Everything outside comes through `RunPorts`, so a test can play any failure.
 */
import { readRunEvents } from 'c/runEvents';
import type { RunEvent } from 'c/runEvents';
import { describeError } from 'c/errorMessage';
import { hasEnded } from 'c/runView';
import type { RunAccess, RunError, RunView, SentView, StartedRun } from 'c/runView';

export interface RunPorts {
  start(): Promise<StartedRun>;
  get(runId: string): Promise<RunView>;
  ticket(runId: string): Promise<RunAccess>;
  cancel(runId: string): Promise<RunView>;
  /** Opens the event stream; rejects or answers not-ok when the browser route does not work. */
  open: typeof fetch;
  /** Resolves after `milliseconds`. */
  wait(milliseconds: number): Promise<void>;
}

/** `reading`: queued or reading and masking the record; `asking`: the masked prompt left; `writing`: text arrives. */
export type RunPhase = 'starting' | 'reading' | 'asking' | 'writing' | 'ended';

export interface RunProgress {
  phase: RunPhase;
  runId: string | null;
  text: string;
  sent: SentView | null;
  /** The final state, once it is known. */
  view: RunView | null;
  /** Why the run could not be started or followed; a run that failed says so in `view.error`. */
  error: RunError | null;
  stopping: boolean;
}

export interface RunClient {
  start(): Promise<void>;
  /** Follows a run that is already going on: after a reload, or one that was started elsewhere. */
  resume(runId: string): Promise<void>;
  stop(): Promise<void>;
  /** Stops listening; the run itself goes on and its answer can be read later. */
  dispose(): void;
}

const STREAM_ATTEMPTS = 2;
// A stream that keeps breaking is no better than polling.
const MOST_CONNECTIONS = 12;
const RECONNECT_MS = 400;
const FIRST_POLL_MS = 700;
const LONGEST_POLL_MS = 5000;
const POLL_FAILURES = 4;

/** One client per run. `onChange` gets a new snapshot whenever something changed; after `dispose` nothing more. */
export function createRunClient(ports: RunPorts, onChange: (progress: RunProgress) => void): RunClient {
  const abort = new AbortController();
  let lastEventId = '';
  let progress: RunProgress = {
    phase: 'starting',
    runId: null,
    text: '',
    sent: null,
    view: null,
    error: null,
    stopping: false,
  };

  const over = () => abort.signal.aborted || progress.phase === 'ended';

  function change(patch: Partial<RunProgress>): void {
    if (!over()) {
      progress = { ...progress, ...patch };
      onChange(progress);
    }
  }

  function finish(view: RunView): void {
    change({ phase: 'ended', runId: view.runId, view, sent: view.sent ?? progress.sent, stopping: false });
    abort.abort();
  }

  function fail(error: unknown): void {
    change({ phase: 'ended', error: describeError(error), stopping: false });
    abort.abort();
  }

  function apply(event: RunEvent): void {
    lastEventId = event.id || lastEventId;
    if (event.kind === 'sent') {
      change({ sent: event.sent, phase: progress.text ? 'writing' : 'asking' });
    } else if (event.kind === 'text') {
      change({ text: progress.text + event.text, phase: 'writing' });
    } else if (event.kind === 'ended') {
      finish(event.view);
    }
  }

  /** Reads until the stream closes; true when at least one event came. */
  async function readOnce(access: RunAccess): Promise<boolean> {
    let heard = false;
    const request = { url: access.eventsUrl, ticket: access.ticket, lastEventId, signal: abort.signal };
    try {
      await readRunEvents(ports.open, request, (event) => {
        heard = true;
        apply(event);
      });
    } catch {
      // Unreachable, refused or cut: all are answered the same way, by the next attempt or by polling.
    }
    return heard;
  }

  async function follow(runId: string, first: RunAccess | null): Promise<void> {
    let access = first;
    let attempts = 0;
    /* eslint-disable no-await-in-loop -- one connection after the other is the point */
    for (let opened = 0; !over() && attempts < STREAM_ATTEMPTS && opened < MOST_CONNECTIONS; opened += 1) {
      attempts += 1;
      try {
        access ??= await ports.ticket(runId);
      } catch {
        break;
      }
      if (await readOnce(access)) {
        attempts = 0;
      }
      access = null;
      if (!over()) {
        await ports.wait(RECONNECT_MS);
      }
    }
    /* eslint-enable no-await-in-loop */
    await poll(runId);
  }

  async function poll(runId: string): Promise<void> {
    let pause = FIRST_POLL_MS;
    let failures = 0;
    /* eslint-disable no-await-in-loop -- one question after the other, with a growing pause */
    while (!over()) {
      try {
        show(await ports.get(runId));
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures >= POLL_FAILURES || !describeError(error).retryable) {
          fail(error);
        }
      }
      if (!over()) {
        await ports.wait(pause);
        pause = Math.min(pause * 1.5, LONGEST_POLL_MS);
      }
    }
    /* eslint-enable no-await-in-loop */
  }

  function show(view: RunView): void {
    if (hasEnded(view.status)) {
      finish(view);
      return;
    }
    const text = view.partial ?? progress.text;
    const phase = text ? 'writing' : view.sent ? 'asking' : 'reading';
    change({ text, phase, sent: view.sent ?? progress.sent });
  }

  async function stop(): Promise<void> {
    if (over() || progress.stopping) {
      return;
    }
    change({ stopping: true });
    if (progress.runId) {
      await cancel(progress.runId);
    }
  }

  async function cancel(runId: string): Promise<void> {
    try {
      finish(await ports.cancel(runId));
    } catch (error) {
      change({ stopping: false, error: describeError(error) });
    }
  }

  return {
    async start() {
      onChange(progress);
      try {
        const run = await ports.start();
        change({ runId: run.runId, phase: 'reading' });
        // Stop may have been pressed before the run had a name.
        await Promise.all([follow(run.runId, run), progress.stopping ? cancel(run.runId) : null]);
      } catch (error) {
        fail(error);
      }
    },
    async resume(runId) {
      change({ runId, phase: 'reading' });
      await follow(runId, null);
    },
    stop,
    dispose: () => abort.abort(),
  };
}
