import { LightningElement, api } from 'lwc';
import { count } from 'c/batchView';
import type { Estimate } from 'c/batchView';
import { formatCost } from 'c/runView';

/** What a batch would take: records, tokens, cost, and what the numbers come from. */
export default class BatchEstimate extends LightningElement {
  /** From the gateway. */
  @api estimate: Estimate | null = null;

  get figures() {
    const { estimate } = this;
    return estimate
      ? [
          { key: 'runs', label: 'Records', value: count(estimate.runs) },
          { key: 'input', label: 'Tokens to the model', value: count(estimate.inputTokens) },
          { key: 'output', label: 'Tokens of the answers', value: count(estimate.outputTokens) },
          {
            key: 'cost',
            label: 'Cost',
            value: formatCost(estimate.cost) || 'not known: the model has no price',
          },
        ]
      : [];
  }
}
