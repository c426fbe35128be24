import { LightningElement, api } from 'lwc';
import SentModal from 'c/sentModal';
import { standInOf } from 'c/attemptView';
import { copyText } from 'c/clipboard';
import type { RunProgress } from 'c/runClient';
import type { RunView } from 'c/runView';

/**
 * What a run gave so far: its stages, its text, and what a person can do with it. Sends `rerun`, and passes `feedback` on.
 */
export default class RunResult extends LightningElement {
  /** The run that is going on, or null. */
  @api progress: RunProgress | null = null;

  /** The last run that ended with something to show, or null. */
  @api view: RunView | null = null;

  announcement = '';

  get text() {
    return this.progress ? this.progress.text : (this.view?.answer ?? this.view?.partial ?? '');
  }

  get hasText() {
    return this.text !== '';
  }

  get streaming() {
    return this.progress !== null;
  }

  get format() {
    return this.view && !this.progress ? this.view.answerFormat : 'markdown';
  }

  /** Stages show until the first word. */
  get waiting() {
    return this.progress !== null && !this.hasText;
  }

  get ended() {
    return this.progress ? null : this.view;
  }

  get stopped() {
    return this.ended?.status === 'cancelled';
  }

  get sent() {
    return this.progress ? this.progress.sent : (this.view?.sent ?? null);
  }

  get modelName() {
    return this.sent?.model.name ?? '';
  }

  /** Another model than the one that was meant: nobody may overlook it. */
  get noteClass() {
    return standInOf(this.ended) ? 'note note_stand-in' : 'note';
  }

  get leftOutNote() {
    const count = this.ended?.sent?.leftOut.length ?? 0;
    if (count === 0) {
      return '';
    }
    return count === 1 ? '1 field was left out.' : `${count} fields were left out.`;
  }

  get canCopy() {
    return this.ended !== null && this.hasText;
  }

  async handleCopy() {
    const done = await copyText(this.text);
    this.announcement = done ? 'Answer copied.' : 'The browser does not allow copying.';
  }

  handleRerun() {
    this.dispatchEvent(new CustomEvent('rerun'));
  }

  handleFeedback(event: CustomEvent<{ rating: 'up' | 'down'; reason: string | null }>) {
    this.dispatchEvent(new CustomEvent('feedback', { detail: event.detail }));
  }

  async handleSent() {
    await SentModal.open({ size: 'medium', label: 'What was sent', sent: this.sent, run: this.ended });
  }
}
