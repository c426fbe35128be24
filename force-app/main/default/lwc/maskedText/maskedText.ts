import { LightningElement, api } from 'lwc';
import { LAYERS, segmentsOf, treatmentOf } from 'c/maskingView';
import type { MaskedValue, PreviewSide } from 'c/maskingView';

/** Values with the places in them marked, and what the marks mean. */
export default class MaskedText extends LightningElement {
  /** What masking found, its places in the order of the text. */
  @api values: MaskedValue[] = [];

  /** What the model receives, or what is stored. */
  @api side: PreviewSide = 'sent';

  /** True when the values are fields of a record, which then are named. */
  @api named = false;

  get blocks() {
    let first = 1;
    return this.values.map((value, index) => {
      const segments = segmentsOf(value, this.side, first);
      first += value.spans.length;
      const isSent = value.masked !== null;
      const asStored = this.named && value.spans.every(({ kept }) => kept) && value.masked === value.text;
      return {
        key: `${index}`,
        className: this.named ? 'value field' : 'value',
        path: value.path,
        treatment: treatmentOf(value.treatment),
        note: !isSent ? 'not sent' : asStored ? 'sent as stored' : '',
        segments: isSent || this.side === 'stored' ? segments : [],
      };
    });
  }

  /** Only what is on the page, in the order of the layers. */
  get legend() {
    const spans = this.values.flatMap((value) => value.spans);
    const layers = new Set(spans.map(({ kept, layer }) => (kept ? 'kept' : layer)));
    return LAYERS.filter(({ layer }) => layers.has(layer));
  }

  get hasLegend() {
    return this.legend.length > 0;
  }
}
