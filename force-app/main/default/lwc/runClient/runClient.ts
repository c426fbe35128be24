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

const STREAM_ATTEMPTS = 2;
// A stream that keeps breaking is no better than polling.
const MOST_CONNECTIONS = 12;
const RECONNECT_MS = 400;
const FIRST_POLL_MS = 700;
const LONGEST_POLL_MS = 5000;
// About a minute: a service that is restarted, or another process that takes over, is back by then.
const POLL_FAILURES = 14;

const BEGINNING: RunProgress = {
  phase: 'starting',
  runId: null,
  text: '',
  sent: null,
  view: null,
  error: null,
  stopping: false,
};

/** One client per run. `onChange` gets a new snapshot whenever something changed; after `dispose` nothing more. */
export class RunClient {
  ports: RunPorts;
  onChange: (progress: RunProgress) => void;
  abort = new AbortController();
  progress = BEGINNING;
  lastEventId = '';

  constructor(ports: RunPorts, onChange: (progress: RunProgress) => void) {
    this.ports = ports;
    this.onChange = onChange;
  }

  /** Starts the run and follows it to its end; never rejects. */
  async start(): Promise<void> {
    this.onChange(this.progress);
    try {
      const run = await this.ports.start();
      this.change({ runId: run.runId, phase: 'reading' });
      // Stop may have been pressed before the run had a name.
      await Promise.all([
        this.follow(run.runId, run),
        this.progress.stopping ? this.cancel(run.runId) : null,
      ]);
    } catch (error) {
      this.fail(error);
    }
  }

  /** Follows a run that is already going on: after a reload, or one that was started elsewhere. */
  async resume(runId: string): Promise<void> {
    this.change({ runId, phase: 'reading' });
    await this.follow(runId, null);
  }

  /** Asks the middleware to stop the run; what was written so far stays. */
  async stop(): Promise<void> {
    if (this.isOver || this.progress.stopping) {
      return;
    }
    this.change({ stopping: true });
    if (this.progress.runId) {
      await this.cancel(this.progress.runId);
    }
  }

  /** Stops listening; the run itself goes on and its answer can be read later. */
  dispose(): void {
    this.abort.abort();
  }

  get isOver(): boolean {
    return this.abort.signal.aborted || this.progress.phase === 'ended';
  }

  change(patch: Partial<RunProgress>): void {
    if (!this.isOver) {
      this.progress = { ...this.progress, ...patch };
      this.onChange(this.progress);
    }
  }

  finish(view: RunView): void {
    this.change({
      phase: 'ended',
      runId: view.runId,
      view,
      sent: view.sent ?? this.progress.sent,
      stopping: false,
    });
    this.abort.abort();
  }

  fail(error: unknown): void {
    this.change({ phase: 'ended', error: describeError(error), stopping: false });
    this.abort.abort();
  }

  async follow(runId: string, first: RunAccess | null): Promise<void> {
    let access = first;
    let attempts = 0;
    /* eslint-disable no-await-in-loop -- one connection after the other is the point */
    for (
      let opened = 0;
      !this.isOver && attempts < STREAM_ATTEMPTS && opened < MOST_CONNECTIONS;
      opened += 1
    ) {
      attempts += 1;
      try {
        access ??= await this.ports.ticket(runId);
      } catch {
        // Polling will meet the same failure and says what it is.
        break;
      }
      if (await this.readOnce(access)) {
        attempts = 0;
      }
      access = null;
      if (!this.isOver) {
        await this.ports.wait(RECONNECT_MS);
      }
    }
    /* eslint-enable no-await-in-loop */
    await this.poll(runId);
  }

  /** Reads until the stream closes; true when at least one event came. */
  async readOnce({ eventsUrl, ticket }: RunAccess): Promise<boolean> {
    let heard = false;
    const request = { url: eventsUrl, ticket, lastEventId: this.lastEventId, signal: this.abort.signal };
    try {
      await readRunEvents(this.ports.open, request, (event) => {
        heard = true;
        this.apply(event);
      });
    } catch {
      // Unreachable, refused or cut: all are answered the same way, by the next attempt or by polling.
    }
    return heard;
  }

  apply(event: RunEvent): void {
    this.lastEventId = event.id || this.lastEventId;
    if (event.kind === 'sent') {
      this.change({ sent: event.sent, phase: this.progress.text ? 'writing' : 'asking' });
    } else if (event.kind === 'text') {
      this.change({ text: this.progress.text + event.text, phase: 'writing' });
    } else if (event.kind === 'ended') {
      this.finish(event.view);
    }
  }

  async poll(runId: string): Promise<void> {
    let pause = FIRST_POLL_MS;
    let failures = 0;
    /* eslint-disable no-await-in-loop -- one question after the other, with a growing pause */
    while (!this.isOver) {
      try {
        this.show(await this.ports.get(runId));
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures >= POLL_FAILURES || !describeError(error).retryable) {
          this.fail(error);
        }
      }
      if (!this.isOver) {
        await this.ports.wait(pause);
        pause = Math.min(pause * 1.5, LONGEST_POLL_MS);
      }
    }
    /* eslint-enable no-await-in-loop */
  }

  show(view: RunView): void {
    if (hasEnded(view.status)) {
      this.finish(view);
      return;
    }
    const text = view.partial ?? this.progress.text;
    const phase = text ? 'writing' : view.sent ? 'asking' : 'reading';
    this.change({ text, phase, sent: view.sent ?? this.progress.sent });
  }

  async cancel(runId: string): Promise<void> {
    try {
      this.finish(await this.ports.cancel(runId));
    } catch (error) {
      this.change({ stopping: false, error: describeError(error) });
    }
  }
}
