import { LightningElement, api } from 'lwc';
import { checkLines, verdictOf } from 'c/connectionView';
import type { ConnectionResult as Result } from 'c/connectionView';
import { formatCost } from 'c/runView';

const THEMES: Record<Result['status'], string> = {
  passed: 'verdict verdict_passed',
  partly: 'verdict verdict_partly',
  failed: 'verdict verdict_failed',
};

/** What *Test connection* found, check by check. */
export default class ConnectionResult extends LightningElement {
  /** From the middleware, or kept on the record. */
  @api result: Result | null = null;

  get verdict() {
    return this.result ? verdictOf(this.result) : '';
  }

  get verdictClass() {
    return this.result ? THEMES[this.result.status] : '';
  }

  get checks() {
    return this.result ? checkLines(this.result) : [];
  }

  get testedAt() {
    return Date.parse(this.result?.testedAt ?? '');
  }

  get facts() {
    const model = this.result?.model;
    return [model ? `The provider says: ${model}` : '', formatCost(this.result?.cost ?? null)]
      .filter(Boolean)
      .join(' · ');
  }
}
