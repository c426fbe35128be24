import { LightningElement, api } from 'lwc';
import type { RunError } from 'c/runView';

/**
 * A page with one list: what it is about and its action, then what there is to say about the rows, or the list itself in the
 * default slot. Sends `retry` when somebody wants the rows asked for anew.
 */
export default class ListPage extends LightningElement {
  /** Null until they are there. */
  @api rows: readonly unknown[] | null = null;

  /** Why there are none, from `c/errorMessage`. */
  @api failure: RunError | null = null;

  /** Said to a screen reader while the rows are asked for. */
  @api loadingText = '';

  /** Said in place of a list without rows. */
  @api emptyText = '';

  get isLoading() {
    return !this.rows && !this.failure;
  }

  get isEmpty() {
    return this.rows?.length === 0;
  }

  get hasRows() {
    return (this.rows?.length ?? 0) > 0;
  }

  handleRetry() {
    this.dispatchEvent(new CustomEvent('retry'));
  }
}
