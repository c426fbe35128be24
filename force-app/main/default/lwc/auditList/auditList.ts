import { LightningElement, api } from 'lwc';
import { auditError, page } from 'c/auditRequests';
import { lineOf } from 'c/auditView';
import type { AuditFilter, AuditRow } from 'c/auditView';
import type { RunError } from 'c/runView';

/** Interactions that fit the filters, the newest first, page by page. Sends `open` with a run id. */
export default class AuditList extends LightningElement {
  filter: AuditFilter = {};
  rows: AuditRow[] | null = null;
  more = false;
  failure: RunError | null = null;
  isBusy = false;
  /** How often was asked: only the last answer is shown. */
  asked = 0;

  /** Puts the keyboard's focus on the run somebody comes back from. */
  @api focusRun(runId: string) {
    this.template?.querySelector<HTMLElement>(`[data-run="${runId}"]`)?.focus();
  }

  get lines() {
    return (this.rows ?? []).map(lineOf);
  }

  get isLoading() {
    return this.isBusy && !this.rows;
  }

  get isEmpty() {
    return this.rows?.length === 0 && !this.failure;
  }

  get hasRows() {
    return (this.rows?.length ?? 0) > 0;
  }

  /** Announced. */
  get summary() {
    const count = this.rows?.length ?? 0;
    if (this.isBusy || this.failure || count === 0) {
      return '';
    }
    const shown = count === 1 ? '1 interaction' : `${count} interactions`;
    return this.more ? `The newest ${shown}. There are older ones.` : `${shown}.`;
  }

  handleFilter(event: CustomEvent<AuditFilter>) {
    this.filter = event.detail;
    this.rows = null;
    this.load(null);
  }

  handleMore() {
    this.load(this.rows?.at(-1) ?? null);
  }

  handleRetry() {
    this.load(this.rows?.at(-1) ?? null);
  }

  handleOpen(event: Event) {
    const { run = '' } = (event.currentTarget as HTMLElement).dataset;
    this.dispatchEvent(new CustomEvent('open', { detail: run }));
  }

  async load(last: AuditRow | null) {
    this.asked += 1;
    const asked = this.asked;
    this.isBusy = true;
    this.failure = null;
    try {
      const found = await page(this.filter, last);
      if (asked === this.asked) {
        this.rows = [...((last && this.rows) ?? []), ...found.rows];
        this.more = found.more;
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
