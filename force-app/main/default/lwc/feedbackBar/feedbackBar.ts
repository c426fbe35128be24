import { LightningElement, api } from 'lwc';
import type { RunView } from 'c/runView';

/** Thumbs up or down, and why. Sends `feedback` with `{ rating, reason }`: at once for the thumb, again for the reason. */
export default class FeedbackBar extends LightningElement {
  kept: RunView['feedback'] = null;
  rating: 'up' | 'down' | null = null;
  reason = '';
  asking = false;
  announcement = '';

  /** What is already kept for this run. */
  @api
  get feedback() {
    return this.kept;
  }
  set feedback(value: RunView['feedback']) {
    this.kept = value ?? null;
    this.rating = value?.rating ?? null;
    // What is being typed is not overwritten by the answer to the thumb.
    this.reason = this.asking ? this.reason : (value?.reason ?? '');
  }

  get isUp() {
    return this.rating === 'up';
  }

  get isDown() {
    return this.rating === 'down';
  }

  get question() {
    return this.isUp ? 'What was good? (optional)' : 'What was wrong? (optional)';
  }

  handleUp() {
    this.rate('up');
  }

  handleDown() {
    this.rate('down');
  }

  handleReason(event: CustomEvent<{ value: string }>) {
    this.reason = event.detail.value;
  }

  handleSend() {
    this.send(this.reason.trim() || null);
    this.close('Thank you. Your reason is kept with the audit record.');
  }

  handleSkip() {
    this.close('');
  }

  rate(rating: 'up' | 'down') {
    this.rating = rating;
    this.asking = true;
    this.announcement = 'Thank you. You can add a reason.';
    this.send(null);
  }

  send(reason: string | null) {
    this.dispatchEvent(new CustomEvent('feedback', { detail: { rating: this.rating, reason } }));
  }

  /** The form goes away: the focus returns to the thumb that opened it. */
  close(announcement: string) {
    this.asking = false;
    this.announcement = announcement;
    this.template?.querySelector<HTMLElement>(`[data-id="${this.rating}"]`)?.focus();
  }
}
