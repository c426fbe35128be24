import { LightningElement, api } from 'lwc';
import { splitTokens } from 'c/tokens';
import { attemptLines } from 'c/attemptView';
import { explainLeftOut, formatCost, formatTokens } from 'c/runView';
import type { RunView, SentView } from 'c/runView';

/** Everything that left Salesforce for one run, as it left: the masked prompt, to whom, when, at what price. */
export default class SentDetails extends LightningElement {
  /** What was sent. */
  @api sent: SentView | null = null;

  /** The run, once it ended: brings tokens, cost and the trace id. */
  @api run: RunView | null = null;

  get facts() {
    const model = this.sent?.model;
    const facts = [
      ['Model', model?.name],
      ['Platform', model?.platform],
      ['Technology', model?.technology],
      ['Region', model?.region ?? 'not set'],
      ['Tokens', formatTokens(this.run?.usage ?? null)],
      ['Cost', formatCost(this.run?.cost ?? null)],
      ['Chosen because', this.sent?.route?.at(-1)?.reason],
      ['Trace id', this.run?.traceId],
    ];
    return facts.filter(([, value]) => value).map(([label, value]) => ({ label, value }));
  }

  get sentAt() {
    return this.sent?.sentAt;
  }

  get masks() {
    const counts = Object.entries(this.sent?.maskCounts ?? {});
    return counts.map(([type, count]) => ({ type, label: `${type.replaceAll('_', ' ')} × ${count}` }));
  }

  get hasMasks() {
    return this.masks.length > 0;
  }

  get attempts() {
    return attemptLines(this.run);
  }

  get hasAttempts() {
    return this.attempts.length > 0;
  }

  get leftOut() {
    const fields = this.sent?.leftOut ?? [];
    return fields.map(({ field, reason }) => ({ field, reason: explainLeftOut(reason) }));
  }

  get hasLeftOut() {
    return this.leftOut.length > 0;
  }

  get systemParts() {
    return splitTokens(this.sent?.system ?? '');
  }

  get promptParts() {
    return splitTokens(this.sent?.prompt ?? '');
  }
}
