import { LightningElement, api } from 'lwc';
import { copyText } from 'c/clipboard';
import type { TimelineItem } from 'c/auditTimelineView';

/** What happened, one after the other, each with its facts; ids and hashes can be copied. */
export default class AuditTimeline extends LightningElement {
  /** In their order. */
  @api items: TimelineItem[] = [];

  copied = '';

  get entries() {
    return this.items.map((item) => ({
      ...item,
      className: `item item_${item.tone}`,
      hasFacts: item.facts.length > 0,
      lines: item.facts.map((fact) => ({
        ...fact,
        className: fact.copyable ? 'code' : '',
        copyLabel: `Copy ${fact.label.toLowerCase()}`,
      })),
    }));
  }

  async handleCopy(event: Event) {
    const { value = '', label = '' } = (event.currentTarget as HTMLElement).dataset;
    const done = await copyText(value);
    this.copied = done ? `${label} copied.` : 'The browser does not allow copying.';
  }
}
