import { LightningElement, api } from 'lwc';
import { auditError, subject } from 'c/auditRequests';
import { capital, statusClass } from 'c/auditView';
import type { Choice, SubjectRun } from 'c/auditView';
import type { RunError } from 'c/runView';

const ROLES: Record<SubjectRun['role'], string> = {
  subject: 'It was about this record',
  context: 'It read this record along',
};

/** Everything AI did with one record, also where it was only read along with another. Sends `open` with a run id. */
export default class AuditSubject extends LightningElement {
  chosen: Choice | null = null;
  runs: SubjectRun[] | null = null;
  failure: RunError | null = null;
  isBusy = false;
  asked = 0;

  /** Puts the keyboard's focus on the run somebody comes back from. */
  @api focusRun(runId: string) {
    this.template?.querySelector<HTMLElement>(`[data-run="${runId}"]`)?.focus();
  }

  get recordId() {
    return this.chosen?.value ?? '';
  }

  get isEmpty() {
    return this.runs?.length === 0;
  }

  get hasRuns() {
    return (this.runs?.length ?? 0) > 0;
  }

  get lines() {
    return (this.runs ?? []).map((run, index) => ({
      ...run,
      key: `${run.runId}-${index}`,
      at: Date.parse(run.at),
      kind: capital(run.kind),
      prompt: run.prompt ?? '',
      model: run.model ?? '',
      status: capital(run.status),
      statusClass: statusClass(run.status),
      role: ROLES[run.role] ?? run.role,
      label: run.kind.toLowerCase() === 'prompt' ? run.prompt : capital(run.kind),
    }));
  }

  /** Announced. */
  get summary() {
    if (this.isBusy) {
      return 'Searching.';
    }
    if (!this.runs) {
      return '';
    }
    const people = new Set(this.runs.map(({ userId }) => userId)).size;
    const count = this.runs.length === 1 ? '1 interaction' : `${this.runs.length} interactions`;
    return `${count} of ${people === 1 ? '1 person' : `${people} people`} with ${this.chosen?.label ?? ''}.`;
  }

  handleChoose(event: CustomEvent<Choice | null>) {
    this.chosen = event.detail;
    this.runs = null;
    this.failure = null;
    if (this.chosen) {
      this.load();
    }
  }

  handleOpen(event: Event) {
    const { run = '' } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: run }));
  }

  async load() {
    this.asked += 1;
    const asked = this.asked;
    this.isBusy = true;
    this.failure = null;
    try {
      const runs = await subject(this.recordId);
      if (asked === this.asked) {
        this.runs = runs;
      }
    } catch (error) {
      if (asked === this.asked) {
        this.failure = auditError(error);
      }
    } finally {
      this.isBusy = asked !== this.asked && this.isBusy;
    }
  }
}
