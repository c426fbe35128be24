import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { auditError, reveal } from 'c/auditRequests';
import type { Revealed } from 'c/auditView';
import type { RunError } from 'c/runView';

/** The gateway takes no shorter reason. */
const SHORTEST_REASON = 10;

interface Input extends HTMLElement {
  setCustomValidity(message: string): void;
  reportValidity(): boolean;
}

/** Shows the real values behind one run to somebody who says why. The look is on record before they are shown. */
export default class RevealModal extends LightningModal {
  /** The run. */
  @api runId = '';

  /** Name of its audit record. */
  @api name = '';

  reason = '';
  revealed: Revealed | null = null;
  failure: RunError | null = null;
  isBusy = false;

  get heading() {
    return `Reveal real values of ${this.name}`;
  }

  get isAsking() {
    return this.revealed === null;
  }

  get prompt() {
    return this.revealed?.prompt ?? '';
  }

  get answer() {
    return this.revealed?.answer ?? '';
  }

  get closeLabel() {
    return this.revealed ? 'Close' : 'Cancel';
  }

  handleReason(event: CustomEvent<{ value: string }>) {
    this.reason = event.detail.value;
    (event.target as Input).setCustomValidity('');
  }

  async handleReveal() {
    const input = this.template?.querySelector<Input>('[data-name="reason"]');
    const problem =
      this.reason.trim().length < SHORTEST_REASON
        ? `Say why in at least ${SHORTEST_REASON} characters, for example the number of the request.`
        : '';
    input?.setCustomValidity(problem);
    input?.reportValidity();
    if (problem) {
      input?.focus();
      return;
    }
    this.isBusy = true;
    this.failure = null;
    try {
      this.revealed = await reveal(this.runId, this.reason.trim());
    } catch (error) {
      this.failure = auditError(error);
    } finally {
      this.isBusy = false;
    }
  }

  handleClose() {
    this.close();
  }
}
