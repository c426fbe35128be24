import { LightningElement, api } from 'lwc';
import LightningConfirm from 'lightning/confirm';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { act, batch, batchError } from 'c/batchRequests';
import { actionsOf, countOf, isWorking, isWriting, stateOf } from 'c/batchView';
import type { BatchAction, BatchView } from 'c/batchView';
import { Refresher } from 'c/refresher';
import type { Next } from 'c/refresher';
import type { RunError } from 'c/runView';

const SAID: Record<BatchAction, string> = {
  start: 'was started.',
  pause: 'is paused. What is being asked already still comes back.',
  resume: 'goes on.',
  cancel: 'was cancelled.',
  retry: 'runs its failed records again.',
};

/** Answers are in their records soon after the last of them has come. */
const WRITING_MILLISECONDS = 60_000;

/** One batch: how far it is, what it cost, what failed, and what may be done about it. Sends `back`. */
export default class BatchDetail extends LightningElement {
  /** Which one. */
  @api batchId = '';

  batch: BatchView | null = null;
  failure: RunError | null = null;
  refusal: RunError | null = null;
  isBusy = false;
  isFocused = false;
  refresher = new Refresher(() => this.refresh());

  override connectedCallback() {
    this.refresher.start();
  }

  override disconnectedCallback() {
    this.refresher.stop();
  }

  /** Who opens a batch with the keyboard goes on at its heading. */
  override renderedCallback() {
    const heading = this.isFocused ? null : this.template?.querySelector<HTMLElement>('h2');
    if (heading) {
      this.isFocused = true;
      heading.focus();
    }
  }

  get isLoading() {
    return !this.batch && !this.failure;
  }

  get badge() {
    return this.batch ? stateOf(this.batch) : null;
  }

  get isDraft() {
    return this.batch?.state === 'draft';
  }

  get actions() {
    return this.batch ? actionsOf(this.batch) : [];
  }

  get facts() {
    const { batch: shown } = this;
    return shown
      ? [
          { key: 'prompt', label: 'Prompt', value: shown.prompt.label },
          { key: 'source', label: 'Records', value: shown.source.text },
          { key: 'field', label: 'Written to', value: shown.writeTo ?? 'no field' },
          { key: 'skip', label: 'Unchanged records', value: shown.skipUnchanged ? 'skipped' : 'asked again' },
        ]
      : [];
  }

  get created() {
    return Date.parse(this.batch?.startedAt ?? this.batch?.createdAt ?? '');
  }

  get createdLabel() {
    return this.batch?.startedAt ? 'Started' : 'Made';
  }

  handleBack() {
    this.dispatchEvent(new CustomEvent('back'));
  }

  handleRetry() {
    this.refresher.start();
  }

  async handleAction(event: Event) {
    const action = (event.currentTarget as HTMLElement).dataset.id as BatchAction;
    if (!this.batch || this.isBusy || !(await confirmed(action, this.batch))) {
      return;
    }
    const isDiscarded = action === 'cancel' && this.isDraft;
    this.isBusy = true;
    this.refusal = null;
    try {
      this.batch = await act(this.batchId, action);
      this.tell(`${this.batch.name} ${isDiscarded ? 'was discarded.' : SAID[action]}`);
      if (isDiscarded) {
        this.handleBack();
      } else {
        this.refresher.start();
      }
    } catch (error) {
      this.refusal = { ...batchError(error), retryable: false };
    } finally {
      this.isBusy = false;
    }
  }

  /** Asks how far it is. A question that fails leaves what is shown, and says so. */
  async refresh(): Promise<Next> {
    try {
      this.batch = await batch(this.batchId);
      this.failure = null;
    } catch (error) {
      this.failure = batchError(error);
      return this.failure.retryable ? 'later' : 'never';
    }
    return nextOf(this.batch);
  }

  tell(title: string) {
    this.dispatchEvent(new ShowToastEvent({ title, variant: 'success' }));
  }
}

function nextOf(shown: BatchView): Next {
  if (isWorking(shown)) {
    return 'soon';
  }
  // Salesforce may take none for a while: then nobody needs to ask every other second.
  const isRecent = Date.now() - Date.parse(shown.endedAt ?? '') < WRITING_MILLISECONDS;
  return isWriting(shown) ? (isRecent ? 'soon' : 'later') : 'never';
}

/** Only what cannot be taken back is asked about. */
async function confirmed(action: BatchAction, shown: BatchView): Promise<boolean> {
  if (action !== 'cancel' || shown.state === 'draft') {
    return true;
  }
  const open = countOf(shown.counts.waiting, 'waiting record');
  return LightningConfirm.open({
    label: 'Cancel this batch?',
    message: `${open} will not be asked about. Answers that are there stay. A cancelled batch cannot be resumed; a paused one can.`,
    theme: 'warning',
  });
}
