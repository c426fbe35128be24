import { LightningElement, api } from 'lwc';
import BatchEditor from 'c/batchEditor';
import { batchError, batches } from 'c/batchRequests';
import { count, isWorking, percentOf, progressText, stateOf, wasDiscarded } from 'c/batchView';
import type { BatchView } from 'c/batchView';
import { Refresher } from 'c/refresher';
import type { Next } from 'c/refresher';
import { formatCost } from 'c/runView';
import type { RunError } from 'c/runView';

/** A list changes less than the batch somebody looks at. */
const SOON = 5000;

/** The batches of a person, the newest first, and a way to make one. Sends `open` with a batch id. */
export default class BatchList extends LightningElement {
  /** The batch somebody comes back from: its row gets the focus. */
  @api cameFrom = '';

  rows: BatchView[] | null = null;
  failure: RunError | null = null;
  hasReturned = false;
  refresher = new Refresher(() => this.refresh(), SOON);

  override connectedCallback() {
    this.refresher.start();
  }

  override disconnectedCallback() {
    this.refresher.stop();
  }

  override renderedCallback() {
    const wanted = this.hasReturned ? '' : this.cameFrom;
    const row = wanted ? this.template?.querySelector<HTMLElement>(`[data-batch="${wanted}"]`) : null;
    if (row) {
      this.hasReturned = true;
      row.focus();
    }
  }

  get lines() {
    return (this.rows ?? []).map((batch) => ({
      batchId: batch.batchId,
      name: batch.name,
      prompt: batch.prompt.label,
      source: batch.source.text,
      state: stateOf(batch),
      progress: batch.state === 'draft' ? '' : progressText(batch),
      barStyle: `width: ${percentOf(batch)}%`,
      isStarted: batch.state !== 'draft',
      failed: count(batch.counts.failed),
      cost: formatCost(batch.cost),
      created: Date.parse(batch.createdAt),
    }));
  }

  handleRetry() {
    this.failure = null;
    this.refresher.start();
  }

  handleOpen(event: Event) {
    this.open((event.currentTarget as HTMLElement).dataset.batch ?? '');
  }

  async handleNew() {
    const batchId = await BatchEditor.open<string>({ size: 'medium', label: 'New batch', mode: 'batch' });
    if (batchId) {
      this.open(batchId);
    }
  }

  open(batchId: string) {
    this.dispatchEvent(new CustomEvent('open', { detail: batchId }));
  }

  async refresh(): Promise<Next> {
    try {
      this.rows = (await batches()).filter((batch) => !wasDiscarded(batch));
      this.failure = null;
    } catch (error) {
      this.failure = batchError(error);
      return this.failure.retryable ? 'later' : 'never';
    }
    return this.rows.some(isWorking) ? 'soon' : 'never';
  }
}
