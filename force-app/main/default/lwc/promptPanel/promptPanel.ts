import { LightningElement, api, wire } from 'lwc';
import { MessageContext, subscribe, unsubscribe } from 'lightning/messageService';
import type { MessageContextValue, MessageSubscription } from 'lightning/messageService';
import RUN_STARTED from '@salesforce/messageChannel/RunStarted__c';
import prompts from '@salesforce/apex/RunController.prompts';
import { describeError } from 'c/errorMessage';
import { RunClient } from 'c/runClient';
import type { RunProgress } from 'c/runClient';
import { announceEnd, buttonFor } from 'c/panelText';
import { feedback, latest, portsFor } from 'c/runRequests';
import type { PromptOption, RunStartedMessage } from 'c/runRequests';
import { hasEnded } from 'c/runView';
import type { RunError, RunView } from 'c/runView';

/** Runs a prompt on the record of the page and shows the answer while it is written. */
export default class PromptPanel extends LightningElement {
  /** Heading of the card. */
  @api cardTitle = 'Ask AI';

  /** API name of the only prompt to offer; empty for every prompt that fits the object. */
  @api promptName = '';

  /** API name of the record's object; the page sets it. */
  @api objectApiName?: string;

  /** Id of the record; the page sets it, a quick action a moment after the component is on the page. */
  @api
  get recordId() {
    return this.record;
  }
  set recordId(value: string) {
    if (value !== this.record) {
      this.record = value;
      this.showLatest();
    }
  }

  record = '';
  options: PromptOption[] | null = null;
  chosen: PromptOption | null = null;
  progress: RunProgress | null = null;
  view: RunView | null = null;
  failure: RunError | null = null;
  isRecalling = false;
  retry: () => void = () => this.run();
  announcement = '';
  client: RunClient | null = null;
  subscription: MessageSubscription | null = null;

  @wire(MessageContext) messageContext!: MessageContextValue;

  @wire(prompts, { objectApiName: '$objectApiName' })
  receivePrompts({ data, error }: { data?: PromptOption[]; error?: unknown }) {
    if (error) {
      this.options = [];
      this.fail(error, () => this.loadPrompts());
    } else if (data) {
      this.options = data.filter(({ apiName }) => !this.promptName || apiName === this.promptName);
      this.chosen = this.options.find(({ summarizeAction }) => summarizeAction) ?? this.options[0] ?? null;
      this.showLatest();
    }
  }

  override connectedCallback() {
    const receive = (message: RunStartedMessage) => this.handleStartedElsewhere(message);
    this.subscription = subscribe(this.messageContext, RUN_STARTED, receive);
  }

  override disconnectedCallback() {
    this.client?.dispose();
    if (this.subscription) {
      unsubscribe(this.subscription);
    }
  }

  get isLoading() {
    return this.options === null || this.isRecalling;
  }

  get hasNoPrompt() {
    return this.options?.length === 0 && !this.failure;
  }

  /** A page made for everybody is no error for somebody who has no part in this. */
  get hasNoAccess() {
    return this.failure?.code === 'NO_ACCESS';
  }

  get hasChoice() {
    return (this.options?.length ?? 0) > 1;
  }

  get choices() {
    return (this.options ?? []).map(({ apiName, label }) => ({ label, value: apiName }));
  }

  get hasResult() {
    return this.progress !== null || this.view !== null;
  }

  get isWaitingForFirstRun() {
    return this.chosen !== null && !this.hasResult && !this.failure && !this.isRecalling;
  }

  /** One button for both, so that the keyboard's focus stays where it is. */
  get button() {
    return buttonFor(this.chosen, this.progress);
  }

  get cannotRun() {
    return !this.chosen || !this.record;
  }

  get endedView() {
    return this.progress ? null : this.view;
  }

  handleChoice(event: CustomEvent<{ value: string }>) {
    this.chosen = this.options?.find(({ apiName }) => apiName === event.detail.value) ?? this.chosen;
    this.showLatest();
  }

  handleButton(event: MouseEvent) {
    if (!this.progress) {
      this.run();
    } else if (event.detail < 2) {
      // The second click of a double click is no wish to stop.
      this.client?.stop();
    }
  }

  handleAgain() {
    // What was pressed goes away while the run goes on; the button that stops it is the next thing to reach.
    this.template?.querySelector<HTMLElement>('[data-id="run"]')?.focus();
    this.run();
  }

  handleRetry() {
    this.template?.querySelector<HTMLElement>('[data-id="run"]')?.focus();
    this.failure = null;
    this.retry();
  }

  async handleFeedback(event: CustomEvent<{ rating: 'up' | 'down'; reason: string | null }>) {
    const { runId } = this.view as RunView;
    try {
      const view = await feedback(runId, event.detail.rating, event.detail.reason);
      this.view = this.view?.runId === runId ? view : this.view;
    } catch (error) {
      this.failure = { ...describeError(error), retryable: false };
    }
  }

  handleStartedElsewhere({ recordId, promptName, runId }: RunStartedMessage) {
    const chosen = this.options?.find(({ apiName }) => apiName === promptName);
    if (recordId === this.record && chosen) {
      this.chosen = chosen;
      this.follow((client) => client.resume(runId));
    }
  }

  async loadPrompts() {
    try {
      this.receivePrompts({ data: await prompts({ objectApiName: this.objectApiName ?? '' }) });
    } catch (error) {
      this.receivePrompts({ error });
    }
  }

  fail(error: unknown, retry: () => void) {
    this.failure = describeError(error);
    this.retry = retry;
  }

  run() {
    this.retry = () => this.run();
    this.follow((client) => client.start());
  }

  follow(begin: (client: RunClient) => Promise<void>) {
    this.client?.dispose();
    this.failure = null;
    const ports = portsFor(this.chosen?.apiName ?? '', this.record);
    const client = new RunClient(ports, (progress) => this.receiveProgress(progress));
    this.client = client;
    this.announcement = `${this.chosen?.label} started.`;
    begin(client);
  }

  receiveProgress(progress: RunProgress) {
    this.progress = progress.phase === 'ended' ? null : progress;
    this.failure = progress.error ?? this.failure;
    if (progress.view) {
      this.receiveView(progress.view);
      this.announcement = announceEnd(progress.view.status);
    }
  }

  /** A failed run leaves the last answer where it is. */
  receiveView(view: RunView) {
    if (view.error && view.status === 'failed') {
      this.failure = { ...view.error, traceId: view.traceId };
    } else {
      this.view = view;
    }
  }

  async showLatest() {
    this.client?.dispose();
    this.progress = null;
    this.view = null;
    const { record, chosen } = this;
    if (!record || !chosen) {
      return;
    }
    this.failure = null;
    this.isRecalling = true;
    try {
      const run = await latest(chosen.apiName, record);
      // The person may have chosen another prompt or pressed the button by now.
      if (run && record === this.record && chosen === this.chosen && !this.progress && !this.view) {
        this.showKept(run);
      }
    } catch (error) {
      this.fail(error, () => this.showLatest());
    } finally {
      this.isRecalling = false;
    }
  }

  showKept(run: RunView) {
    if (hasEnded(run.status)) {
      this.receiveView(run);
    } else {
      this.retry = () => this.run();
      this.follow((client) => client.resume(run.runId));
    }
  }
}
