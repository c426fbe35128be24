import { LightningElement, api } from 'lwc';
import MAY_HOLD from '@salesforce/customPermission/BYOM_Manage_Holds';
import LightningConfirm from 'lightning/confirm';
import { auditError, hold, holds, release } from 'c/auditRequests';
import type { Hold } from 'c/auditView';
import type { RunError } from 'c/runView';

/** Legal holds of a record: as long as one is active, no audit record about it is deleted. */
export default class AuditHolds extends LightningElement {
  /** The record. */
  @api
  get recordId() {
    return this.subjectId;
  }
  set recordId(value: string) {
    this.subjectId = value;
    this.reason = '';
    this.load();
  }

  subjectId = '';
  rows: Hold[] | null = null;
  reason = '';
  failure: RunError | null = null;
  isBusy = false;

  get mayHold() {
    return MAY_HOLD === true;
  }

  get lines() {
    return (this.rows ?? []).map((row) => ({
      ...row,
      at: Date.parse(row.createdAt),
      state: row.active ? 'Active' : 'Released',
      stateClass: row.active ? 'slds-theme_warning' : '',
      releaseLabel: `Release ${row.name}`,
      canRelease: row.active && this.mayHold,
    }));
  }

  get hasRows() {
    return this.lines.length > 0;
  }

  /** Announced. */
  get summary() {
    const active = (this.rows ?? []).filter((row) => row.active).length;
    if (!this.rows) {
      return '';
    }
    return active === 0
      ? 'No hold: the audit of this record goes when its retention is over.'
      : 'On hold: nothing of the audit of this record is deleted.';
  }

  get cannotHold() {
    return this.isBusy || this.reason.trim() === '';
  }

  handleReason(event: CustomEvent<{ value: string }>) {
    this.reason = event.detail.value ?? '';
  }

  handleHold() {
    return this.change(async () => {
      await hold(this.subjectId, this.reason.trim());
      this.reason = '';
    });
  }

  async handleRelease(event: Event) {
    const { hold: holdId = '', name = '' } = (event.currentTarget as HTMLElement).dataset;
    const sure = await LightningConfirm.open({
      label: `Release ${name}?`,
      message:
        'The audit of this record is deleted when its retention is over. The hold itself stays on record.',
      theme: 'warning',
    });
    if (sure) {
      await this.change(() => release(holdId));
    }
  }

  async change(work: () => Promise<void>) {
    this.isBusy = true;
    this.failure = null;
    try {
      await work();
      await this.load();
    } catch (error) {
      this.failure = { ...auditError(error), retryable: false };
    } finally {
      this.isBusy = false;
    }
  }

  async load() {
    this.rows = null;
    this.failure = null;
    const asked = this.subjectId;
    try {
      const rows = await holds(asked);
      this.rows = asked === this.subjectId ? rows : this.rows;
    } catch (error) {
      this.failure = auditError(error);
    }
  }
}
