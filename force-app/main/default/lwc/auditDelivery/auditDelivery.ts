import { LightningElement } from 'lwc';
import { auditError, delivery, retryDelivery } from 'c/auditRequests';
import { numberText } from 'c/auditView';
import type { Delivery } from 'c/auditView';
import type { RunError } from 'c/runView';

/** From here on somebody should look: a healthy delivery takes seconds. */
const LATE_SECONDS = 300;

/** How far audit records are on their way into Salesforce, what was given up and why, and another try. */
export default class AuditDelivery extends LightningElement {
  state: Delivery | null = null;
  failure: RunError | null = null;
  isBusy = false;

  override connectedCallback() {
    this.load();
  }

  get isLoading() {
    return !this.state && !this.failure;
  }

  get figures() {
    const { waiting = 0, oldestSeconds = null, dead = [] } = this.state ?? {};
    return [
      { label: 'On their way', value: numberText(waiting) },
      { label: 'Oldest waits', value: waiting === 0 ? 'nothing waits' : ageText(oldestSeconds ?? 0) },
      { label: 'Given up', value: numberText(dead.length) },
    ];
  }

  /** Announced. */
  get summary() {
    if (!this.state) {
      return '';
    }
    const { dead, waiting, oldestSeconds } = this.state;
    if (dead.length > 0) {
      return 'Some audit records were given up. They are kept by the gateway until they are delivered.';
    }
    if ((oldestSeconds ?? 0) > LATE_SECONDS) {
      return 'The delivery is late. Nothing is lost; it goes on by itself as soon as Salesforce takes records again.';
    }
    return waiting > 0 ? 'Audit records are on their way.' : 'Everything is delivered.';
  }

  get lines() {
    return (this.state?.dead ?? []).map((row) => ({
      ...row,
      at: Date.parse(row.since),
      retryLabel: `Deliver ${row.runId} again`,
    }));
  }

  get hasDead() {
    return this.lines.length > 0;
  }

  handleRetry(event: Event) {
    const { run } = (event.currentTarget as HTMLElement).dataset;
    return this.ask(() => retryDelivery(run ? [run] : null));
  }

  load() {
    return this.ask(delivery);
  }

  async ask(question: () => Promise<Delivery>) {
    this.isBusy = true;
    this.failure = null;
    try {
      this.state = await question();
    } catch (error) {
      this.failure = auditError(error);
    } finally {
      this.isBusy = false;
    }
  }
}

/** `45 s`, `12 min`, `3 h`, `2 days`. */
function ageText(seconds: number): string {
  if (seconds < 120) {
    return `${Math.round(seconds)} s`;
  }
  if (seconds < 7200) {
    return `${Math.round(seconds / 60)} min`;
  }
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
