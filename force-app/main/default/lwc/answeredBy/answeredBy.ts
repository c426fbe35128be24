import { LightningElement, api } from 'lwc';
import { standInOf } from 'c/attemptView';
import { formatCost, formatDuration, formatTokens } from 'c/runView';
import type { RunView } from 'c/runView';

/** One line under the answer: which model, in whose place, where, when, how long, how much. */
export default class AnsweredBy extends LightningElement {
  /** The run that ended. */
  @api run: RunView | null = null;

  get who() {
    const model = this.run?.sent?.model;
    return model ? [model.name, model.region].filter(Boolean).join(' · ') : 'no model';
  }

  get verb() {
    return this.run?.status === 'cancelled' ? 'Stopped, by' : 'Answered by';
  }

  /** Whose place the model took, and in which layer; '' when the model first named answered. */
  get standIn() {
    const standIn = standInOf(this.run);
    return standIn ? `(${standIn})` : '';
  }

  /** Milliseconds since 1970: the base component takes no text. */
  get time() {
    return Date.parse(this.run?.endedAt ?? this.run?.startedAt ?? '');
  }

  get figures() {
    const duration = formatDuration(this.run?.timings?.totalMs);
    const parts = [duration, formatTokens(this.run?.usage ?? null), formatCost(this.run?.cost ?? null)];
    return parts.filter(Boolean).join(' · ');
  }
}
