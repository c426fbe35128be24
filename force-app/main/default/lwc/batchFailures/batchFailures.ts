import { LightningElement, api } from 'lwc';
import { NavigationMixin } from 'lightning/navigation';
import { batchError, items, recordNames } from 'c/batchRequests';
import { count, countOf } from 'c/batchView';
import type { BatchItem, BatchView } from 'c/batchView';
import type { RunError } from 'c/runView';

/** Why records of a batch failed: each cause with what to do, and the records themselves, a page at a time. */
export default class BatchFailures extends NavigationMixin(LightningElement) {
  failed: BatchItem[] = [];
  names: Record<string, string> = {};
  next: number | null = null;
  failure: RunError | null = null;
  shown: BatchView | null = null;
  isLengthened = false;
  /** Counts the questions: only the last one's answer is shown. */
  asked = 0;

  /** From the gateway. Other failures than before are asked for; a list that somebody has lengthened stays as it is. */
  @api get batch(): BatchView | null {
    return this.shown;
  }
  set batch(batch: BatchView | null) {
    const before = this.shown;
    this.shown = batch;
    if (before?.counts.failed !== batch?.counts.failed && !(this.isLengthened && this.hasFailures)) {
      this.load();
    }
  }

  get hasFailures() {
    return (this.batch?.counts.failed ?? 0) > 0;
  }

  get causes() {
    return (this.batch?.causes ?? []).map((cause) => ({
      ...cause,
      records: countOf(cause.count, 'record'),
    }));
  }

  get lines() {
    return this.failed.map((item) => ({
      ...item,
      name: this.names[item.recordId] ?? item.recordId,
      reason: item.message ?? item.code ?? '',
      address: `/lightning/r/${item.recordId}/view`,
    }));
  }

  get hasMore() {
    return this.next !== null;
  }

  get listTitle() {
    const total = this.batch?.counts.failed ?? 0;
    return this.failed.length < total
      ? `Failed records: ${count(this.failed.length)} of ${count(total)}`
      : 'Failed records';
  }

  async load() {
    if (this.hasFailures) {
      await this.ask(null);
    } else {
      this.failed = [];
      this.next = null;
      this.isLengthened = false;
    }
  }

  handleMore() {
    this.isLengthened = true;
    return this.ask(this.next);
  }

  handleRetry() {
    return this.ask(this.failed.length > 0 ? this.next : null);
  }

  handleRecord(event: MouseEvent) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const recordId = (event.currentTarget as HTMLElement).dataset.record ?? '';
      const attributes = { recordId, actionName: 'view' };
      this[NavigationMixin.Navigate]?.({ type: 'standard__recordPage', attributes });
    }
  }

  async ask(after: number | null) {
    this.asked += 1;
    const asked = this.asked;
    this.failure = null;
    try {
      const page = await items(this.batch?.batchId ?? '', 'failed', after);
      if (asked === this.asked) {
        this.failed = after === null ? page.items : [...this.failed, ...page.items];
        this.next = page.next;
        await this.loadNames(page.items);
      }
    } catch (error) {
      this.failure = asked === this.asked ? batchError(error) : this.failure;
    }
  }

  /** Only makes the list easier to read: without a name a record has its id. */
  async loadNames(found: BatchItem[]) {
    try {
      const names = await recordNames(found.map(({ recordId }) => recordId));
      this.names = { ...this.names, ...names };
    } catch {
      // The ids stay.
    }
  }
}
