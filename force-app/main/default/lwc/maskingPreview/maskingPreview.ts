import { LightningElement, api } from 'lwc';
import { summaryOf } from 'c/maskingView';
import type { Preview, PreviewSide } from 'c/maskingView';
import type { RunError } from 'c/runView';

/** The result of masking something. What was there before stays until the next result is. Sends `retry`. */
export default class MaskingPreview extends LightningElement {
  /** Null as long as nothing was asked for. */
  @api preview: Preview | null = null;

  /** Why there is no result. */
  @api failure: RunError | null = null;

  /** True while a result is on its way. */
  @api busy = false;

  /** True when the subject is a record, whose fields then are named. */
  @api named = false;

  side: PreviewSide = 'sent';

  readonly sides = [
    { label: 'What is sent', value: 'sent' },
    { label: 'What is stored', value: 'stored' },
  ];

  get isEmpty() {
    return !this.preview && !this.failure && !this.busy;
  }

  get shown() {
    return this.failure ? null : this.preview;
  }

  get isFirst() {
    return this.busy && !this.shown;
  }

  get values() {
    return this.shown?.values.filter(({ text }) => text !== '') ?? [];
  }

  get summary() {
    return this.shown && !this.busy ? summaryOf(this.shown) : '';
  }

  get resultClass() {
    return this.busy ? 'result waiting' : 'result';
  }

  get isUnavailable() {
    return this.shown?.external?.status === 'unavailable';
  }

  handleSide(event: CustomEvent<{ value: PreviewSide }>) {
    this.side = event.detail.value;
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
