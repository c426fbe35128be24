import { LightningElement, api } from 'lwc';
import { copyText } from 'c/clipboard';
import type { RunError as RunErrorView } from 'c/runView';

/** What went wrong and what to do; the code and trace id are there for the administrator. Sends `retry` and `dismiss`. */
export default class RunError extends LightningElement {
  /** From `c/errorMessage`. */
  @api error: RunErrorView | null = null;

  /** True where it stays until somebody has read it. */
  @api dismissible = false;

  copied = '';

  get isDismissible() {
    return this.dismissible && Boolean(this.error);
  }

  async handleCopy() {
    const done = await copyText(this.error?.traceId ?? '');
    this.copied = done ? 'Trace id copied.' : 'The browser does not allow copying.';
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }

  handleDismiss() {
    this.dispatchEvent(new CustomEvent('dismiss'));
  }
}
