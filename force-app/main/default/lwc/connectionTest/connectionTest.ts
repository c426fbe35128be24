import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { readResult, verdictOf } from 'c/connectionView';
import type { ConnectionResult } from 'c/connectionView';
import { ADMINISTRATION, describeError } from 'c/errorMessage';
import { test } from 'c/modelRequests';
import type { ModelRow } from 'c/modelView';
import type { RunError } from 'c/runView';

/** A window that asks a model whether it works and shows what came out of it; the record keeps the result. */
export default class ConnectionTest extends LightningModal {
  /** The model to ask. */
  @api model: ModelRow | null = null;

  /** True to ask at once, false to show what the last test found. */
  @api now = false;

  result: ConnectionResult | null = null;
  failure: RunError | null = null;
  isAsking = false;
  announcement = '';

  override connectedCallback() {
    if (this.now) {
      this.ask();
    } else {
      this.result = readResult(this.model?.lastTestResult);
    }
  }

  get heading() {
    return `Test connection: ${this.model?.name ?? ''}`;
  }

  get hasNothing() {
    return !this.result && !this.failure && !this.isAsking;
  }

  handleAgain() {
    this.ask();
  }

  handleClose() {
    this.close();
  }

  async ask() {
    if (this.isAsking) {
      return;
    }
    this.isAsking = true;
    this.failure = null;
    this.result = null;
    this.announcement = 'Asking the model.';
    try {
      this.result = await test(this.model?.id ?? '');
      this.announcement = verdictOf(this.result);
    } catch (error) {
      this.failure = describeError(error, ADMINISTRATION);
      this.announcement = '';
    } finally {
      this.isAsking = false;
    }
  }
}
