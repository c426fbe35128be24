import { LightningElement, api } from 'lwc';
import { announcementOf, figuresOf, percentOf, progressText } from 'c/batchView';
import type { BatchView } from 'c/batchView';

/** How far a batch is: a bar, the counts, and a sentence for a screen reader at every quarter. */
export default class BatchProgress extends LightningElement {
  /** From the gateway. */
  @api batch: BatchView | null = null;

  get percent() {
    return this.batch ? percentOf(this.batch) : 0;
  }

  get text() {
    return this.batch ? progressText(this.batch) : '';
  }

  get barStyle() {
    return `width: ${this.percent}%`;
  }

  get barClass() {
    const isWell = this.batch?.state === 'done' && this.batch.counts.failed === 0;
    return `slds-progress-bar__value${isWell ? ' slds-progress-bar__value_success' : ''}`;
  }

  get announcement() {
    return this.batch ? announcementOf(this.batch) : '';
  }

  get figures() {
    return this.batch ? figuresOf(this.batch) : [];
  }
}
